#include "render/chart/time_axis.h"

namespace gongbao {
namespace {

constexpr int most_ticks = 60;
constexpr Tenths gap = 120;

enum class Precision { day, month, year };

std::string label_of(Day day, Precision precision, bool has_chinese_dates) {
  const std::string iso = day.iso();
  const std::string text = iso.substr(0, precision == Precision::day     ? iso.size()
                                         : precision == Precision::month ? 7
                                                                         : 4);
  if (!has_chinese_dates) return text;
  const auto date = Date::parse(text);
  return std::holds_alternative<Date>(date) ? std::get<Date>(date).chinese() : text;
}

Day month_start(int months) { return Day::of(months / 12, months % 12 + 1, 1); }

std::vector<Day> days_between(const TimeAxis& axis, int step) {
  std::vector<Day> days;
  for (Day day = axis.first; day <= axis.last; day.number += step) days.push_back(day);
  return days;
}

std::vector<Day> months_between(const TimeAxis& axis, int step) {
  std::vector<Day> days;
  const int start = (axis.first.year() * 12 + axis.first.month() - 1) / step * step;
  for (int month = start; month_start(month) <= axis.last; month += step)
    if (axis.first <= month_start(month)) days.push_back(month_start(month));
  return days;
}

/// Nothing if two labels come too near, or there is only one.
std::vector<TimeTick> placed(const TimeAxis& axis, Tenths width, const std::vector<Day>& days,
                             Precision precision, bool has_chinese_dates) {
  std::vector<TimeTick> ticks;
  Tenths free_from = -gap;
  for (const Day day : days) {
    TimeTick tick{axis.x(day), 0, label_of(day, precision, has_chinese_dates)};
    tick.label_x = centre_within(tick.x, tick.label, 0, width);
    const Box box = text_box({tick.label_x, 0}, Anchor::middle, tick.label);
    if (box.left < free_from + gap || box.right > width) return {};
    free_from = box.right;
    ticks.push_back(std::move(tick));
  }
  return ticks.size() < 2 ? std::vector<TimeTick>() : ticks;
}

}  // namespace

std::vector<TimeTick> time_ticks(const TimeAxis& axis, Tenths width, bool has_chinese_dates) {
  const int range = axis.last.number - axis.first.number;
  for (const int step : {1, 2, 3, 6, 12, 24, 60, 120, 240, 600, 1200, 2400, 6000, 12000}) {
    if (range / (step * 28) > most_ticks) continue;
    const Precision precision = step < 12 ? Precision::month : Precision::year;
    const auto ticks = placed(axis, width, months_between(axis, step), precision, has_chinese_dates);
    if (!ticks.empty()) return ticks;
  }
  for (const int step : {1, 2, 5, 10, 15, 30}) {
    if (range / step > most_ticks) continue;
    const auto ticks = placed(axis, width, days_between(axis, step), Precision::day, has_chinese_dates);
    if (!ticks.empty()) return ticks;
  }
  return {};
}

}  // namespace gongbao
