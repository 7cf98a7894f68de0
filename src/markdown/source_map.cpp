#include "markdown/source_map.h"

#include "base/utf8.h"

namespace gongbao {

SourceMap::SourceMap(const MarkedText& marked, std::string_view source, std::string_view path, int first_line)
    : marked_(marked), source_(source), path_(path), first_line_(first_line) {
  const std::string_view text = marked.text();
  for (size_t begin = 0;;) {
    starts_.push_back(static_cast<uint32_t>(begin));
    const size_t end = text.find('\n', begin);
    if (end == text.npos) return;
    begin = end + 1;
  }
}

size_t SourceMap::end_of_line(int line) const {
  const int index = std::clamp(line, 1, lines());
  return index == lines() ? text().size() : starts_[static_cast<size_t>(index)] - 1;
}

size_t SourceMap::offset(int line, int column) const {
  const int index = std::clamp(line, 1, lines());
  const size_t begin = starts_[static_cast<size_t>(index - 1)];
  return std::clamp(begin + static_cast<size_t>(std::max(column, 1)) - 1, begin, end_of_line(index));
}

std::string_view SourceMap::line(int line) const {
  const size_t begin = offset(line, 1);
  return text().substr(begin, end_of_line(line) - begin);
}

Place SourceMap::place(size_t offset, size_t bytes) const {
  const auto after = std::upper_bound(starts_.begin(), starts_.end(), offset);
  const int line = static_cast<int>(after - starts_.begin());
  const size_t end = std::min(offset + bytes, end_of_line(line));
  const size_t line_begin = marked_.source_offset(*(after - 1));
  const size_t begin = marked_.source_offset(offset);
  const size_t length =
      count_code_points(source_.substr(begin, marked_.source_offset(std::max(end, offset)) - begin));
  Place place;
  place.path = path_;
  place.line = first_line_ + line - 1;
  place.column = static_cast<int>(count_code_points(source_.substr(line_begin, begin - line_begin))) + 1;
  place.length = std::max(1, static_cast<int>(length));
  return place;
}

}  // namespace gongbao
