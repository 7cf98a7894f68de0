#pragma once
#include <vector>

#include "render/chart/chart.h"

namespace gongbao {

/// The place of `count` columns side by side between `left` and `right`.
struct Columns {
  Tenths left = 0, right = 0;
  int count = 1;
  Tenths edge(int column) const { return left + static_cast<Tenths>(int64_t{right - left} * column / count); }
  Tenths centre(int column) const { return (edge(column) + edge(column + 1)) / 2; }
  Tenths width() const { return (right - left) / count; }
};

/// The labels under the columns, from `top` on, within a picture of `width`: all in full if they fit, else
/// the short ones (some of them, if need be) over their groups, else some in full; the first and the last are
/// always among them. Returns their height.
Tenths draw_labels(SvgWriter& svg, const std::vector<ChartPoint>& points, const Columns& columns, Tenths top,
                   Tenths width);

}  // namespace gongbao
