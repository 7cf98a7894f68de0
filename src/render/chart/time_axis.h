#pragma once
#include <string>
#include <vector>

#include "content/date.h"
#include "render/chart/label.h"

namespace gongbao {

/// Days along a line.
struct TimeAxis {
  Day first, last;  ///< both included
  Tenths left = 0, right = 0;
  Tenths x(Day day) const {
    const int64_t range = std::max(1, last.number - first.number);
    return left + static_cast<Tenths>(int64_t{right - left} * (day.number - first.number) / range);
  }
};

struct TimeTick {
  Tenths x = 0;        ///< of the day
  Tenths label_x = 0;  ///< of the label's middle
  std::string label;
};
/// Beginnings of months or years, or some days where those are too few, as close as their labels allow
/// between 0 and `width`.
std::vector<TimeTick> time_ticks(const TimeAxis& axis, Tenths width, bool has_chinese_dates);

}  // namespace gongbao
