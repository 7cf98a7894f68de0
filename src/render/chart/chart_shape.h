#pragma once
#include "render/chart/chart.h"
#include "render/value.h"

namespace gongbao {

/// The chart shape of docs/template-data.md: the picture, and a table of all of its data.
Value series_shape(const BarChart& chart, const Words& words);
Value comparison_shape(const BarChart& chart, const Words& words);
Value target_shape(const TargetChart& chart, const Words& words);
Value timeline_shape(const TimelineChart& chart, const Words& words);

}  // namespace gongbao
