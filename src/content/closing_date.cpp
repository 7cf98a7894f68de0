#include "content/closing_date.h"

#include "base/text.h"
#include "base/utf8.h"
#include "content/chinese_numeral.h"

namespace gongbao {
namespace {

/// 2026 or 二〇二六: a year's digits one by one; ○ and 零 are what is typed for 〇.
std::optional<int> read_digits(std::u32string_view text) {
  constexpr std::u32string_view numerals = U"〇一二三四五六七八九";
  int value = 0;
  for (const char32_t c : text) {
    const size_t at = numerals.find(c == U'○' || c == U'零' ? U'〇' : c);
    const bool is_digit = c >= U'0' && c <= U'9';
    if (!is_digit && at == numerals.npos) return std::nullopt;
    value = value * 10 + (is_digit ? static_cast<int>(c - U'0') : static_cast<int>(at));
  }
  return value;
}

std::optional<int> read_number(std::u32string_view text) {
  constexpr size_t most = 3;  // 二十九
  if (text.empty() || text.size() > most) return std::nullopt;
  if (const std::optional<int> digits = read_digits(text); digits && text.size() < most) return digits;
  std::string utf8;
  for (const char32_t c : text) append_utf8(utf8, c);
  const std::optional<ChineseNumeral> numeral = parse_chinese_numeral(utf8);
  const std::optional<int64_t> millionths = numeral ? numeral->value.small_millionths() : std::nullopt;
  return millionths ? std::optional(static_cast<int>(*millionths / 1'000'000)) : std::nullopt;
}

struct FoundDate {
  size_t begin = 0;
  std::optional<Day> day;
};

/// The date that ends the line.
std::optional<FoundDate> date_at_end(std::u32string_view line) {
  constexpr size_t year_digits = 4;
  if (!line.ends_with(U'日')) return std::nullopt;
  const size_t month_mark = line.rfind(U'月');
  const size_t year_mark = month_mark == line.npos ? line.npos : line.rfind(U'年', month_mark);
  if (year_mark == line.npos || year_mark < year_digits) return std::nullopt;
  const std::optional<int> year = read_digits(line.substr(year_mark - year_digits, year_digits));
  const std::optional<int> month = read_number(line.substr(year_mark + 1, month_mark - year_mark - 1));
  const std::optional<int> day = read_number(line.substr(month_mark + 1, line.size() - month_mark - 2));
  if (!year || !month || !day) return std::nullopt;
  FoundDate found{year_mark - year_digits, {}};
  if (*month >= 1 && *month <= 12 && *day >= 1 && *day <= days_in_month(*year, *month))
    found.day = Day::of(*year, *month, *day);
  return found;
}

std::u32string without_blanks(std::string_view line) {
  std::u32string text = decode(line);
  std::erase_if(text, [](char32_t c) { return c == U' ' || c == U'\t' || c == U'\u00A0' || c == U'\u3000'; });
  return text;
}

bool is_remark(std::u32string_view line) {
  return (line.starts_with(U'（') && line.ends_with(U'）')) ||
         (line.starts_with(U'(') && line.ends_with(U')'));
}

}  // namespace

std::optional<ClosingDate> find_closing_date(std::string_view text, const std::vector<std::string>& names) {
  std::u32string line;
  for (const std::string_view one : split(text, '\n'))
    if (std::u32string bare = without_blanks(one); !bare.empty() && !is_remark(bare)) line = std::move(bare);
  const std::optional<FoundDate> found = date_at_end(line);
  if (!found) return std::nullopt;
  const auto is_name = [&](std::u32string_view part) {
    return std::any_of(names.begin(), names.end(), [&](const std::string& name) {
      return !name.empty() && without_blanks(name) == part;
    });
  };
  const std::u32string_view before = std::u32string_view(line).substr(0, found->begin);
  if (!before.empty() && !is_name(before)) return std::nullopt;
  ClosingDate closing;
  for (const char32_t c : std::u32string_view(line).substr(found->begin)) append_utf8(closing.words, c);
  closing.day = found->day;
  return closing;
}

std::vector<std::string> names_of_issuer(const AgencyRegister& agencies, const Document& document) {
  if (!document.agency) return {};
  const Agency& agency = agencies[*document.agency];
  std::vector<std::string> names{agency.name, agency.short_name};
  names.insert(names.end(), agency.aliases.begin(), agency.aliases.end());
  return names;
}

}  // namespace gongbao
