#pragma once
#include <cstddef>
#include <string_view>

namespace gongbao {

/// `>`, list and footnote markers at the start of a line, and where they end.
struct ContainerPrefix {
  size_t markers = 0;
  size_t bytes = 0;
};
ContainerPrefix container_prefix(std::string_view line);

/// The cells of a table's row, as the table extension counts them: a pipe behind a backslash is text.
size_t count_cells(std::string_view row);

}  // namespace gongbao
