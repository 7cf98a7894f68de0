#pragma once
#include <optional>
#include <string_view>

#include "base/finding.h"

namespace gongbao {

/// Bytes of a source.
struct Stretch {
  size_t begin = 0;
  size_t end = 0;
};

/// Where in its source a value of a rendered or decoded text stands. Between its characters the source may
/// hold marks, entities, escapes and line ends. `from` and `to` bound what is searched. Nothing where the
/// source writes it in a way that is not followed.
std::optional<Stretch> stretch_in_source(std::string_view source, size_t from, size_t to,
                                         std::string_view value);

Place place_at(std::string_view path, std::string_view source, Stretch stretch);

/// The offset of a line (from 1) and column (from 1, in code points).
size_t offset_of(std::string_view source, int line, int column);

}  // namespace gongbao
