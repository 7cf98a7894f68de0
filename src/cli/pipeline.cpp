#include "cli/pipeline.h"

#include "base/error.h"
#include "check/checks.h"
#include "check/privacy_check.h"
#include "cli/clock.h"
#include "cli/site_status.h"
#include "cli/theme_source.h"

namespace gongbao {
namespace {

/// The texts of attached CSV files in which visible notices keep their rows; two notices may have signed one file at two times.
void read_csv_tables(const Snapshot& snapshot, const WorkLimits& limits, Site& site) {
  std::map<std::string, std::map<std::string, SourceFile>> open;  // by path, by blob
  for (const Ref<Document> ref : site.library->of_kind(DocumentKind::notice)) {
    const Document& document = (*site.library)[ref];
    for (const NoticeTable& table : document.as_notice()->tables)
      if (!table.file.empty())
        if (const Attachment* file = document.attachment(table.file.text))
          open[file->path].try_emplace(file->blob, SourceFile{file->path, file->blob, file->size});
  }
  while (!open.empty()) {
    std::vector<SourceFile> files;  // of each path the next version
    std::vector<std::string> paths;
    for (auto& [path, versions] : open) {
      paths.push_back(path);
      files.push_back(versions.extract(versions.begin()).mapped());
    }
    std::map<std::string, std::string> texts = read_texts(snapshot.edited(files, {}), paths, limits);
    for (const SourceFile& file : files)
      if (const auto text = texts.find(file.path); text != texts.end()) site.csv_texts.emplace(file.blob, std::move(text->second));
    std::erase_if(open, [](const auto& one) { return one.second.empty(); });
  }
}

void refuse_shallow(const Plan& plan, const Options& options) {
  if (!plan.snapshot.is_shallow() || options.audience != Audience::public_site || plan.library.config.review.empty()) return;
  throw Error("this is a shallow clone: which version was signed cannot be told from it", "run: git fetch --unshallow");
}

/// Sign-offs are always those of a commit; of a work tree, of its HEAD.
Snapshot committed_snapshot(const SourceRequest& source, const Plan& plan, const WorkLimits& limits) {
  if (!source.worktree || plan.snapshot.commit().empty()) return plan.snapshot;
  Findings of_head;  // the work tree's own have been told
  return read_snapshot({source.directory, "HEAD", false}, limits, of_head);
}

/// Signed figures that the public's data no longer give: what insiders alone may see is none of them.
void find_stale(const Options& options, Plan& plan) {
  if (plan.library.config.review.empty()) return;
  if (plan.published && !plan.shows_published) {
    plan.moved_figures = find_moved_figures(*plan.published->ledger, *plan.published->visible);
  } else if (options.audience == Audience::internal) {
    const VisibleLibrary seen = select_visible(plan.library, Audience::public_site, plan.as_of);
    plan.moved_figures = find_moved_figures(roll_up(seen), seen);
  } else {
    plan.moved_figures = find_moved_figures(*plan.ledger, *plan.visible);
  }
  const Library& library = plan.published ? plan.published->library : plan.library;
  for (const MovedFigure& moved : plan.moved_figures)
    plan.findings.warning("review/stale", {library[moved.document].path, 0, 0, 1},
                          fmt::format("the data have moved since this was signed: {} was {}, is {}",
                                      figure_words(moved.was, library.agencies, library.metrics),
                                      moved.was.text.empty() ? "-" : moved.was.text, moved.is.text.empty() ? "-" : moved.is.text),
                          "have it signed again, or correct the data");
}

/// Which documents the public may see in which version, where some kind needs sign-off (content model 6).
void resolve_sign_offs(const Options& options, const WorkLimits& limits, const Snapshot& committed, Plan& plan) {
  check_expunged(plan.library, committed, *plan.history, plan.findings);
  plan.sign_offs = verify_sign_offs(plan.library, committed, *plan.history, plan.as_of, limits, plan.findings);
  check_change_notes(plan.library, plan.sign_offs, plan.findings);
  auto published = std::make_unique<Published>();
  published->edition = choose_edition(plan.library, plan.sign_offs, committed, plan.as_of, limits, plan.findings);
  plan.opening = published->edition.opening;
  if (published->edition.is_head && !plan.snapshot.is_worktree()) return bind_edition(plan.library, published->edition);
  Findings nobodys;  // choose_edition() has told what cannot be read any more
  published->library = parse_library(published->edition.snapshot, limits, plan.cache, nobodys);
  published->library.config.base_url = plan.library.config.base_url;
  bind_edition(published->library, published->edition);
  published->history = std::make_unique<History>(history_of(published->edition, *plan.history));
  published->visible =
      std::make_unique<VisibleLibrary>(select_visible(published->library, Audience::public_site, plan.as_of));
  published->ledger = std::make_unique<Ledger>(roll_up(*published->visible));
  plan.shows_published = options.audience == Audience::public_site;
  plan.published = std::move(published);
}

/// What authors propose, held against the data as they would be once it is signed.
void check_proposed(const Library& library, const VisibleLibrary& proposed, const Ledger& ledger, Findings& findings) {
  check_withheld_links(library, proposed, findings);
  check_figure_links(library, proposed, ledger, findings);
  check_prose_numbers(library, proposed, ledger, findings);
  check_reckoning(library, proposed, ledger, reconcile(proposed, ledger), findings);
}

/// What pages of an internal build say of sign-offs.
void tell_insiders(const WorkLimits& limits, Plan& plan) {
  plan.site->status = read_site_status(plan);
  std::set<Ref<Document>> awaiting;
  for (const DocumentStatus& one : plan.site->status->documents)
    if (one.is(DocumentState::awaiting)) awaiting.insert(one.document);
  std::vector<std::string> paths;
  for (const Ref<Document> document : awaiting) paths.push_back(plan.library[document].path);
  for (auto& [path, text] : read_texts(plan.snapshot, paths, limits))
    plan.site->status->head_sources.emplace(path, std::move(text));
  plan.site->notices = NoticeStates(*plan.visible, awaiting);
}

}  // namespace

void plan_content(const Options& options, Plan& plan, Stopwatch& watch) {
  const WorkLimits limits{.jobs = options.jobs};
  const SourceRequest source{options.directory, options.revision, options.worktree};
  plan.as_of = moment_of(options);

  plan.snapshot = read_snapshot(source, limits, plan.findings);
  uint64_t bytes = 0;
  for (const SourceFile& file : plan.snapshot.files()) bytes += file.size;
  watch.stage("snapshot", plan.snapshot.files().size(), bytes);
  plan.library = parse_library(plan.snapshot, limits, plan.cache, plan.findings);
  if (!options.base_url.empty()) plan.library.config.base_url = options.base_url;
  watch.stage("parse", plan.library.documents().size());
  check_content(plan.library, plan.findings);
  check_withdrawals(plan.library, Instant{plan.as_of.seconds, plan.library.config.zone_minutes}.day(), plan.findings);
  check_table_files(plan.library, plan.snapshot, limits, plan.findings);
  refuse_shallow(plan, options);
  watch.stage("check");
  plan.history = std::make_unique<History>(read_history(source, plan.snapshot, limits, plan.cache, plan.findings));
  watch.stage("history", plan.history->commits());
  if (!plan.library.config.review.empty() || !plan.library.config.expunged.empty()) {
    resolve_sign_offs(options, limits, committed_snapshot(source, plan, limits), plan);
    watch.stage("sign-off");
  }

  // From here on nothing withheld is in reach: later stages take the visible library.
  if (plan.shows_published) {
    const VisibleLibrary proposed = select_visible(plan.library, options.audience, plan.as_of, Unsigned::awaited);
    check_proposed(plan.library, proposed, roll_up(proposed), plan.findings);
    check_awaited_links(plan.library, proposed, plan.published->library, *plan.published->visible, plan.findings);
    plan.visible = std::move(plan.published->visible);
    plan.ledger = std::move(plan.published->ledger);
  } else {
    plan.visible = std::make_unique<VisibleLibrary>(select_visible(plan.library, options.audience, plan.as_of));
    plan.ledger = std::make_unique<Ledger>(roll_up(*plan.visible));
    check_proposed(plan.library, *plan.visible, *plan.ledger, plan.findings);
  }
  watch.stage("roll up");
  find_stale(options, plan);
}

void make_plan(const Options& options, Plan& plan, Stopwatch& watch) {
  plan_content(options, plan, watch);
  const WorkLimits limits{.jobs = options.jobs};
  plan.theme_files = gather_theme(plan.snapshot, plan.library.config.theme, limits, plan.findings);
  if (!plan.library.config.review.empty())
    plan.histories = std::make_unique<SignedHistories>(
        read_signed_histories(plan.shown_library(), *plan.visible, plan.sign_offs, plan.shown_snapshot(), limits));
  check_privacy({plan.library, plan.snapshot, *plan.visible, plan.shown_snapshot(), plan.histories.get()}, limits, plan.findings);
  watch.stage("privacy");
  plan.site = std::make_unique<Site>(plan_site(*plan.visible, *plan.ledger, plan.shown_history(),
                                               asset_paths(plan.theme_files), plan.findings, plan.histories.get()));
  read_csv_tables(plan.shown_snapshot(), limits, *plan.site);
  if (options.audience == Audience::internal) tell_insiders(limits, plan);
  watch.stage("plan");
  plan.site->origins =
      find_figure_origins(plan.snapshot, plan.shown_history(), plan.shown_library(), plan.visible->documents(), limits);
  watch.stage("origins");
  plan.theme = std::make_unique<Theme>(Theme::load(plan.theme_files, plan.library.config.language,
                                                   site_constants(plan.library.config, *plan.site, options.portable),
                                                   plan.findings));
  plan.context = std::make_unique<RenderContext>(
      RenderContext{*plan.site, *plan.theme, plan.library.config.base_url, options.portable});
  watch.stage("theme");
}

}  // namespace gongbao
