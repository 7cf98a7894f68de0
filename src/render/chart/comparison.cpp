#include "render/chart/lying_bar.h"
#include "render/chart/summary.h"

namespace gongbao {
namespace {

constexpr size_t most_bars = 20;
constexpr Tenths width = 3600;
constexpr Tenths row_height = 370;

/// The largest first, those without a number last; else in the order given.
std::vector<const ChartPoint*> in_order_of_size(const std::vector<ChartPoint>& points) {
  std::vector<const ChartPoint*> order;
  for (const ChartPoint& point : points) order.push_back(&point);
  std::stable_sort(order.begin(), order.end(), [](const ChartPoint* a, const ChartPoint* b) {
    if (!a->value || !b->value) return a->value.has_value() && !b->value;
    return a->value->value > b->value->value;
  });
  return order;
}

}  // namespace

DrawnChart draw_comparison(const BarChart& chart, const Words& words) {
  std::vector<const ChartPoint*> points = in_order_of_size(chart.points);
  if (points.size() > most_bars) points.resize(most_bars);
  Signs signs;
  std::vector<Mark> marks;
  std::vector<Decimal> values;
  for (const ChartPoint* point : points) {
    signs.has_missing = signs.has_missing || !point->value;
    if (!point->value) continue;
    marks.push_back(mark_of(*point->value));
    signs.see(marks.back());
    values.insert(values.end(), {marks.back().value, marks.back().low, marks.back().high});
  }
  const std::optional<Scale> scale = Scale::over(values);
  if (values.empty() || !scale) return {};

  SvgWriter svg;
  Tenths top = 20;
  if (!chart.unit.empty()) {
    const std::string unit = words.format("chart_unit", {chart.unit});
    svg.text("chart-label", {0, 110}, Anchor::start, shortened(unit, width), unit);
    top += 200;
  }
  const BarTrack track = track_within(width, marks);
  for (size_t i = 0; i < points.size(); ++i, top += row_height) {
    const ChartPoint& point = *points[i];
    const std::string& said =
        point.value_text.empty() && !point.value ? words["figure_none"] : point.value_text;
    svg.begin_group(fmt::format("{} {}", point.label, said));
    draw_bar_texts(svg, point.label, without_unit(said, chart.unit), top + 120, width);
    if (point.value)
      draw_lying_bar(svg, track, *scale, marks[i], top + 180);
    else
      draw_missing(svg, {track.x(*scale, Decimal()) + 40, top + 180 + lying_bar_height / 2});
    svg.end_group();
  }
  top += draw_legend(svg, signs, top, width, words) + 20;
  std::string left_out;
  if (points.size() < chart.points.size())
    left_out = words.format("chart_first_of",
                            {fmt::format("{}", points.size()), fmt::format("{}", chart.points.size())});
  return {svg.finished(chart.head,
                       joined_sentences({chart.head.description, bar_summary(chart, words), left_out}), width,
                       top),
          false};
}

}  // namespace gongbao
