#include "content/yaml_trap.h"

#include "base/text.h"
#include "base/utf8.h"

namespace gongbao {
namespace {

constexpr std::string_view wide_space = "\u3000";
constexpr std::string_view wide_colon = "：";
constexpr std::string_view wide_comma = "，";

/// A trap found on a line: at which byte, and what to say.
struct Trap {
  size_t offset;
  std::string_view code;
  std::string message;
  std::string hint;
};

size_t indentation(std::string_view line) {
  const size_t first = line.find_first_not_of(" \t");
  return first == line.npos ? line.size() : first;
}

/// Where the value begins in `key: value`, `- value` and `- key: value`.
size_t value_start(std::string_view line) {
  size_t at = indentation(line);
  while (line.substr(at).starts_with("- ")) at += 2 + indentation(line.substr(at + 2));
  const char first = at < line.size() ? line[at] : ' ';
  if (first == '"' || first == '\'' || first == '[' || first == '{') return at;
  if (const size_t colon = line.find(": ", at); colon != line.npos) at = colon + 2;
  return at + indentation(line.substr(at));
}

std::optional<Trap> find_structure_trap(std::string_view line) {
  const size_t first = indentation(line);
  if (const size_t tab = line.substr(0, first).find('\t'); tab != line.npos)
    return Trap{tab, "yaml/tab", "a tab stands in the indentation", "indent with spaces"};
  if (line.substr(first).starts_with(wide_space))
    return Trap{first, "yaml/space", "a full-width space stands in the indentation",
                "indent with ordinary spaces"};
  if (line.substr(first).starts_with("-\u3000"))
    return Trap{first + 1, "yaml/space", "a full-width space follows the -", "write an ordinary space"};
  const size_t colon = line.find(": ");
  const bool has_colon = colon != line.npos || line.ends_with(':');
  if (const size_t at = line.find(":\u3000"); at != line.npos && at < colon)
    return Trap{at + 1, "yaml/space", "a full-width space follows the colon", "write an ordinary space"};
  if (const size_t at = line.find(wide_colon); at != line.npos && !has_colon)
    return Trap{at, "yaml/colon", "a full-width colon ： stands where YAML wants : and a space",
                fmt::format("write {}: …", trim(line.substr(0, at)))};
  return std::nullopt;
}

std::optional<Trap> find_value_trap(std::string_view line) {
  const size_t at = value_start(line);
  if (at >= line.size()) return std::nullopt;
  const char first = line[at];
  if (first == '{' || first == '[') {
    if (const size_t comma = line.find(wide_comma, at); comma != line.npos)
      return Trap{comma, "yaml/comma", "a full-width comma stands between the entries of {} or []",
                  "write , and a space"};
    return Trap{
        at, "yaml/quote",
        fmt::format("a value that begins with {} is a list or table to YAML, and this one is not whole",
                    first),
        "put text in quotes: '[2008]5号'; close a list with ] and a table with }"};
  }
  if (first == '"' || first == '\'')
    return Trap{at, "yaml/quote",
                fmt::format("a value that begins with {} ends with the next one, alone on its line", first),
                "put the whole text in the other kind of quotes: '\"百日\"行动'"};
  if (std::string_view(">|*&!%@`").find(first) != std::string_view::npos)
    return Trap{at, "yaml/quote", fmt::format("text that begins with {} means something else to YAML", first),
                "put the text in quotes"};
  return std::nullopt;
}

std::optional<Trap> find_missing_space(std::string_view line) {
  const size_t first = indentation(line);
  size_t colon = first;
  while (colon < line.size() && (is_ascii_alpha(line[colon]) || is_ascii_digit(line[colon]) ||
                                 line[colon] == '_' || line[colon] == '.' || line[colon] == '-'))
    ++colon;
  if (colon == first || colon + 1 >= line.size() || line[colon] != ':' || line[colon + 1] == ' ')
    return std::nullopt;
  return Trap{colon, "yaml/colon", "no space follows the colon",
              fmt::format("write {}: …", line.substr(first, colon - first))};
}

std::optional<Trap> find_text_trap(std::string_view line, std::string_view problem) {
  if (problem.find("mapping values are not allowed") != problem.npos) {
    const size_t first = line.find(": ");
    const size_t second = first == line.npos ? line.npos : line.find(": ", first + 2);
    if (second != line.npos)
      return Trap{second, "yaml/quote", "a colon and a space stand inside the text",
                  "put the text in quotes"};
  }
  if (const size_t hash = line.find(" #"); hash != line.npos)
    return Trap{hash + 1, "yaml/comment", "what follows the # is a comment, and cuts the text off",
                "put the text in quotes, or the comment on a line of its own"};
  return std::nullopt;
}

}  // namespace

Place yaml_place(YamlMark mark, std::string_view path, int first_line) {
  return {std::string(path), first_line + static_cast<int>(mark.line), static_cast<int>(mark.column) + 1, 1};
}

Finding explain_yaml_fault(const YamlFault& fault, const SourceLines& lines, std::string_view path,
                           int first_line) {
  const size_t at = fault.problem_mark.line;
  std::vector<size_t> suspects;
  if (fault.context.starts_with("while scanning"))
    suspects = {fault.context_mark.line, at};
  else if (at > 0)
    suspects = {at, at - 1};
  else
    suspects = {at};

  const auto finding = [&](size_t line, const Trap& trap) {
    const size_t column = count_code_points(lines.line(line).substr(0, trap.offset));
    return Finding{yaml_place({line, column}, path, first_line), Severity::error, std::string(trap.code),
                   trap.message, trap.hint};
  };
  for (const size_t line : suspects)
    for (const auto find : {find_structure_trap, find_value_trap, find_missing_space})
      if (const std::optional<Trap> trap = find(lines.line(line))) return finding(line, *trap);
  for (const size_t line : suspects)
    if (const std::optional<Trap> trap = find_text_trap(lines.line(line), fault.problem))
      return finding(line, *trap);
  const std::string context = fault.context.empty() ? "" : ", " + fault.context;
  return {yaml_place(fault.problem_mark, path, first_line), Severity::error, "yaml/syntax",
          fmt::format("YAML cannot be read from here: {}{}", fault.problem, context),
          "check the indentation, and put text with signs in quotes"};
}

}  // namespace gongbao
