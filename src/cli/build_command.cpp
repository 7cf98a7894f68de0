#include <cstdio>

#include "base/finding_record.h"
#include "cli/clock.h"
#include "cli/commands.h"
#include "cli/finished_audit.h"
#include "cli/last_build.h"
#include "cli/quick_build.h"
#include "cli/report.h"
#include "cli/site_setting.h"
#include "cli/site_status.h"
#include "cli/theme_source.h"
#include "review/policy.h"

namespace gongbao {
namespace {

constexpr uint64_t most_shown_bytes = uint64_t{32} << 20;  // of larger files no line is shown

/// The files that findings point into.
std::map<std::string, std::string> texts_of(const Plan& plan, const Options& options) {
  std::set<std::string> paths;
  for (const Finding& finding : plan.findings.items()) {
    const SourceFile* file = plan.snapshot.find(finding.place.path);
    if (file && finding.place.line > 0 && file->size <= most_shown_bytes) paths.insert(file->path);
  }
  return read_texts(plan.snapshot, {paths.begin(), paths.end()}, {.jobs = options.jobs});
}

SourceTexts lookup(const std::map<std::string, std::string>& texts) {
  return [&texts](std::string_view path) -> std::optional<std::string> {
    const auto found = texts.find(std::string(path));
    return found == texts.end() ? std::nullopt : std::optional(found->second);
  };
}

BuildFacts facts_of(const Plan& plan, const Options& options) {
  BuildFacts facts;
  facts.generator = "gongbao " GONGBAO_VERSION;
  facts.commit = plan.snapshot.commit();
  facts.as_of = plan.as_of.iso();
  facts.audience = options.audience == Audience::internal ? "internal" : "public";
  facts.worktree = options.worktree;
  facts.base_url = plan.library.config.base_url;
  facts.policy = policy_digest(plan.library, plan.snapshot);
  return facts;
}

/// From when on a build of the same commit may be another one. What insiders see names the build's moment.
std::optional<Instant> next_change(const Plan& plan, const Options& options) {
  if (options.audience == Audience::internal)
    return Instant{plan.as_of.seconds + 1, plan.as_of.offset_minutes};
  const std::vector<UpcomingChange> changes = read_upcoming(plan);
  return changes.empty() ? std::nullopt : std::optional(changes.front().at);
}

/// Writes the site of a plan without errors and puts it live; what the next build may take from it stands in
/// the cache then.
size_t write_site(Plan& plan, BuildState& state, const Options& options, Stopwatch& watch) {
  OutputTree tree = OutputTree::open(options.output, options.directory);
  const std::string output = output_key(options);
  LastBuild last = find_last_build(plan.cache, tree.live().mark, plan.as_of, options);
  watch.stage("tree");

  const FactTable facts(*plan.site);
  KnownPages known(facts, setting_of(plan, options), std::move(last.pages));
  watch.stage("facts");
  WrittenPages written = write_pages(plan, tree, known, options, plan.findings);
  size_t made = 0;
  uint64_t bytes = 0;
  for (size_t i = 0; i < written.files.size(); ++i)
    if (written.is_new[i]) ++made, bytes += written.files[i].size;
  watch.stage("render", made, bytes);
  // Nothing goes live before another reading of the repository has found nothing in it that may not be seen.
  if (status_of(plan.findings, options) == 0)
    audit_finished(plan, tree, written, last.state, state, options, watch);
  const size_t files = written.files.size();
  if (status_of(plan.findings, options) != 0) return files;
  state.mark = tree.complete(std::move(written.files), facts_of(plan, options));
  state.files_mark = state.mark;
  state.files = files;
  watch.stage("publish", files);
  keep_page_facts(plan.cache, output, known.take(state.files_mark));
  return files;
}

/// What was found is told again where a build is left out.
void keep_state(Plan& plan, BuildState& state, const std::map<std::string, std::string>& texts,
                const Options& options) {
  state.as_of = plan.as_of;
  state.next = next_change(plan, options);
  RecordWriter findings;
  write_findings(findings, plan.findings);
  state.findings = findings.take();
  state.texts = texts;
  keep_build_state(plan.cache, output_key(options), state);
}

int tell(const Findings& findings, const std::map<std::string, std::string>& texts, size_t files,
         const Options& options, const Stopwatch& watch) {
  print_findings(findings, lookup(texts), options);
  if (options.timings) std::fputs(watch.table().c_str(), stderr);
  const int status = status_of(findings, options);
  if (status == 0 && !options.quiet) fmt::print(stderr, "{} files in {}\n", files, options.output);
  if (status != 0 && !options.quiet)
    fmt::print(stderr, "nothing was written: {} findings\n", findings.sorted().size());
  return status;
}

}  // namespace

int run_build(const Options& options) {
  Stopwatch watch;
  Plan plan;
  BuildState state;
  if (!options.no_cache) plan.cache = Cache::open(cache_folder(options));
  const std::optional<Digest> request = plan.cache.is_none() ? std::nullopt : request_of(options);
  if (request) {
    const std::optional<BuildState> same = leave_as_it_is(options, *request, moment_of(options), plan.cache);
    watch.stage("unchanged?");
    if (same) {
      Findings findings;
      RecordReader record(same->findings);
      read_findings(record, findings);
      return tell(findings, same->texts, same->files, options, watch);
    }
    state.request = *request;
  }
  make_plan(options, plan, watch);
  size_t files = 0;
  if (status_of(plan.findings, options) == 0) files = write_site(plan, state, options, watch);
  const std::map<std::string, std::string> texts = texts_of(plan, options);
  if (status_of(plan.findings, options) == 0) keep_state(plan, state, texts, options);
  plan.cache.save();
  watch.stage("cache");
  return tell(plan.findings, texts, files, options, watch);
}

int run_check(const Options& options) {
  Stopwatch watch;
  Plan plan;
  make_plan(options, plan, watch);
  const std::map<std::string, std::string> texts = texts_of(plan, options);
  print_findings(plan.findings, lookup(texts), options);
  const int status = status_of(plan.findings, options);
  if (options.timings) std::fputs(watch.table().c_str(), stderr);
  if (!options.quiet && plan.findings.empty()) fmt::print(stderr, "no findings\n");
  return status;
}

}  // namespace gongbao
