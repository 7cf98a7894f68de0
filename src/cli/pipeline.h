#pragma once
#include <memory>

#include "cli/arguments.h"
#include "cli/stopwatch.h"
#include "render/context.h"

namespace gongbao {

/// Everything that a command may want to know of a site, up to the first byte rendered. The parts refer to each other, so it
/// stays where it was made.
struct Plan {
  Findings findings;
  Instant as_of;
  Snapshot snapshot;
  Library library;
  std::unique_ptr<VisibleLibrary> visible;
  std::unique_ptr<History> history;
  std::unique_ptr<Ledger> ledger;
  std::unique_ptr<Site> site;
  std::vector<ThemeFile> theme_files;
  std::unique_ptr<Theme> theme;
  std::unique_ptr<RenderContext> context;

  Plan() = default;
  Plan(const Plan&) = delete;
  Plan& operator=(const Plan&) = delete;
};

/// The program's table of contents: reads, types, checks, decides what may be seen, adds up and lays out. It goes on over
/// findings, so that authors see all of them at once.
void make_plan(const Options& options, Plan& plan, Stopwatch& watch);

}  // namespace gongbao
