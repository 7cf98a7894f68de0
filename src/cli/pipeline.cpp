#include "cli/pipeline.h"

#include "base/error.h"
#include "check/checks.h"
#include "cli/clock.h"
#include "cli/theme_source.h"

namespace gongbao {
namespace {

/// The texts of attached CSV files in which visible notices keep their rows.
void read_csv_tables(const Snapshot& snapshot, const WorkLimits& limits, Site& site) {
  std::set<std::string> paths;
  for (const Ref<Document> ref : site.library->of_kind(DocumentKind::notice)) {
    const Document& document = (*site.library)[ref];
    for (const NoticeTable& table : document.as_notice()->tables)
      if (!table.file.empty())
        if (const Attachment* file = document.attachment(table.file.text)) paths.insert(file->path);
  }
  const std::vector<std::string> wanted(paths.begin(), paths.end());
  for (auto& [path, text] : read_texts(snapshot, wanted, limits)) site.csv_texts.emplace(path, std::move(text));
}

void refuse_shallow(const Plan& plan, const Options& options) {
  if (!plan.snapshot.is_shallow() || options.audience != Audience::public_site || plan.library.config.review.empty()) return;
  throw Error("this is a shallow clone: which version was signed cannot be told from it", "run: git fetch --unshallow");
}

}  // namespace

void make_plan(const Options& options, Plan& plan, Stopwatch& watch) {
  const WorkLimits limits{.jobs = options.jobs};
  const SourceRequest source{options.directory, options.revision, options.worktree};
  plan.as_of = moment_of(options);

  plan.snapshot = read_snapshot(source, limits, plan.findings);
  watch.stage("snapshot");
  plan.library = parse_library(plan.snapshot, limits, plan.findings);
  if (!options.base_url.empty()) plan.library.config.base_url = options.base_url;
  watch.stage("parse");
  check_content(plan.library, plan.findings);
  check_table_files(plan.library, plan.snapshot, limits, plan.findings);
  refuse_shallow(plan, options);

  // From here on nothing withheld is in reach: later stages take the visible library.
  plan.visible = std::make_unique<VisibleLibrary>(select_visible(plan.library, options.audience, plan.as_of));
  check_withheld_links(plan.library, *plan.visible, plan.findings);
  watch.stage("check");
  plan.history = std::make_unique<History>(read_history(source, plan.snapshot, limits, plan.findings));
  watch.stage("history");
  plan.ledger = std::make_unique<Ledger>(roll_up(*plan.visible));
  watch.stage("roll up");
  check_figure_links(plan.library, *plan.visible, *plan.ledger, plan.findings);
  check_prose_numbers(plan.library, *plan.visible, *plan.ledger, plan.findings);
  watch.stage("check prose");
  plan.theme_files = gather_theme(plan.snapshot, plan.library.config.theme, limits, plan.findings);
  plan.site = std::make_unique<Site>(
      plan_site(*plan.visible, *plan.ledger, *plan.history, asset_paths(plan.theme_files), plan.findings));
  check_reckoning(plan.library, *plan.visible, *plan.ledger, plan.site->reconciliations, plan.findings);
  read_csv_tables(plan.snapshot, limits, *plan.site);
  watch.stage("plan");
  plan.site->origins =
      find_figure_origins(plan.snapshot, *plan.history, plan.library, plan.visible->documents(), limits);
  watch.stage("origins");
  plan.theme = std::make_unique<Theme>(Theme::load(plan.theme_files, plan.library.config.language,
                                                   site_constants(plan.library.config, *plan.site, options.portable),
                                                   plan.findings));
  plan.context = std::make_unique<RenderContext>(
      RenderContext{*plan.site, *plan.theme, plan.library.config.base_url, options.portable});
  watch.stage("theme");
}

}  // namespace gongbao
