#include "content/date.h"

#include "base/text.h"
#include "base/utf8.h"

namespace gongbao {
namespace {

/// Digits and X; in place of a digit X means that it is not known.
bool is_masked_number(std::string_view text) {
  return std::all_of(text.begin(), text.end(), [](char c) { return is_ascii_digit(c) || c == 'X'; });
}

bool fits(std::string_view mask, int number) {
  for (auto digit = mask.rbegin(); digit != mask.rend(); ++digit, number /= 10)
    if (*digit != 'X' && *digit - '0' != number % 10) return false;
  return number == 0;
}

/// Whether some leap year has these digits.
bool may_be_leap(std::string_view mask) {
  for (int year = 4; year <= 9999; year += 4)
    if (fits(mask, year) && days_in_month(year, 2) == 29) return true;
  return false;
}

/// The most days that the month may have.
int longest_month(std::string_view year, std::string_view month) {
  int longest = 0;
  for (int m = 1; m <= 12; ++m)
    if (fits(month, m))
      longest = std::max(longest, m == 2 ? (may_be_leap(year) ? 29 : 28) : days_in_month(2001, m));
  return longest;
}

bool any_fits(std::string_view mask, int first, int last) {
  for (int number = first; number <= last; ++number)
    if (fits(mask, number)) return true;
  return false;
}

/// The numbers in 2008年6月16日, 2008/6/16, 2008.6.16, 2008-6-16 (also in full width), as it should be
/// written.
std::optional<std::string> mended(std::string_view text) {
  std::vector<std::string> numbers(1);
  for (size_t i = 0; i < text.size();) {
    const CodePoint c = code_point_at(text, i);
    i += static_cast<size_t>(c.bytes);
    const char32_t narrow = c.value >= 0xFF01 && c.value <= 0xFF5E ? c.value - 0xFEE0 : c.value;
    if (narrow < 0x80 && (is_ascii_digit(static_cast<char>(narrow)) || narrow == 'X' || narrow == 'x')) {
      numbers.back() += narrow == 'x' ? 'X' : static_cast<char>(narrow);
    } else if (narrow == '-' || narrow == '/' || narrow == '.' || c.value == U'年' || c.value == U'月' ||
               c.value == U'日' || c.value == 0x2013 || c.value == 0x2014) {
      numbers.emplace_back();
    } else if (narrow != ' ' && narrow != '~' && narrow != '?' && narrow != '%') {
      return std::nullopt;
    }
  }
  if (numbers.back().empty()) numbers.pop_back();
  if (numbers.empty() || numbers.size() > 3 || numbers[0].size() != 4) return std::nullopt;
  std::string result = numbers[0];
  for (size_t i = 1; i < numbers.size(); ++i) {
    if (numbers[i].empty() || numbers[i].size() > 2) return std::nullopt;
    result += numbers[i].size() == 1 ? "-0" : "-";
    result += numbers[i];
  }
  return result;
}

/// What else the author may have meant; for texts that have not the shape of a date.
std::string explain_shape(std::string_view text) {
  const std::string expected = "write 2008-06-16, 2008-06 or 2008, X for each digit that is not known";
  if (text.empty()) return "the date is empty: " + expected;
  if (text.find('T') != text.npos || text.find(':') != text.npos)
    return fmt::format("'{}' has a time, and this key takes a day: {}", text, expected);
  if (text.find('W') != text.npos)
    return fmt::format("'{}' is a week date, which is not taken: write its days, 2008-06-16/2008-06-22",
                       text);
  if (text.front() == 'Y' || text.front() == '-' || text.front() == '+')
    return fmt::format("'{}' is no year from 0001 to 9999", text);
  if (const std::optional<std::string> better = mended(text); better && *better != text)
    if (std::holds_alternative<Date>(Date::parse(*better)))
      return fmt::format("'{}' is not written as a date here: write {}", text, *better);
  if (text.find('/') != text.npos) return fmt::format("'{}' is an interval, and one date is wanted", text);
  return fmt::format("'{}' is no date: {}", text, expected);
}

std::string explain_month(std::string_view text, std::string_view year, std::string_view month) {
  if (month >= "21" && month <= "24" && is_masked_number(month)) {
    const int first = month == "21" ? 3 : month == "22" ? 6 : month == "23" ? 9 : 12;
    if (first < 12)
      return fmt::format("'{}' is a season, which is not taken: write its months, {}-{:02}/{}-{:02}", text,
                         year, first, year, first + 2);
    return fmt::format("'{}' is a season, which is not taken: write its months", text);
  }
  return fmt::format("'{}' has no month {}: months are 01 to 12", text, month);
}

}  // namespace

std::variant<Date, std::string> Date::parse(std::string_view text) {
  Date date;
  date.text_ = text;
  std::string_view rest = text;
  if (!rest.empty() && (rest.back() == '~' || rest.back() == '?' || rest.back() == '%')) {
    date.approximate_ = rest.back() != '?';
    date.uncertain_ = rest.back() != '~';
    rest.remove_suffix(1);
  }
  const std::vector<std::string_view> parts = split(rest, '-');
  const bool shaped =
      parts.size() <= 3 && parts[0].size() == 4 &&
      std::all_of(parts.begin() + 1, parts.end(), [](auto part) { return part.size() == 2; }) &&
      std::all_of(parts.begin(), parts.end(), is_masked_number);
  if (!shaped) return explain_shape(text);
  for (const std::string_view part : parts) date.digits_ += part;
  date.precision_ = parts.size() == 1   ? Precision::year
                    : parts.size() == 2 ? Precision::month
                                        : Precision::day;

  if (date.year() == "0000") return fmt::format("'{}' is no date: there is no year 0000", text);
  if (parts.size() >= 2 && !any_fits(date.month(), 1, 12))
    return explain_month(text, date.year(), date.month());
  if (parts.size() == 3) {
    const int longest = longest_month(date.year(), date.month());
    if (!any_fits(date.day(), 1, longest))
      return fmt::format("'{}' is no day: the last day of {}-{} is {}", text, date.year(), date.month(),
                         longest);
  }
  return date;
}

bool Date::is_masked() const { return digits_.find('X') != digits_.npos; }
bool Date::has_year() const { return year().find('X') == std::string_view::npos; }

std::optional<DayRange> Date::days() const {
  if (digits_.empty() || !has_year()) return std::nullopt;
  int year_number = 0;
  for (const char digit : year()) year_number = year_number * 10 + (digit - '0');
  DayRange range;
  for (int month_number = 1; month_number <= 12; ++month_number) {
    if (precision_ != Precision::year && !fits(month(), month_number)) continue;
    for (int day_number = 1; day_number <= days_in_month(year_number, month_number); ++day_number) {
      if (precision_ == Precision::day && !fits(day(), day_number)) continue;
      const Day found = Day::of(year_number, month_number, day_number);
      if (!range.first) range.first = found;
      range.last = found;
    }
  }
  return range;
}

std::strong_ordering Date::operator<=>(const Date& other) const {
  if (has_year() != other.has_year())
    return has_year() ? std::strong_ordering::less : std::strong_ordering::greater;
  if (const auto order = digits_ <=> other.digits_; order != 0) return order;
  return text_ <=> other.text_;
}

}  // namespace gongbao
