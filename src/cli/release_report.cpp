#include "cli/release_report.h"

#include "render/json.h"

namespace gongbao {
namespace {

constexpr size_t most_lines = 20;

std::string_view code_of(TreeDifference::Kind kind) {
  switch (kind) {
    case TreeDifference::Kind::unmarked:
      return "unmarked";
    case TreeDifference::Kind::extra:
      return "extra";
    case TreeDifference::Kind::missing:
      return "missing";
    case TreeDifference::Kind::altered:
      return "altered";
  }
  return "";
}

std::string_view code_of(PublishOutcome::Kind kind) {
  switch (kind) {
    case PublishOutcome::Kind::published:
      return "published";
    case PublishOutcome::Kind::unchanged:
      return "unchanged";
    case PublishOutcome::Kind::rolled_back:
      return "rolled back";
    case PublishOutcome::Kind::refused:
      return "refused";
  }
  return "";
}

/// Control characters shown as ?: a name of a file must not drive a terminal.
std::string printable(std::string_view text) {
  std::string shown(text);
  for (char& c : shown)
    if (static_cast<unsigned char>(c) < 0x20 || c == 0x7f) c = '?';
  return shown;
}

void add_lines(std::string& out, const std::vector<std::string>& lines) {
  for (size_t i = 0; i < lines.size() && i < most_lines; ++i)
    out += fmt::format("    {}\n", printable(lines[i]));
  if (lines.size() > most_lines) out += fmt::format("    and {} more\n", lines.size() - most_lines);
}

void add_texts(JsonWriter& json, std::string_view key, const std::vector<std::string>& texts) {
  json.begin_array(key);
  for (const std::string& text : texts) json.text(text);
  json.end_array();
}

void add_numbers(JsonWriter& json, std::string_view key, const std::vector<uint64_t>& numbers) {
  json.begin_array(key);
  for (const uint64_t number : numbers) json.number(static_cast<int64_t>(number));
  json.end_array();
}

void add_row(JsonWriter& json, uint64_t release, const TreeDifference& difference) {
  json.new_line().begin_object();
  if (release == 0)
    json.null("release");
  else
    json.number("release", static_cast<int64_t>(release));
  json.text("kind", code_of(difference.kind)).text("path", difference.path).end_object();
}

std::string end_rows(JsonWriter& json) {
  json.new_line().end_array().end_object();
  return json.take() + "\n";
}

}  // namespace

std::string json_of(const PublishOutcome& outcome) {
  JsonWriter json;
  json.begin_object().text("schema", "gongbao.publish/1").text("outcome", code_of(outcome.kind));
  if (outcome.entry) {
    json.number("release", static_cast<int64_t>(outcome.entry->release));
    json.text("commit", outcome.entry->commit).text("as_of", outcome.entry->as_of);
    json.text("policy", outcome.entry->policy).text("manifest", outcome.entry->manifest.hex());
    json.number("files", static_cast<int64_t>(outcome.entry->files));
    json.number("urls", static_cast<int64_t>(outcome.entry->urls));
  } else {
    for (const char* key : {"release", "commit", "as_of", "policy", "manifest", "files", "urls"})
      json.null(key);
  }
  json.number("linked", static_cast<int64_t>(outcome.linked));
  json.number("written", static_cast<int64_t>(outcome.written));
  add_texts(json, "lost", outcome.lost);
  add_numbers(json, "removed", outcome.removed);
  add_texts(json, "notes", outcome.notes);
  json.begin_array("refusals");
  for (const Refusal& refusal : outcome.refusals) {
    json.new_line().begin_object().text("code", refusal.code).text("message", refusal.message);
    json.text("hint", refusal.hint);
    add_texts(json, "lines", refusal.lines);
    json.end_object();
  }
  return end_rows(json);
}

std::string text_of(const PublishOutcome& outcome, std::string_view folder) {
  std::string out;
  for (const Refusal& refusal : outcome.refusals) {
    out += fmt::format("refused: {} [publish/{}]\n", printable(refusal.message), refusal.code);
    add_lines(out, refusal.lines);
    if (!refusal.hint.empty()) out += fmt::format("  hint: {}\n", printable(refusal.hint));
  }
  for (const std::string& note : outcome.notes) out += fmt::format("note: {}\n", printable(note));
  if (outcome.kind == PublishOutcome::Kind::refused) {
    out += outcome.entry ? fmt::format("nothing changed: release {} is live\n", outcome.entry->release)
                         : std::string("nothing was published\n");
    return out;
  }
  const ReleaseEntry& entry = *outcome.entry;
  const char* how = outcome.kind == PublishOutcome::Kind::unchanged ? "is live already" : "is live";
  out += fmt::format("release {} {} in {}: commit {}, as of {}\n", entry.release, how, folder,
                     entry.commit.substr(0, 12), entry.as_of);
  out += fmt::format("{} files, {} public addresses", entry.files, entry.urls);
  if (outcome.kind == PublishOutcome::Kind::published)
    out +=
        fmt::format("; {} files written, {} shared with the release before", outcome.written, outcome.linked);
  out += '\n';
  if (!outcome.lost.empty()) {
    out += fmt::format("{} public addresses are gone:\n", outcome.lost.size());
    add_lines(out, outcome.lost);
  }
  for (const uint64_t release : outcome.removed) out += fmt::format("release {} was removed\n", release);
  return out;
}

std::string json_of(const ReleaseReport& report) {
  JsonWriter json;
  json.begin_object().text("schema", "gongbao.verify/1").flag("sound", report.is_sound());
  if (report.entries.empty())
    json.null("live");
  else
    json.number("live", static_cast<int64_t>(report.entries.back().release));
  json.number("entries", static_cast<int64_t>(report.entries.size()));
  add_numbers(json, "verified", report.verified);
  add_texts(json, "leftovers", report.leftovers);
  add_texts(json, "faults", report.faults);
  json.begin_array("rows");
  for (const auto& [release, difference] : report.differences) add_row(json, release, difference);
  return end_rows(json);
}

std::string text_of(const ReleaseReport& report, std::string_view folder) {
  std::string out;
  for (const std::string& fault : report.faults) out += fmt::format("fault: {}\n", printable(fault));
  for (const auto& [release, one] : report.differences)
    out += fmt::format("{}: release {}: {}\n", code_of(one.kind), release, printable(one.path));
  for (const std::string& name : report.leftovers)
    out += fmt::format("left over by a publication that was cut short: {}\n", printable(name));
  if (!report.is_sound()) return out;
  if (report.entries.empty()) return out + fmt::format("{}: nothing was published yet\n", folder);
  std::vector<std::string> numbers;
  for (const uint64_t release : report.verified) numbers.push_back(std::to_string(release));
  return out + fmt::format("{}: release {} is live; {} entries in the ledger; verified: {}\n", folder,
                           report.entries.back().release, report.entries.size(), fmt::join(numbers, ", "));
}

std::string json_of(const std::vector<TreeDifference>& differences) {
  JsonWriter json;
  json.begin_object().text("schema", "gongbao.verify/1").flag("sound", differences.empty()).null("live");
  json.number("entries", 0);
  for (const char* key : {"verified", "leftovers", "faults"}) json.begin_array(key).end_array();
  json.begin_array("rows");
  for (const TreeDifference& difference : differences) add_row(json, 0, difference);
  return end_rows(json);
}

std::string text_of(const std::vector<TreeDifference>& differences, std::string_view folder) {
  std::string out;
  for (const TreeDifference& one : differences)
    out += fmt::format("{}: {}\n", code_of(one.kind), printable(one.path));
  return differences.empty() ? fmt::format("{} is what its manifest says\n", folder) : out;
}

}  // namespace gongbao
