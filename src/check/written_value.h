#pragma once
#include <string>
#include <string_view>
#include <variant>

#include "content/quantity.h"

namespace gongbao {

/// Reads the text of a figure link: a value as in `metrics` (parse_value), also with English words before it
/// (over 6,500), or a change as officials say it: 减少25件 is −25. Or says why it cannot.
std::variant<Quantity, std::string> read_written_value(std::string_view text, UnitRule rule,
                                                       bool is_difference);

/// Texts agree if value and qualifier do, in one unit (content model 5): the interval is not compared, since
/// 300多 and 300以上 are both "over 300".
bool says_the_same(const Quantity& written, const Quantity& computed);

}  // namespace gongbao
