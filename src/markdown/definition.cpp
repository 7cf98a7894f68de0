#include "markdown/definition.h"

#include "base/text.h"
#include "base/utf8.h"
#include "markdown/bare_url.h"
#include "markdown/line.h"

namespace gongbao {
namespace {

constexpr size_t longest_label = 1000;

std::string fold_label(std::string_view label) {
  std::string joined;
  for (const char c : trim(label)) {
    const bool white = c == ' ' || c == '\t' || c == '\n' || c == '\r';
    if (!white)
      joined += c;
    else if (!joined.ends_with(' '))
      joined += ' ';
  }
  return fold_case(joined);
}

std::string_view behind_markers(std::string_view line) { return line.substr(container_prefix(line).bytes); }

bool is_title(std::string_view text) {
  if (text.size() < 2) return false;
  const char close = text.front() == '(' ? ')' : text.front();
  return (close == '"' || close == '\'' || close == ')') && text.find(close, 1) == text.size() - 1;
}

/// The length of a link destination at the start of `text`; 0 if there is none.
size_t destination_length(std::string_view text) {
  if (text.starts_with('<')) {
    const size_t end = text.find('>');
    return end == text.npos ? 0 : end + 1;
  }
  return std::min(text.find_first_of(" \t"), text.size());
}

std::optional<Definition> read_definition(const SourceMap& map, int line) {
  const std::string_view whole = map.line(line);
  const std::string_view behind = behind_markers(whole);
  const size_t indent = std::min(behind.find_first_not_of(" \t"), behind.size());
  const std::string_view text = behind.substr(indent);
  if (!text.starts_with('[') || text.starts_with("[^")) return std::nullopt;
  size_t end = 1;
  while (end < text.size() && text[end] != ']' && text[end] != '[') end += text[end] == '\\' ? 2 : 1;
  if (end >= text.size() || text[end] != ']' || text.substr(end, 2) != "]:" || end > longest_label)
    return std::nullopt;

  Definition definition;
  definition.line = line;
  definition.label = fold_label(text.substr(1, end - 1));
  definition.column = static_cast<size_t>(text.data() - whole.data()) + 1;
  if (definition.label.empty()) return std::nullopt;
  const auto next = [&] {
    const int number = line + definition.lines;
    return number <= map.lines() ? trim(behind_markers(map.line(number))) : std::string_view();
  };
  std::string_view rest = trim(text.substr(end + 2));
  if (rest.empty()) {
    rest = next();
    ++definition.lines;
  }
  const size_t length = destination_length(rest);
  if (length == 0) return std::nullopt;
  rest = trim(rest.substr(length));
  if (rest.empty()) {
    if (is_title(next())) ++definition.lines;
    return definition;
  }
  return is_title(rest) ? std::optional(definition) : std::nullopt;
}

}  // namespace

std::vector<Definition> read_definitions(const SourceMap& map, int line) {
  std::vector<Definition> definitions;
  while (line <= map.lines()) {
    std::optional<Definition> next = read_definition(map, line);
    if (!next) break;
    // cmark keeps the spaces at the start of a lazy line, and then it is text.
    if (!definitions.empty() && next->column != 1 && next->column != definitions.front().column) break;
    line += next->lines;
    definitions.push_back(*std::move(next));
  }
  return definitions;
}

std::set<std::string> used_labels(std::string_view text, const std::set<size_t>& except) {
  std::set<std::string> labels;
  size_t open = text.npos;
  for (size_t i = 0; i < text.size(); ++i) {
    if (text[i] == '\\') {
      ++i;
    } else if (text[i] == '[') {
      open = i;
    } else if (text[i] == ']' && open != text.npos) {
      if (i - open <= longest_label && !except.contains(open))
        labels.insert(fold_label(text.substr(open + 1, i - open - 1)));
      open = text.npos;
    }
  }
  return labels;
}

}  // namespace gongbao
