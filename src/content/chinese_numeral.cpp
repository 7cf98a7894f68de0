#include "content/chinese_numeral.h"

#include "base/utf8.h"

namespace gongbao {
namespace {

constexpr size_t longest = 24;  // code points; below that no sum here leaves 64 bits

int digit_of(char32_t c) {
  constexpr std::u32string_view digits = U"零一二三四五六七八九";
  if (c == U'〇') return 0;
  if (c == U'两') return 2;
  const size_t at = digits.find(c);
  return at == digits.npos ? -1 : static_cast<int>(at);
}

int unit_of(char32_t c) { return c == U'十' ? 10 : c == U'百' ? 100 : c == U'千' ? 1000 : 0; }

/// Digits one by one: 二〇〇八.
std::optional<int64_t> parse_digits(std::u32string_view text) {
  int64_t value = 0;
  if (text.empty() || text.size() > 12) return std::nullopt;
  for (const char32_t c : text) {
    if (digit_of(c) < 0 || (c == U'两' && text.size() > 1)) return std::nullopt;
    value = value * 10 + digit_of(c);
  }
  return value;
}

/// Below ten thousand: 一千零二十, 十二.
std::optional<int64_t> parse_section(std::u32string_view text) {
  int64_t value = 0;
  int last_unit = 10'000;
  int digit = -1;
  bool zero = false;
  for (const char32_t c : text) {
    if (const int unit = unit_of(c)) {
      const bool plain_ten = unit == 10 && value == 0 && !zero;
      if (unit >= last_unit || digit == 0 || (digit < 0 && !plain_ten)) return std::nullopt;
      value += (digit < 0 ? 1 : digit) * unit;
      last_unit = unit;
      digit = -1;
      zero = false;
    } else if (digit_of(c) == 0) {
      if (zero || digit >= 0 || value == 0) return std::nullopt;
      zero = true;
    } else if (digit_of(c) > 0 && digit < 0) {
      digit = digit_of(c);
    } else {
      return std::nullopt;
    }
  }
  if (zero && digit < 0) return std::nullopt;
  const bool clear = value == 0 || last_unit == 10 || zero;  // 一百二 may be 102 or 120
  if (digit >= 0 && !clear) return std::nullopt;
  if (digit >= 0) value += digit;
  return value > 0 ? std::optional(value) : std::nullopt;
}

/// `rest` stands after 万 or 亿 and may begin with 零; 一万二 is not clear, 一万二千 is.
std::optional<int64_t> parse_number(std::u32string_view text, bool after_larger) {
  if (after_larger && text.empty()) return 0;
  if (after_larger && digit_of(text.front()) == 0) {
    text.remove_prefix(1);
    if (text.empty() || digit_of(text.front()) == 0) return std::nullopt;
  } else if (after_larger && text.size() == 1) {
    return std::nullopt;
  }
  for (const auto& [character, factor] :
       {std::pair(U'亿', int64_t{100'000'000}), std::pair(U'万', int64_t{10'000})}) {
    const size_t at = text.rfind(character);
    if (at == text.npos) continue;
    const std::optional<int64_t> high = parse_number(text.substr(0, at), false);
    const std::optional<int64_t> low = parse_number(text.substr(at + 1), true);
    if (!high || !low || *low >= factor || *high >= 100'000'000) return std::nullopt;
    return *high * factor + *low;
  }
  return parse_section(text);
}

}  // namespace

size_t chinese_numeral_run(std::string_view text) {
  size_t at = 0;
  while (at < text.size()) {
    const CodePoint c = code_point_at(text, at);
    if (digit_of(c.value) < 0 && !unit_of(c.value) && c.value != U'万' && c.value != U'亿' &&
        c.value != U'点')
      break;
    at += static_cast<size_t>(c.bytes);
  }
  return at;
}

std::optional<ChineseNumeral> parse_chinese_numeral(std::string_view text) {
  const std::u32string characters = decode(text);
  if (characters.empty() || characters.size() > longest) return std::nullopt;
  if (text == "百") return ChineseNumeral{Decimal::of(100), true};
  if (text == "千") return ChineseNumeral{Decimal::of(1000), true};
  if (text == "万") return ChineseNumeral{Decimal::of(10'000), true};
  if (text == "亿") return ChineseNumeral{Decimal::of(100'000'000), true};

  const std::u32string_view all = characters;
  const size_t point = all.find(U'点');
  const std::u32string_view whole = all.substr(0, point);
  std::optional<int64_t> value = parse_digits(whole);
  if (!value) value = parse_number(whole, false);
  if (!value) return std::nullopt;
  if (point == all.npos) return ChineseNumeral{Decimal::of(*value)};

  std::string decimals = fmt::format("{}.", *value);
  for (const char32_t c : all.substr(point + 1)) {
    if (digit_of(c) < 0 || c == U'两') return std::nullopt;
    decimals += static_cast<char>('0' + digit_of(c));
  }
  const std::optional<Decimal> exact = Decimal::parse(decimals);
  return exact ? std::optional(ChineseNumeral{*exact}) : std::nullopt;
}

}  // namespace gongbao
