#pragma once
#include <optional>
#include <string>
#include <vector>

#include "content/campaign.h"
#include "content/quantity.h"
#include "render/chart/svg.h"
#include "render/words.h"

namespace gongbao {

/// Charts: pure functions from plain values to inline SVG. They know nothing of agencies, ledgers or pages;
/// what they leave out, the table of the same data has (chart_shape.h).

/// The SVG; empty where there is nothing to draw: no number at all, or one too large for an axis.
struct DrawnChart {
  std::string svg;
  bool is_wide = false;  ///< 720 units instead of 360: scrolls on a narrow screen
};

/// Something with a number. What has none is a gap, never zero.
struct ChartPoint {
  std::string label;        ///< 2008年6月, or an agency
  std::string short_label;  ///< 6月, which its group makes clear; may be empty
  std::string group;        ///< 2008年: stands once under the short labels of its points; may be empty
  std::optional<Quantity> value;
  std::string value_text;  ///< 6500多人次; words without a number (多次) too
  std::string url;         ///< for the table
};
struct BarChart {
  ChartHead head;
  std::string unit;         ///< may be empty
  std::string point_title;  ///< what the points are, over the table's column: 期间
  std::vector<ChartPoint> points;
};
/// A number over periods: upright bars in the order given.
DrawnChart draw_series(const BarChart& chart, const Words& words);
/// Numbers of agencies side by side: lying bars, the largest first, twenty at most.
DrawnChart draw_comparison(const BarChart& chart, const Words& words);

/// How far each target is reached, each on an axis of its own, twelve at most; whether it is met is for
/// others to say.
struct TargetBar {
  std::string label;
  std::optional<Quantity> value;
  std::string value_text;
  Comparison comparison = Comparison::equal;
  std::optional<Quantity> target;
  std::string target_text;  ///< ≥1000家次
  std::string url;
};
struct TargetChart {
  ChartHead head;
  std::vector<TargetBar> bars;
};
DrawnChart draw_targets(const TargetChart& chart, const Words& words);

/// A campaign's phases as spans and its events as points on an axis of time.
struct TimelineItem {
  std::string label;
  DayRange days;          ///< an event's are one day, or those it may have been; both ends open: not drawn
  std::string date_text;  ///< as the table has it
  std::string url;
};
struct TimelineChart {
  ChartHead head;
  std::vector<TimelineItem> phases;
  std::vector<TimelineItem> events;
  bool has_chinese_dates = true;  ///< 2008年6月 on the axis, else 2008-06
};
DrawnChart draw_timeline(const TimelineChart& chart, const Words& words);

}  // namespace gongbao
