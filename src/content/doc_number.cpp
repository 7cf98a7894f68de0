#include "content/doc_number.h"

#include <algorithm>
#include <utility>
#include <vector>

#include "base/text.h"
#include "base/utf8.h"

namespace gongbao {
namespace {

constexpr std::pair<char32_t, char32_t> brackets[] = {
    {U'〔', U'〕'}, {U'[', U']'}, {U'(', U')'},   {U'（', U'）'}, {U'【', U'】'}, {U'［', U'］'},
    {U'〈', U'〉'}, {U'{', U'}'}, {U'〖', U'〗'}, {U'❲', U'❳'},   {U'<', U'>'}};
constexpr size_t most_digits = 9;

bool is_opening(char32_t c) {
  return std::any_of(std::begin(brackets), std::end(brackets),
                     [&](const auto& pair) { return pair.first == c; });
}
bool is_closing(char32_t c) {
  return std::any_of(std::begin(brackets), std::end(brackets),
                     [&](const auto& pair) { return pair.second == c; });
}
bool is_blank(char32_t c) { return c == U' ' || c == U'\t' || c == U'\u00A0' || c == U'\u3000'; }
bool is_ascii_digit32(char32_t c) { return c >= U'0' && c <= U'9'; }
bool is_wide_digit(char32_t c) { return c >= U'０' && c <= U'９'; }

/// The text in ASCII digits and without blanks; what was evened out is a fault.
std::u32string evened(std::u32string_view text, std::vector<std::string>& faults) {
  std::u32string result;
  bool has_blank = false, has_wide = false;
  for (const char32_t c : text) {
    if (is_blank(c)) {
      has_blank = true;
    } else if (is_wide_digit(c)) {
      has_wide = true;
      result += U'0' + (c - U'０');
    } else {
      result += c;
    }
  }
  if (has_blank) faults.emplace_back("a space stands in it");
  if (has_wide) faults.emplace_back("its digits are full-width");
  return result;
}

std::optional<int64_t> whole(std::u32string_view digits) {
  if (digits.empty() || digits.size() > most_digits ||
      !std::all_of(digits.begin(), digits.end(), is_ascii_digit32))
    return std::nullopt;
  int64_t value = 0;
  for (const char32_t c : digits) value = value * 10 + (c - U'0');
  return value;
}

/// 2026, 26, 2026年, 20XX: what stands in the brackets of a document number.
bool is_year_like(std::u32string_view inside) {
  if (inside.ends_with(U'年')) inside.remove_suffix(1);
  return (inside.size() == 2 || inside.size() == 4) &&
         std::all_of(inside.begin(), inside.end(),
                     [](char32_t c) { return is_ascii_digit32(c) || c == U'X' || c == U'x'; });
}

/// The year, where it is one of four digits; a masked one is none and no fault.
std::optional<int> read_year(std::u32string_view inside, std::vector<std::string>& faults) {
  if (inside.ends_with(U'年')) {
    faults.emplace_back("年 stands after the year");
    inside.remove_suffix(1);
  }
  if (inside.size() == 2) {
    faults.emplace_back("the year has two digits");
    return std::nullopt;
  }
  const std::optional<int64_t> year = whole(inside);
  constexpr int64_t first = 1900, last = 2100;
  if (year && (*year < first || *year >= last)) faults.emplace_back("the year cannot be one");
  return year && *year >= first && *year < last ? std::optional(static_cast<int>(*year)) : std::nullopt;
}

std::optional<int64_t> read_serial(std::u32string_view rest, std::vector<std::string>& faults) {
  if (rest.starts_with(U'第')) {
    faults.emplace_back("第 stands before the number");
    rest.remove_prefix(1);
  }
  if (rest.ends_with(U'号'))
    rest.remove_suffix(1);
  else
    faults.emplace_back("it does not end in 号");
  if (rest.size() > 1 && rest.front() == U'0') {
    faults.emplace_back("the number begins with a zero");
    while (rest.size() > 1 && rest.front() == U'0') rest.remove_prefix(1);
  }
  const std::optional<int64_t> serial = whole(rest);
  if (!serial || *serial == 0) faults.emplace_back("what stands after the year is no number");
  return serial && *serial != 0 ? serial : std::nullopt;
}

std::string utf8(std::u32string_view text) {
  std::string result;
  for (const char32_t c : text) append_utf8(result, c);
  return result;
}

/// Without brackets round a year: right for orders and announcements by issue, wrong for a year and number
/// without them.
DocNumberReading read_unbracketed(std::u32string_view text) {
  const size_t year = text.find(U'年');
  const bool has_year = year != text.npos && year >= 4 && whole(text.substr(year - 4, 4));
  const bool counts = text.ends_with(U'号') && text.size() > 1 && is_ascii_digit32(text[text.size() - 2]);
  if (!counts || text.find(U'第') != text.npos || !has_year) return {};
  return {std::nullopt, "the year stands without 〔〕"};
}

}  // namespace

std::string DocNumber::text() const { return fmt::format("{}〔{}〕{}号", series, year, number); }

DocNumberReading read_doc_number(std::string_view written) {
  std::vector<std::string> faults;
  const std::u32string text = evened(decode(trim(written)), faults);
  const auto open = std::find_if(text.begin(), text.end(), is_opening);
  const auto close = std::find_if(open, text.end(), is_closing);
  if (close == text.end() || !is_year_like({open + 1, close})) return read_unbracketed(text);

  if (*open != U'〔' || *close != U'〕')
    faults.insert(faults.begin(), fmt::format("the year stands in {}{} and not in 〔〕", utf8({&*open, 1}),
                                              utf8({&*close, 1})));
  DocNumber number;
  number.series = utf8({text.begin(), open});
  if (number.series.empty()) faults.emplace_back("it does not say whose number it is");
  const std::u32string inside(open + 1, close);
  const std::optional<int> year = read_year(inside, faults);
  const std::optional<int64_t> serial = read_serial({close + 1, text.end()}, faults);
  DocNumberReading reading{std::nullopt, join(faults, "; ")};
  if (!year || !serial || number.series.empty()) return reading;
  number.year = *year;
  number.number = *serial;
  reading.number = std::move(number);
  return reading;
}

}  // namespace gongbao
