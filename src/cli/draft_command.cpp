// `gongbao draft`: a summary from the data, written into the work tree.
#include <algorithm>
#include <cstdio>
#include <filesystem>

#include "base/error.h"
#include "base/file.h"
#include "base/text.h"
#include "cli/commands.h"
#include "cli/pipeline.h"
#include "content/id.h"
#include "draft/draft.h"
#include "draft/draft_file.h"
#include "render/json.h"

namespace gongbao {
namespace {

namespace fs = std::filesystem;

int usage(const std::string& message) {
  fmt::print(stderr, "gongbao: {}\n", message);
  return 2;
}

/// draft, draft-tonghua-quality, draft-2025-H1 …
std::string id_of(const DraftOptions& options) {
  if (!options.id.empty()) return options.id;
  std::string id = "draft";
  for (const std::string* part : {&options.agency, &options.period})
    if (!part->empty()) id += "-" + replace_all(replace_all(*part, "/", "_"), "~", "");
  return id;
}

/// What the options say, else what the file says that is there already; a message where the two differ.
std::variant<DraftScope, std::string> scope_of(const Plan& plan, const DraftOptions& options,
                                               Ref<Document> campaign, const Document* existing) {
  const Campaign& details = *plan.library[campaign].as_campaign();
  std::optional<Ref<Agency>> agency = existing ? existing->agency : details.lead;
  std::optional<When> period = existing ? existing->as_summary()->period : std::nullopt;
  if (!options.agency.empty()) {
    const auto named = plan.library.agencies.meaning_of(options.agency, details.lead).agency;
    if (!named) {
      std::vector<std::string> known;
      for (const Agency& one : plan.library.agencies.all()) known.push_back(one.id);
      return fmt::format("no agency '{}'{}", options.agency, did_you_mean(options.agency, known));
    }
    if (existing && existing->agency != named) return fmt::format("{} is of another agency", existing->path);
    agency = named;
  }
  if (!options.period.empty()) {
    const std::variant<When, std::string> read = When::parse(options.period, true);
    if (const std::string* reason = std::get_if<std::string>(&read)) return "--period: " + *reason;
    if (existing && period != std::get<When>(read))
      return fmt::format("{} is of another period", existing->path);
    period = std::get<When>(read);
    if (!period->has_known_days()) return std::string("--period: its year must be known");
  }
  if (!agency)
    return fmt::format("the campaign '{}' names no lead; say --agency ID", plan.library[campaign].id);
  return DraftScope{campaign, *agency, std::move(period)};
}

std::string json_of(const Draft& draft) {
  JsonWriter json;
  json.begin_object().text("schema", "gongbao.draft/1").begin_array("rows");
  for (const DraftSection& section : draft.sections)
    for (const DraftBlock& block : section.blocks)
      for (const Passage& passage : block.passages) {
        json.begin_object().text("section", section.id).text("block", block.key).text("text", passage.text);
        json.begin_array("sources");
        for (const std::string& source : passage.sources) json.text(source);
        json.end_array().end_object();
      }
  json.end_array().end_object();
  return json.take() + "\n";
}

std::string indented(const std::string& text) {
  return "    " + replace_all(trim(text), "\n", "\n    ") + "\n";
}

void report(const std::vector<DraftChange>& changes, const std::string& path) {
  for (const DraftChange& change : changes) {
    switch (change.what) {
      case DraftChange::What::added:
        fmt::print(stderr, "added      {}\n", change.key);
        break;
      case DraftChange::What::refreshed:
        fmt::print(stderr, "refreshed  {}\n", change.key);
        break;
      case DraftChange::What::withdrawn:
        fmt::print(stderr, "withdrawn  {}: nothing states it now\n", change.key);
        break;
      case DraftChange::What::left_out:
        fmt::print(stderr, "left out   {}: it was deleted; --force {} brings it back\n", change.key,
                   change.key);
        break;
      case DraftChange::What::kept:
        fmt::print(stderr, "kept       {}:{}: {} was edited, and the data has changed; --force {} takes {}\n",
                   path, change.line, change.key, change.key,
                   change.text.empty() ? "nothing: no data is left" : "this:");
        if (!change.text.empty()) fmt::print(stderr, "{}", indented(change.text));
        break;
    }
  }
}

void print(const std::string& text) {
  if (std::fwrite(text.data(), 1, text.size(), stdout) != text.size() || std::fflush(stdout) != 0)
    throw Error("cannot write to standard output");
}

/// A finding in the draft itself may be what this run mends.
void mention_errors(const Findings& findings, const std::string& path) {
  const auto all = findings.sorted();
  const auto errors = std::count_if(all.begin(), all.end(), [&](const Finding& finding) {
    return finding.severity == Severity::error && finding.place.path != path;
  });
  if (errors > 0)
    fmt::print(
        stderr,
        "gongbao: the content has {} errors, and the draft may lack what they concern; see gongbao check\n",
        errors);
}

}  // namespace

int run_draft(const Options& options) {
  Options of_plan = options;
  of_plan.worktree = true;  // an author drafts from what lies before him
  Plan plan;
  Stopwatch watch;
  make_plan(of_plan, plan, watch);

  const auto campaign = plan.library.find(DocumentKind::campaign, options.subject);
  if (!campaign)
    return usage(fmt::format("no campaign '{}'{}", options.subject,
                             did_you_mean(options.subject, plan.library.ids_of(DocumentKind::campaign))));
  if (!plan.visible->sees(*campaign))
    return usage(fmt::format("the campaign '{}' is not shown to this audience; say --audience internal",
                             options.subject));
  Findings of_id;
  const std::string id = check_id(id_of(options.draft), IdUse::document, {"--id", 1, 1, 1}, of_id);
  for (const Finding& finding : of_id.items()) return usage(finding.message + "; " + finding.hint);
  const std::string path =
      fmt::format("content/campaigns/{}/summaries/{}.md", plan.library[*campaign].id, id);
  const fs::path file = fs::path(options.directory) / path;
  const auto there = plan.library.find_in(*campaign, DocumentKind::summary, id);
  const auto scope = scope_of(plan, options.draft, *campaign, there ? &plan.library[*there] : nullptr);
  if (const std::string* reason = std::get_if<std::string>(&scope)) return usage(*reason);

  const Draft draft = make_draft(*plan.site, std::get<DraftScope>(scope));
  MergedDraft merged;
  std::string before;
  if (fs::exists(file)) {
    before = read_file(file);
    if (!is_draft_file(before))
      throw Error(fmt::format("{} exists and was not drafted by this command", file.string()),
                  "name another with --id, and take over from it what you want");
    merged = merge_draft(before, draft, {options.draft.force.begin(), options.draft.force.end()});
  } else {
    merged.text = new_draft_file(draft);
  }
  if (!options.quiet) mention_errors(plan.findings, path);
  if (!options.quiet) report(merged.changes, path);
  if (options.format == Format::json)
    print(json_of(draft));
  else
    print(options.draft.dry_run ? merged.text : file.lexically_normal().string() + "\n");
  if (options.draft.dry_run || merged.text == before) return 0;
  fs::create_directories(file.parent_path());
  write_file(file, merged.text);
  return 0;
}

}  // namespace gongbao
