#include "cli/report.h"

#include <unistd.h>

#include <cerrno>
#include <cstdio>
#include <cstdlib>
#include <cstring>

#include "base/error.h"
#include "base/finding_code.h"
#include "base/text.h"
#include "base/utf8.h"
#include "content/personal_data.h"
#include "render/escape.h"
#include "render/json.h"

namespace gongbao {
namespace {

/// The named line and, under it, marks whose columns are right for wide characters.
std::string excerpt(const std::string& text, const Place& place) {
  const std::vector<std::string_view> lines = split(text, '\n');
  if (place.line < 1 || static_cast<size_t>(place.line) > lines.size()) return {};
  std::string_view line = lines[static_cast<size_t>(place.line) - 1];
  if (!line.empty() && line.back() == '\r') line.remove_suffix(1);
  if (place.line == 1 && line.starts_with("\xEF\xBB\xBF")) line.remove_prefix(3);
  const std::u32string points = decode(line);
  const size_t begin = static_cast<size_t>(std::max(place.column, 1) - 1);
  constexpr size_t widest = 160;  // a longer line is shown around its mark
  const size_t from = begin > widest / 2 && points.size() > widest ? begin - widest / 2 : 0;
  const auto part = [&](size_t first, size_t last) {
    std::string result;
    for (size_t i = first; i < std::min(last, points.size()); ++i)
      append_utf8(result, points[i] == U'\t' ? U' ' : is_hidden(points[i]) ? char32_t{0xFFFD} : points[i]);
    return result;
  };
  const size_t to = from + widest;
  const std::string before = part(from, begin);
  const std::string marked = part(begin, begin + static_cast<size_t>(std::max(place.length, 1)));
  std::string result = fmt::format("{:>6} | {}\n", place.line, part(from, to));
  if (place.column < 1) return result;
  const int width = std::clamp(display_width(marked), 1, static_cast<int>(widest));
  return result + fmt::format("       | {}{}\n", std::string(static_cast<size_t>(display_width(before)), ' '),
                              std::string(static_cast<size_t>(width), '^'));
}

bool hides_line(const Finding& finding) {
  const FindingCode* code = find_code(finding.code);
  return code && !code->shows_line;
}

using PrivateLines = std::set<std::pair<std::string, int>>;  // path and line

PrivateLines lines_to_hide(const std::vector<Finding>& findings) {
  PrivateLines lines;
  for (const Finding& finding : findings)
    if (hides_line(finding) && finding.place.line > 0) lines.emplace(finding.place.path, finding.place.line);
  return lines;
}

/// Empty for what is no file's fault but the repository's.
std::string place_text(const Place& place) {
  if (place.path.empty()) return {};
  return fmt::format("{}:{}:{}: ", without_personal_numbers(place.path), std::max(place.line, 1),
                     std::max(place.column, 1));
}

std::string_view name_of(Severity severity) { return severity == Severity::error ? "error" : "warning"; }

void write_row(JsonWriter& json, const Finding& finding) {
  json.begin_object();
  json.key("severity").text(name_of(finding.severity));
  json.key("code").text(finding.code);
  json.key("path").text(without_personal_numbers(finding.place.path));
  json.key("line").number(std::max(finding.place.line, 1));
  json.key("column").number(std::max(finding.place.column, 1));
  json.key("length").number(std::max(finding.place.length, 1));
  json.key("message").text(finding.message);
  json.key("hint").text(finding.hint);
  json.end_object();
}

void write_location(JsonWriter& json, const Place& place) {
  const int column = std::max(place.column, 1);
  json.key("locations").begin_array().begin_object().key("physicalLocation").begin_object();
  json.key("artifactLocation")
      .begin_object()
      .key("uri")
      .text(percent_encode_path(without_personal_numbers(place.path)))
      .end_object();
  json.key("region").begin_object();
  json.key("startLine").number(std::max(place.line, 1));
  json.key("startColumn").number(column);
  json.key("endColumn").number(column + std::max(place.length, 1));
  json.end_object().end_object().end_object().end_array();
}

/// Findings as they may be printed: no number of a person in a name or message, and nothing of what else is
/// wrong on a line that holds personal data but its kind (finding_code.h).
std::vector<Finding> printable(const Findings& findings) {
  std::vector<Finding> result = findings.sorted();
  const PrivateLines private_lines = lines_to_hide(result);
  for (Finding& finding : result) {
    if (!hides_line(finding) && private_lines.contains({finding.place.path, finding.place.line})) {
      const FindingCode* code = find_code(finding.code);
      finding.message = code->cause;
      finding.hint = code->cure;
    }
    finding.message = without_personal_numbers(finding.message);
    finding.hint = without_personal_numbers(finding.hint);
  }
  return result;
}

}  // namespace

std::string report_text(const Findings& findings, const SourceTexts& texts, bool colour) {
  std::map<std::string, std::optional<std::string>> read;
  std::string result;
  const std::vector<Finding> shown = printable(findings);
  const PrivateLines private_lines = lines_to_hide(shown);
  for (const Finding& finding : shown) {
    const std::string_view on = !colour                               ? ""
                                : finding.severity == Severity::error ? "\x1b[1;31m"
                                                                      : "\x1b[1;33m";
    const std::string_view off = colour ? "\x1b[0m" : "";
    result += fmt::format("{}{}{}{}: {} [{}]\n", place_text(finding.place), on, name_of(finding.severity),
                          off, finding.message, finding.code);
    if (finding.place.line > 0 && !private_lines.contains({finding.place.path, finding.place.line})) {
      const auto [text, fresh] = read.try_emplace(finding.place.path);
      if (fresh) text->second = texts(finding.place.path);
      if (text->second) result += excerpt(*text->second, finding.place);
    }
    if (!finding.hint.empty()) result += fmt::format("  hint: {}\n", finding.hint);
  }
  return result;
}

std::string report_json(const Findings& findings) {
  JsonWriter json;
  json.begin_object();
  json.key("schema").text("gongbao.findings/1");
  json.key("rows").begin_array();
  for (const Finding& finding : printable(findings)) write_row(json, finding);
  json.end_array();
  json.end_object();
  return json.take() + "\n";
}

std::string report_sarif(const Findings& findings) {
  JsonWriter json;
  json.begin_object();
  json.key("$schema").text("https://json.schemastore.org/sarif-2.1.0.json");
  json.key("version").text("2.1.0");
  json.key("runs").begin_array().begin_object();
  json.key("tool").begin_object().key("driver").begin_object();
  json.key("name").text("gongbao");
  json.key("version").text(GONGBAO_VERSION);
  json.key("rules").begin_array();
  for (const FindingCode& code : finding_codes()) {
    json.begin_object().key("id").text(code.code);
    json.key("shortDescription").begin_object().key("text").text(code.cause).end_object();
    json.key("help").begin_object().key("text").text(code.cure).end_object();
    json.end_object();
  }
  json.end_array().end_object().end_object();
  json.key("columnKind").text("unicodeCodePoints");
  json.key("results").begin_array();
  for (const Finding& finding : printable(findings)) {
    json.begin_object();
    json.key("ruleId").text(finding.code);
    json.key("level").text(name_of(finding.severity));
    json.key("message").begin_object();
    json.key("text")
        .text(finding.hint.empty() ? finding.message : finding.message + "\n" + finding.hint)
        .end_object();
    if (!finding.place.path.empty()) write_location(json, finding.place);
    json.end_object();
  }
  json.end_array().end_object().end_array().end_object();
  return json.take() + "\n";
}

bool wants_colour(const Options& options) {
  if (options.colour != Colour::automatic) return options.colour == Colour::always;
  const char* no_colour = std::getenv("NO_COLOR");
  return !(no_colour && *no_colour) && ::isatty(STDOUT_FILENO);
}

void print_findings(const Findings& findings, const SourceTexts& texts, const Options& options) {
  std::string report;
  if (options.format == Format::json) report = report_json(findings);
  if (options.format == Format::sarif) report = report_sarif(findings);
  if (options.format == Format::text) report = report_text(findings, texts, wants_colour(options));
  if (std::fwrite(report.data(), 1, report.size(), stdout) != report.size() || std::fflush(stdout) != 0)
    throw Error(fmt::format("cannot write the findings to standard output: {}", std::strerror(errno)));
}

int status_of(const Findings& findings, const Options& options) {
  return findings.has_errors() || (options.strict && !findings.empty()) ? 1 : 0;
}

}  // namespace gongbao
