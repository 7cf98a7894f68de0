#pragma once
#include <optional>
#include <string_view>

#include "base/decimal.h"

namespace gongbao {

/// A number in Chinese characters.
struct ChineseNumeral {
  Decimal value;
  bool bare = false;  ///< 百, 千, 万 without a digit: a number only with 多 or 余 (百余)
};

/// Reads 二, 十二, 一百二十, 两千, 三万五千, 二〇〇八, 九十一点五: the whole text. Nothing for what is none
/// or can be read in two ways (一百二).
std::optional<ChineseNumeral> parse_chinese_numeral(std::string_view text);

/// The bytes at the start of `text` that a Chinese numeral may be made of.
size_t chinese_numeral_run(std::string_view text);

}  // namespace gongbao
