#include <chrono>

#include "content/date.h"

namespace gongbao {
namespace {

std::chrono::year_month_day calendar(Day day) {
  return std::chrono::year_month_day(std::chrono::sys_days(std::chrono::days(day.number)));
}

}  // namespace

Day Day::of(int year, int month, int day) {
  const std::chrono::year_month_day date{std::chrono::year(year),
                                         std::chrono::month(static_cast<unsigned>(month)),
                                         std::chrono::day(static_cast<unsigned>(day))};
  return {static_cast<int32_t>(std::chrono::sys_days(date).time_since_epoch().count())};
}

int Day::year() const { return static_cast<int>(calendar(*this).year()); }
int Day::month() const { return static_cast<int>(static_cast<unsigned>(calendar(*this).month())); }
int Day::day() const { return static_cast<int>(static_cast<unsigned>(calendar(*this).day())); }

std::string Day::iso() const { return fmt::format("{:04}-{:02}-{:02}", year(), month(), day()); }

int days_in_month(int year, int month) {
  const std::chrono::year_month_day_last last{
      std::chrono::year(year), std::chrono::month_day_last(std::chrono::month(static_cast<unsigned>(month)))};
  return static_cast<int>(static_cast<unsigned>(last.day()));
}

}  // namespace gongbao
