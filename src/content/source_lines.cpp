#include "content/source_lines.h"

#include "base/utf8.h"

namespace gongbao {

SourceLines::SourceLines(std::string_view text) : text_(text), starts_{0} {
  for (size_t i = 0; i < text.size(); ++i)
    if (text[i] == '\n') starts_.push_back(i + 1);
}

std::string_view SourceLines::line(size_t number) const {
  if (number >= starts_.size()) return {};
  const size_t end = number + 1 < starts_.size() ? starts_[number + 1] - 1 : text_.size();
  return text_.substr(starts_[number], end - starts_[number]);
}

size_t SourceLines::offset(size_t number, size_t column) const {
  if (number >= starts_.size()) return text_.size();
  const size_t end = starts_[number] + line(number).size();
  if (known_.line != number || known_.column > column || known_.offset < starts_[number])
    known_ = {number, 0, starts_[number]};
  while (known_.column < column && known_.offset < end) {
    known_.offset += static_cast<size_t>(code_point_at(text_, known_.offset).bytes);
    ++known_.column;
  }
  return known_.offset;
}

std::string_view SourceLines::between(size_t begin, size_t end) const {
  return begin < end ? text_.substr(begin, end - begin) : std::string_view();
}

std::string_view SourceLines::rest_of_line(size_t number, size_t column) const {
  if (number >= starts_.size()) return {};
  return line(number).substr(offset(number, column) - starts_[number]);
}

}  // namespace gongbao
