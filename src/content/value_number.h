#pragma once
#include <string>
#include <string_view>
#include <variant>
#include <vector>

#include "base/decimal.h"

namespace gongbao {

/// One way to read the number at the start of a text.
struct NumberReading {
  Decimal value;
  size_t bytes = 0;            ///< how much of the text it is
  bool bare = false;           ///< 百, 千: wants 多 or 余
  bool more = false;           ///< 多 or 余 stands inside: 10多万
  bool has_magnitude = false;  ///< ends with 万 or 亿
};

/// The readings of the number that `text` (half width) begins with, longest first (三千 before 三, for
/// 三千瓦时); none where it begins with none. A number that is malformed or too large is a fault, in words
/// for the author.
std::variant<std::vector<NumberReading>, std::string> read_number(std::string_view text);

}  // namespace gongbao
