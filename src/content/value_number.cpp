#include "content/value_number.h"

#include "base/text.h"
#include "base/utf8.h"
#include "content/chinese_numeral.h"
#include "content/unit.h"

namespace gongbao {
namespace {

constexpr std::string_view too_large = "is larger than 18 digits before the point";

/// Appends the readings with 万 or 亿 (and 多 or 余 before it), then the plain one.
void add_readings(std::string_view text, NumberReading plain, std::vector<NumberReading>& readings,
                  bool& overflow) {
  std::string_view rest = text.substr(plain.bytes);
  NumberReading larger = plain;
  for (const std::string_view word : {"多", "余"})
    if (rest.starts_with(word) && leading_magnitude(rest.substr(word.size())).factor > 1) {
      rest.remove_prefix(word.size());
      larger.bytes += word.size();
      larger.more = true;
      break;
    }
  const Magnitude magnitude = leading_magnitude(rest);
  if (magnitude.factor > 1) {
    larger.bytes += magnitude.word.size();
    larger.has_magnitude = true;
    if (const std::optional<Decimal> value = plain.value.times(magnitude.factor)) {
      larger.value = *value;
      readings.push_back(larger);
    } else {
      overflow = true;
    }
  }
  readings.push_back(plain);
}

/// 1,922 and 1,234,567.5, but not 12,34.
bool has_correct_separators(std::string_view digits) {
  const std::string_view whole = digits.substr(0, digits.find('.'));
  const std::vector<std::string_view> groups = split(whole, ',');
  if (groups.size() == 1) return true;
  if (groups[0].empty() || groups[0].size() > 3) return false;
  return std::all_of(groups.begin() + 1, groups.end(),
                     [](std::string_view group) { return group.size() == 3; });
}

std::string explain_digits(std::string_view digits) {
  const std::string plain = replace_all(digits, ",", "");
  if (plain.front() == '.' || plain.back() == '.' || plain.find('.') != plain.rfind('.'))
    return fmt::format("'{}' is no decimal: write digits on both sides of one point, 0.5", digits);
  const size_t point = plain.find('.');
  if (point != plain.npos && plain.find_last_not_of('0') > point + 6)
    return fmt::format("'{}' has more than 6 digits after the point", digits);
  return fmt::format("'{}' {}", digits, too_large);
}

std::variant<std::vector<NumberReading>, std::string> read_arabic(std::string_view text) {
  size_t end = 0;
  while (end < text.size() && (is_ascii_digit(text[end]) || text[end] == ',' || text[end] == '.')) ++end;
  const std::string_view digits = text.substr(0, end);
  if (!has_correct_separators(digits) ||
      digits.find(',', std::min(digits.find('.'), digits.size())) != digits.npos)
    return fmt::format("'{}' has its separators in the wrong places: write {}", digits,
                       replace_all(digits, ",", ""));
  const std::optional<Decimal> value = Decimal::parse(replace_all(digits, ",", ""));
  if (!value) return explain_digits(digits);
  if (end < text.size() && (is_ascii_alpha(text[end]) || text[end] == '_') && end + 1 < text.size() &&
      (is_ascii_digit(text[end + 1]) || text[end + 1] == '+' || text[end + 1] == '-'))
    return fmt::format("'{}' is no number here: write it out in digits, or with 万 or 亿", text);
  NumberReading plain;
  plain.value = *value;
  plain.bytes = end;
  std::vector<NumberReading> readings;
  bool overflow = false;
  add_readings(text, plain, readings, overflow);
  if (overflow) return fmt::format("'{}' {}", text, too_large);
  return readings;
}

}  // namespace

std::variant<std::vector<NumberReading>, std::string> read_number(std::string_view text) {
  if (!text.empty() && (is_ascii_digit(text.front()) || text.front() == '.' || text.front() == ','))
    return read_arabic(text);
  std::vector<NumberReading> readings;
  bool overflow = false;
  size_t run = chinese_numeral_run(text);
  while (run > 0) {
    if (const std::optional<ChineseNumeral> numeral = parse_chinese_numeral(text.substr(0, run))) {
      NumberReading plain;
      plain.value = numeral->value;
      plain.bytes = run;
      plain.bare = numeral->bare;
      add_readings(text, plain, readings, overflow);
    }
    run -= static_cast<size_t>(code_point_before(text, run).bytes);
  }
  if (overflow && readings.empty()) return fmt::format("'{}' {}", text, too_large);
  return readings;
}

}  // namespace gongbao
