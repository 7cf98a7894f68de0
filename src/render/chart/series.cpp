#include "render/chart/label_axis.h"
#include "render/chart/mark.h"
#include "render/chart/scale.h"
#include "render/chart/summary.h"

namespace gongbao {
namespace {

constexpr size_t most_narrow_points = 12;
constexpr Tenths plot_top = 420;  // room for the unit, and for a label and an arrow on the tallest bar
constexpr Tenths widest_bar = 480;

/// A bar as it is drawn: its box, and with its whisker.
struct DrawnBar {
  size_t point = 0;
  Mark mark;
  Box box;
  Box with_whisker;
};

struct Plot {
  const BarChart& chart;
  Scale scale;
  Tenths width = 0, bottom = 0;
  Columns columns;
  Tenths y(Decimal value) const { return bottom - scale.at(value, bottom - plot_top); }
};

void draw_ticks(SvgWriter& svg, const Plot& plot, const std::vector<std::string>& texts) {
  for (size_t i = 0; i < texts.size(); ++i) {
    const Tenths y = plot.y(plot.scale.ticks()[i]);
    svg.line(plot.scale.ticks()[i].is_zero() ? "chart-axis" : "chart-grid", {plot.columns.left, y},
             {plot.width, y});
    svg.text("chart-label", {plot.columns.left - 50, y + 42}, Anchor::end, texts[i]);
  }
}

DrawnBar bar_of(const Plot& plot, size_t point) {
  DrawnBar bar{point, mark_of(*plot.chart.points[point].value), {}, {}};
  const Tenths half = std::min(widest_bar, plot.columns.width() * 7 / 10) / 2;
  const Tenths centre = plot.columns.centre(static_cast<int>(point));
  const Tenths base = plot.y(Decimal()), end = plot.y(bar.mark.value);
  bar.box = {centre - half, std::min(base, end), centre + half, std::max(base, end)};
  // Zero is a line on the axis, unlike a gap.
  if (base == end) bar.box = {centre - half, base - 8, centre + half, base + 8};
  bar.with_whisker = bar.box;
  if (!bar.mark.has_whisker()) return bar;
  const Tenths high = plot.y(bar.mark.high) - (bar.mark.is_open_high ? whisker_arrow : 0);
  const Tenths low = plot.y(bar.mark.low) + (bar.mark.is_open_low ? whisker_arrow : 0);
  bar.with_whisker.top = std::min(bar.box.top, high);
  bar.with_whisker.bottom = std::max(bar.box.bottom, low);
  return bar;
}

void draw_bar(SvgWriter& svg, const Plot& plot, const DrawnBar& bar) {
  const ChartPoint& point = plot.chart.points[bar.point];
  svg.begin_group(fmt::format("{} {}", point.label, point.value_text));
  svg.rect(bar.mark.is_approximate ? "chart-bar chart-approximate" : "chart-bar", bar.box);
  if (bar.mark.has_whisker())
    draw_whisker(svg, {true, plot.y(bar.mark.low), plot.y(bar.mark.high), (bar.box.left + bar.box.right) / 2,
                       bar.mark.is_open_low, bar.mark.is_open_high});
  svg.end_group();
}

/// The numbers that matter first: the newest, the largest and the smallest, then the others from the newest
/// on.
std::vector<size_t> by_importance(const std::vector<DrawnBar>& bars) {
  std::vector<size_t> order;
  const auto less = [](const DrawnBar& a, const DrawnBar& b) { return a.mark.value < b.mark.value; };
  order.push_back(bars.size() - 1);
  order.push_back(static_cast<size_t>(std::max_element(bars.begin(), bars.end(), less) - bars.begin()));
  order.push_back(static_cast<size_t>(std::min_element(bars.begin(), bars.end(), less) - bars.begin()));
  for (size_t i = bars.size(); i-- > 0;) order.push_back(i);
  std::vector<size_t> result;
  for (const size_t i : order)
    if (std::find(result.begin(), result.end(), i) == result.end()) result.push_back(i);
  return result;
}

/// A number at the end of its bar, if it meets neither another number nor another bar.
void draw_numbers(SvgWriter& svg, const Plot& plot, const std::vector<DrawnBar>& bars) {
  std::vector<Box> taken;
  for (const size_t index : by_importance(bars)) {
    const DrawnBar& bar = bars[index];
    const ChartPoint& point = plot.chart.points[bar.point];
    const std::string text = without_unit(point.value_text, plot.chart.unit);
    if (text.empty()) continue;
    const Tenths y = bar.mark.value.is_negative() ? bar.with_whisker.bottom + 130 : bar.with_whisker.top - 45;
    const Point at{centre_within((bar.box.left + bar.box.right) / 2, text, plot.columns.left, plot.width), y};
    const Box box = text_box(at, Anchor::middle, text);
    const bool is_clear = box.left >= plot.columns.left && box.right <= plot.width &&
                          !meets_any(box, taken) &&
                          std::none_of(bars.begin(), bars.end(), [&](const DrawnBar& other) {
                            return other.point != bar.point && box.meets(other.with_whisker);
                          });
    if (!is_clear) continue;
    svg.text("chart-value", at, Anchor::middle, text);
    taken.push_back({box.left - 30, box.top, box.right + 30, box.bottom});
  }
}

}  // namespace

DrawnChart draw_series(const BarChart& chart, const Words& words) {
  Signs signs;
  std::vector<Decimal> values;
  bool has_negative = false;
  for (const ChartPoint& point : chart.points) {
    signs.has_missing = signs.has_missing || !point.value;
    if (!point.value) continue;
    const Mark mark = mark_of(*point.value);
    signs.see(mark);
    values.insert(values.end(), {mark.value, mark.low, mark.high});
    has_negative = has_negative || mark.low.is_negative() || mark.is_open_low;
  }
  const std::optional<Scale> scale = Scale::over(values);
  if (values.empty() || !scale) return {};

  DrawnChart drawn;
  drawn.is_wide = chart.points.size() > most_narrow_points;
  const std::vector<std::string> ticks = scale->tick_texts(words);
  Tenths tick_width = 0;
  for (const std::string& tick : ticks) tick_width = std::max(tick_width, text_width(tick));
  Plot plot{chart, *scale, drawn.is_wide ? 7200 : 3600, plot_top + (drawn.is_wide ? 2400 : 1800), {}};
  plot.columns = {tick_width + 60, plot.width, static_cast<int>(chart.points.size())};

  SvgWriter svg;
  draw_ticks(svg, plot, ticks);
  if (!chart.unit.empty()) {
    const std::string unit = words.format("chart_unit", {chart.unit});
    svg.text("chart-label", {0, 110}, Anchor::start, shortened(unit, plot.width), unit);
  }
  std::vector<DrawnBar> bars;
  for (size_t i = 0; i < chart.points.size(); ++i) {
    if (chart.points[i].value) {
      bars.push_back(bar_of(plot, i));
      draw_bar(svg, plot, bars.back());
      continue;
    }
    const std::string& text = chart.points[i].value_text;
    svg.begin_group(
        fmt::format("{} {}", chart.points[i].label, text.empty() ? words["chart_no_number"] : text));
    draw_missing(svg, {plot.columns.centre(static_cast<int>(i)), plot.y(Decimal()) - 60});
    svg.end_group();
  }
  draw_numbers(svg, plot, bars);
  Tenths height = plot.bottom + (has_negative ? 180 : 0);
  height += draw_labels(svg, chart.points, plot.columns, height + 20, plot.width) + 40;
  height += draw_legend(svg, signs, height + 40, plot.width, words) + 40;
  drawn.svg = svg.finished(chart.head, joined_sentences({chart.head.description, bar_summary(chart, words)}),
                           plot.width, height);
  return drawn;
}

}  // namespace gongbao
