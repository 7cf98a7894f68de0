#include "markdown/line.h"

#include "base/text.h"

namespace gongbao {

ContainerPrefix container_prefix(std::string_view line) {
  ContainerPrefix prefix;
  size_t i = 0;
  const auto is_blank = [&](size_t at) { return at >= line.size() || line[at] == ' ' || line[at] == '\t'; };
  for (;;) {
    prefix.bytes = i;
    while (i < line.size() && is_blank(i)) ++i;
    if (i == line.size()) return prefix;
    size_t end = i;
    while (end < line.size() && is_ascii_digit(line[end])) ++end;
    const size_t label_end = line.substr(i, 2) == "[^" ? line.find_first_of("]", i) : line.npos;
    if (line[i] == '>') {
      ++i;
    } else if ((line[i] == '-' || line[i] == '+' || line[i] == '*') && is_blank(i + 1)) {
      ++i;
    } else if (end > i && end < line.size() && (line[end] == '.' || line[end] == ')') && is_blank(end + 1)) {
      i = end + 1;
    } else if (label_end != line.npos && line.substr(label_end, 2) == "]:") {
      i = label_end + 2;
    } else {
      return prefix;
    }
    ++prefix.markers;
  }
}

size_t count_cells(std::string_view row) {
  row = trim(row);
  if (row.starts_with('|')) row.remove_prefix(1);
  size_t cells = 1;
  for (size_t i = 0; i + 1 < row.size(); ++i) cells += row[i] == '|' && (i == 0 || row[i - 1] != '\\');
  return cells;
}

}  // namespace gongbao
