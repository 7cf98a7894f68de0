#include "render/chart/chart_shape.h"

#include "render/shape.h"

namespace gongbao {
namespace {

TableCell cell(std::string text, std::string url = {}) {
  return {std::move(text), std::move(url), false, {}};
}
TableCell number(std::string text) { return {std::move(text), {}, true, {}}; }

Value chart_shape(DrawnChart drawn, TableParts table) {
  Value value = table_shape(std::move(table));
  value.set("is_wide", drawn.is_wide);
  value.set_optional("has_svg", "svg_html", std::move(drawn.svg));
  return value;
}

Value bar_shape(DrawnChart drawn, const BarChart& chart, const Words& words) {
  TableParts table{chart.head.id, chart.head.title, {}, {}, {}};
  const std::string& value = words["column_value"];
  table.columns = {{chart.point_title, false},
                   {chart.unit.empty() ? value : words.format("value_with_meta", {value, chart.unit}), true}};
  bool has_missing = false;
  for (const ChartPoint& point : chart.points) {
    has_missing = has_missing || point.value_text.empty();
    table.rows.push_back({"",
                          {cell(point.label, point.url),
                           number(point.value_text.empty() ? words["figure_none"] : point.value_text)}});
  }
  table.note = has_missing ? words["chart_none_note"] : std::string();
  return chart_shape(std::move(drawn), std::move(table));
}

}  // namespace

Value series_shape(const BarChart& chart, const Words& words) {
  return bar_shape(draw_series(chart, words), chart, words);
}

Value comparison_shape(const BarChart& chart, const Words& words) {
  return bar_shape(draw_comparison(chart, words), chart, words);
}

Value target_shape(const TargetChart& chart, const Words& words) {
  TableParts table{chart.head.id, chart.head.title, {}, {}, {}};
  table.columns = {
      {words["column_title"], false}, {words["column_target"], true}, {words["column_progress"], true}};
  for (const TargetBar& bar : chart.bars)
    table.rows.push_back({"",
                          {cell(bar.label, bar.url), number(bar.target_text),
                           number(bar.value_text.empty() ? words["figure_none"] : bar.value_text)}});
  return chart_shape(draw_targets(chart, words), std::move(table));
}

Value timeline_shape(const TimelineChart& chart, const Words& words) {
  TableParts table{chart.head.id, chart.head.title, {}, {}, {}};
  table.columns = {{words["column_date"], false}, {words["column_title"], false}};
  for (const std::vector<TimelineItem>* items : {&chart.phases, &chart.events})
    for (const TimelineItem& item : *items)
      table.rows.push_back(
          {"",
           {cell(item.date_text.empty() ? words["date_none"] : item.date_text), cell(item.label, item.url)}});
  return chart_shape(draw_timeline(chart, words), std::move(table));
}

}  // namespace gongbao
