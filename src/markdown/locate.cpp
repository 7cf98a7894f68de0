#include "markdown/locate.h"

#include "markdown/definition.h"

namespace gongbao {
namespace {

using Kind = Step::Kind;

constexpr size_t compared = 12;  // bytes of a link's text that tell it from its neighbours
constexpr size_t beyond = 4096;  // the header of a table that ends a paragraph has the paragraph's first line

}  // namespace

void Locator::enter_block(const Step& block) {
  begin_ = map_.offset(block.line, 1);
  end_ = map_.end_of_line(std::max(block.line, block.end_line));
  if (block.kind == Kind::table_cell) begin_ = map_.offset(block.line, block.column);
  if (block.kind != Kind::paragraph) return;
  const std::vector<Definition> definitions = read_definitions(map_, block.line);
  if (definitions.empty() || definitions.back().line >= block.end_line) return;
  begin_ = map_.offset(definitions.back().line + definitions.back().lines, 1);
}

void Locator::pass(const Step& leaf) {
  if (leaf.line == 0) return;
  const size_t end = map_.offset(leaf.end_line, leaf.end_column);
  const size_t begin = map_.offset(leaf.line, leaf.column);
  // Only where the columns are right: code is told by its backtick, raw HTML by its bracket.
  const char expected = leaf.kind == Kind::code ? '`' : '<';
  const size_t opening = leaf.kind == Kind::code ? begin - 1 : begin;
  if (opening < map_.text().size() && map_.text()[opening] == expected)
    begin_ = std::max(begin_, std::min(end, end_));
}

Locator::Found Locator::find(size_t index) {
  const Step& step = steps_[index];
  Found found;
  if (step.kind == Kind::html_inline || step.kind == Kind::html_block) {
    const size_t guess = step.line > 0 ? map_.offset(step.line, step.column) : begin_;
    found = find_literal(step.text.substr(0, step.text.find('\n')), guess);
  } else {
    const Step& child = steps_[index + 1];
    const bool is_bare = step.kind == Kind::link && child.kind == Kind::text &&
                         steps_[index + 2].partner == index && step.url.ends_with(child.text) &&
                         !opens_here(map_.offset(step.line, step.column), step, child.text);
    found = is_bare ? find_literal(child.text, begin_) : find_bracket(index);
    if (is_bare && found.offset > 0 && map_.text()[found.offset - 1] == '<')
      found = {found.offset - 1, found.bytes + 2};
  }
  begin_ = std::clamp(found.offset + 1, begin_, std::max(begin_, end_));
  return found;
}

bool Locator::opens_here(size_t offset, const Step& step, std::string_view content) const {
  const std::string_view bracket = step.kind == Kind::image ? "![" : "[";
  const std::string_view text = map_.text();
  if (offset < begin_ || !text.substr(offset).starts_with(bracket)) return false;
  return text.substr(offset + bracket.size()).starts_with(content.substr(0, compared));
}

size_t Locator::within(size_t offset) const {
  return std::clamp(offset, std::min(begin_, end_), std::max(end_, size_t{1}) - (end_ > begin_ ? 1 : 0));
}

Locator::Found Locator::find_literal(std::string_view literal, size_t guess) {
  if (guess >= begin_ && map_.text().substr(guess).starts_with(literal)) return {guess, literal.size()};
  const std::string_view text = map_.text().substr(0, end_ + beyond);
  size_t at = text.find(literal, begin_);
  if (at == text.npos) at = text.find(literal.substr(0, compared), begin_);  // a mark may stand in it
  return {at == text.npos ? within(guess) : at, literal.size()};
}

Locator::Found Locator::find_bracket(size_t index) {
  const Step& step = steps_[index];
  // The line that cmark gives is that of the closing bracket; its content knows where it begins.
  int line = step.line;
  std::string_view content;
  for (size_t i = index + 1; i < step.partner; ++i) {
    if (steps_[i].kind != Kind::text && steps_[i].kind != Kind::code) continue;
    if (steps_[i].line > 0) line = std::min(line, steps_[i].line);
    if (i == index + 1 && steps_[i].kind == Kind::text) content = steps_[i].text;
    break;
  }
  const size_t guess = map_.offset(line, step.column);
  const size_t bytes = line == step.end_line && step.end_column > step.column
                           ? static_cast<size_t>(step.end_column - step.column + 1)
                           : 1;
  if (opens_here(guess, step, content)) return {guess, bytes};
  const std::string_view bracket = step.kind == Kind::image ? "![" : "[";
  const std::string_view text = map_.text().substr(0, end_ + beyond);
  size_t nearest = text.npos;
  const auto distance = [&](size_t offset) { return offset > guess ? offset - guess : guess - offset; };
  for (size_t at = text.find(bracket, begin_); at != text.npos; at = text.find(bracket, at + 1)) {
    if (opens_here(at, step, content)) return {at, bytes};
    if (nearest == text.npos || distance(at) < distance(nearest)) nearest = at;
  }
  return {nearest == text.npos ? within(guess) : nearest, bytes};
}

}  // namespace gongbao
