#include "base/text.h"
#include "content/date.h"

namespace gongbao {
namespace {

int months_in(Period::Kind kind) {
  switch (kind) {
    case Period::Kind::year:
      return 12;
    case Period::Kind::half:
      return 6;
    case Period::Kind::quarter:
      return 3;
    default:
      return 1;
  }
}

int month_index(Day day) { return day.year() * 12 + day.month() - 1; }
Day first_of(int month_index) { return Day::of(month_index / 12, month_index % 12 + 1, 1); }

}  // namespace

std::optional<Period> Period::parse(std::string_view text) {
  if (text == "undated") return undated();
  if (text.size() < 4 || !std::all_of(text.begin(), text.begin() + 4, is_ascii_digit)) return std::nullopt;
  const int year = std::stoi(std::string(text.substr(0, 4)));
  if (year == 0) return std::nullopt;
  const std::string_view rest = text.substr(4);
  const auto starting = [&](Kind kind, int number) {
    return Period(kind, year * 12 + (number - 1) * months_in(kind));
  };
  if (rest.empty()) return starting(Kind::year, 1);
  if (rest.size() != 3 || rest[0] != '-' || !is_ascii_digit(rest[2])) return std::nullopt;
  const int number = rest[2] - '0';
  if (rest[1] == 'H' && number >= 1 && number <= 2) return starting(Kind::half, number);
  if (rest[1] == 'Q' && number >= 1 && number <= 4) return starting(Kind::quarter, number);
  if (rest[1] == '0' && number >= 1) return starting(Kind::month, number);
  if (rest[1] == '1' && number <= 2) return starting(Kind::month, 10 + number);
  return std::nullopt;
}

uint32_t Period::order() const {
  if (is_undated()) return std::numeric_limits<uint32_t>::max();
  return (static_cast<uint32_t>(start_) << 2 | static_cast<uint32_t>(kind_)) + 1;
}

Period Period::of_order(uint32_t order) {
  if (order == std::numeric_limits<uint32_t>::max()) return undated();
  return Period(static_cast<Kind>((order - 1) & 3), static_cast<int>((order - 1) >> 2));
}

Period Period::year_of(Day day) { return {Kind::year, day.year() * 12}; }
Period Period::half_of(Day day) { return {Kind::half, month_index(day) / 6 * 6}; }
Period Period::quarter_of(Day day) { return {Kind::quarter, month_index(day) / 3 * 3}; }
Period Period::month_of(Day day) { return {Kind::month, month_index(day)}; }

std::optional<Period> Period::smallest_containing(DayRange days) {
  if (!days.first || !days.last || *days.last < *days.first) return std::nullopt;
  std::optional<Period> period = month_of(*days.first);
  while (period && !period->contains(days)) period = period->parent();
  return period;
}

DayRange Period::days() const {
  if (is_undated()) return {};
  return {first_of(start_), Day{first_of(start_ + months_in(kind_)).number - 1}};
}

bool Period::contains(DayRange range) const {
  if (is_undated() || !range.first || !range.last) return false;
  const DayRange own = days();
  return own.first <= range.first && range.last <= own.last;
}

bool Period::touches(DayRange range) const {
  if (is_undated()) return false;
  const DayRange own = days();
  return (!range.first || *range.first <= *own.last) && (!range.last || *own.first <= *range.last);
}

std::optional<Period> Period::parent() const {
  switch (kind_) {
    case Kind::month:
      return Period(Kind::quarter, start_ / 3 * 3);
    case Kind::quarter:
      return Period(Kind::half, start_ / 6 * 6);
    case Kind::half:
      return Period(Kind::year, start_ / 12 * 12);
    default:
      return std::nullopt;
  }
}

std::optional<Period> Period::previous() const {
  if (is_undated() || start_ - months_in(kind_) < 12) return std::nullopt;  // before year 1
  return Period(kind_, start_ - months_in(kind_));
}

std::optional<Period> Period::year_before() const {
  if (is_undated() || start_ - 12 < 12) return std::nullopt;
  return Period(kind_, start_ - 12);
}

std::string Period::text() const {
  const int year = start_ / 12;
  const int month = start_ % 12;
  switch (kind_) {
    case Kind::year:
      return fmt::format("{:04}", year);
    case Kind::half:
      return fmt::format("{:04}-H{}", year, month / 6 + 1);
    case Kind::quarter:
      return fmt::format("{:04}-Q{}", year, month / 3 + 1);
    case Kind::month:
      return fmt::format("{:04}-{:02}", year, month + 1);
    case Kind::undated:
      break;
  }
  return "undated";
}

std::string Period::chinese() const {
  constexpr std::string_view quarters[] = {"一", "二", "三", "四"};
  const int year = start_ / 12;
  const int month = start_ % 12;
  switch (kind_) {
    case Kind::year:
      return fmt::format("{}年", year);
    case Kind::half:
      return fmt::format("{}年{}半年", year, month < 6 ? "上" : "下");
    case Kind::quarter:
      return fmt::format("{}年第{}季度", year, quarters[month / 3]);
    case Kind::month:
      return fmt::format("{}年{}月", year, month + 1);
    case Kind::undated:
      break;
  }
  return "年份未注明";
}

std::string Period::english() const {
  constexpr std::string_view quarters[] = {"first", "second", "third", "fourth"};
  constexpr std::string_view months[] = {"January",   "February", "March",    "April",
                                         "May",       "June",     "July",     "August",
                                         "September", "October",  "November", "December"};
  const int year = start_ / 12;
  const int month = start_ % 12;
  switch (kind_) {
    case Kind::year:
      return fmt::format("{}", year);
    case Kind::half:
      return fmt::format("{} half of {}", month < 6 ? "first" : "second", year);
    case Kind::quarter:
      return fmt::format("{} quarter of {}", quarters[month / 3], year);
    case Kind::month:
      return fmt::format("{} {}", months[month], year);
    case Kind::undated:
      break;
  }
  return "year not stated";
}

}  // namespace gongbao
