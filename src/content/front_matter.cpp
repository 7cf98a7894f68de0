#include "content/front_matter.h"

#include "base/text.h"
#include "content/plain_text.h"
#include "content/source_lines.h"

namespace gongbao {
namespace {

constexpr std::string_view yaml_fence = "---";
constexpr std::string_view toml_fence = "+++";

std::string_view without_trailing_space(std::string_view line) {
  const size_t last = line.find_last_not_of(" \t");
  return line.substr(0, last == line.npos ? 0 : last + 1);
}

bool is_fence(std::string_view line) {
  const std::string_view bare = without_trailing_space(line);
  return bare == yaml_fence || bare == toml_fence;
}

size_t first_written_line(const SourceLines& lines, size_t from) {
  while (from < lines.count() && trim(lines.line(from)).empty()) ++from;
  return from;
}

Place line_place(std::string_view path, size_t line) {
  return {std::string(path), static_cast<int>(line) + 1, 1, 3};
}

/// A fence that an author meant and that is none.
void check_start(const SourceLines& lines, std::string_view path, Findings& findings) {
  const size_t first = first_written_line(lines, 0);
  if (first >= lines.count()) return;
  const std::string_view line = trim(lines.line(first));
  const bool wide = line == "－－－" || line == "———" || line == "＋＋＋";
  if (is_fence(line) || wide)
    findings.error("front-matter/not-first", line_place(path, first),
                   wide ? "this line looks like --- and is made of other signs"
                        : "front matter begins on the first line of a file",
                   wide ? "write three hyphens: ---" : "delete what stands before it");
}

/// The body begins with what looks like front matter again.
void check_second(const SourceLines& lines, size_t body, std::string_view path, Findings& findings) {
  const size_t first = first_written_line(lines, body);
  if (first >= lines.count() || !is_fence(lines.line(first))) return;
  const std::string_view next = lines.line(first + 1);
  const bool toml = without_trailing_space(lines.line(first)) == toml_fence;
  const size_t sign = next.find(toml ? '=' : ':');
  const bool entry =
      sign != next.npos && sign > 0 &&
      std::all_of(next.begin(), next.begin() + static_cast<std::ptrdiff_t>(sign), [](char c) {
        return is_ascii_alpha(c) || is_ascii_digit(c) || c == '_' || c == '.' || c == ' ' || c == '-';
      });
  if (toml || entry)
    findings.error("front-matter/second", line_place(path, first), "a second front matter begins here",
                   "keep one, at the start of the file");
}

/// The line that closes the front matter, or the number of lines.
size_t find_close(const SourceLines& lines, std::string_view fence) {
  for (size_t line = 1; line < lines.count(); ++line)
    if (without_trailing_space(lines.line(line)) == fence) return line;
  return lines.count();
}

}  // namespace

std::optional<DocumentText> read_document(std::string_view bytes, std::string_view path,
                                          const FrontMatterLimits& limits, Findings& findings) {
  const std::optional<std::string> text = decode_text(bytes, path, findings);
  if (!text) return std::nullopt;
  const SourceLines lines(*text);
  const std::string_view fence = without_trailing_space(lines.line(0));
  DocumentText document;
  if (!is_fence(fence)) {
    check_start(lines, path, findings);
    document.body = *text;
    check_body_characters(document.body, path, 1, findings);
    return document;
  }

  const size_t close = find_close(lines, fence);
  if (close == lines.count()) {
    const std::string_view other = fence == yaml_fence ? toml_fence : yaml_fence;
    const size_t crossed = find_close(lines, other);
    findings.error("front-matter/unclosed", line_place(path, 0),
                   crossed < lines.count()
                       ? fmt::format("front matter begins with {} and ends with {} on line {}", fence, other,
                                     crossed + 1)
                       : fmt::format("front matter begins here and no line {} ends it", fence),
                   fmt::format("write a line {} after the last key", fence));
    document.body_line = static_cast<int>(lines.count());
    return document;
  }
  const size_t begin = lines.offset(1, 0);
  const std::string_view block = lines.between(begin, lines.offset(close, 0));
  if (!fits_limit(block, limits.max_bytes, path, 1, findings)) return std::nullopt;
  document.front_matter = fence == yaml_fence ? parse_yaml(block, path, 2, limits, findings)
                                              : parse_toml(block, path, 2, limits, findings);
  document.body_line = static_cast<int>(close) + 2;
  document.body = std::string_view(*text).substr(lines.offset(close + 1, 0));
  check_second(lines, close + 1, path, findings);
  check_body_characters(document.body, path, document.body_line, findings);
  return document;
}

std::optional<Node> read_toml_file(std::string_view bytes, std::string_view path,
                                   const FrontMatterLimits& limits, Findings& findings) {
  const std::optional<std::string> text = decode_text(bytes, path, findings);
  if (!text) return std::nullopt;
  Node node = parse_toml(*text, path, 1, limits, findings);
  if (node.kind != Node::Kind::table) return std::nullopt;
  return node;
}

}  // namespace gongbao
