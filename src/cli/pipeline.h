#pragma once
#include <memory>

#include "cli/arguments.h"
#include "cli/stopwatch.h"
#include "figures/bound_figure.h"
#include "render/context.h"
#include "review/edition.h"

namespace gongbao {

/// The world of a public build whose documents are not the head's: read from other files than the authors' last.
struct Published {
  Edition edition;
  Library library;
  std::unique_ptr<History> history;
  std::unique_ptr<VisibleLibrary> visible;
  std::unique_ptr<Ledger> ledger;
};

/// Everything that a command may want to know of a site, up to the first byte rendered. The parts refer to each other, so it
/// stays where it was made.
struct Plan {
  Findings findings;
  Cache cache;  ///< of earlier builds; none where nothing may be taken from them
  Instant as_of;
  Snapshot snapshot;
  Library library;  ///< the head's: what authors wrote
  std::unique_ptr<History> history;
  SignOffs sign_offs;
  std::unique_ptr<Published> published;  ///< what the public may see, where some kind needs sign-off and it is not the head
  std::unique_ptr<VisibleLibrary> visible;
  std::unique_ptr<Ledger> ledger;
  std::map<std::string, Instant, std::less<>> opening;  ///< Edition::opening
  std::vector<MovedFigure> moved_figures;  ///< of signed documents, since they were signed
  std::unique_ptr<SignedHistories> histories;  ///< for readers; null where no kind needs sign-off
  std::unique_ptr<Site> site;
  std::vector<ThemeFile> theme_files;
  std::unique_ptr<Theme> theme;
  std::unique_ptr<RenderContext> context;

  /// The library that `visible` selects from.
  const Library& shown_library() const { return shows_published ? published->library : library; }
  const Snapshot& shown_snapshot() const { return shows_published ? published->edition.snapshot : snapshot; }
  const History& shown_history() const { return shows_published ? *published->history : *history; }
  bool shows_published = false;

  Plan() = default;
  Plan(const Plan&) = delete;
  Plan& operator=(const Plan&) = delete;
};

/// The first part of make_plan(): what there is, who may see it and what it adds up to; nothing is laid out.
void plan_content(const Options& options, Plan& plan, Stopwatch& watch);

/// The program's table of contents: reads, types, checks, decides what may be seen, adds up and lays out. It goes on over
/// findings, so that authors see all of them at once.
void make_plan(const Options& options, Plan& plan, Stopwatch& watch);

}  // namespace gongbao
