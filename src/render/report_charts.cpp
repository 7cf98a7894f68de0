#include "render/report_charts.h"

#include "render/change_cell.h"
#include "render/chart/chart_shape.h"

namespace gongbao {
namespace {

constexpr size_t most_periods = 24;
constexpr size_t most_metrics = 3;

/// What a chart draws of a cell: the sum with those below, else what it states itself.
std::optional<Quantity> drawn(const Cell& cell) { return cell.subtree ? cell.subtree : cell.own; }

ChartPoint point_of(const RenderContext& context, std::string label, const std::optional<Cell>& cell,
                    Ref<Metric> metric) {
  ChartPoint point;
  point.label = std::move(label);
  if (!cell) return point;
  point.value = drawn(*cell);
  if (point.value)
    point.value_text = quantity_words(*point.value, context.library().metrics()[metric], context);
  else
    point.value_text = statements_words(statements_of(context, *cell), context);
  return point;
}

bool has_two(const std::vector<ChartPoint>& points) {
  return std::count_if(points.begin(), points.end(),
                       [](const ChartPoint& point) { return point.value.has_value(); }) > 1;
}

/// The periods of the finest kind in which the cells say something, from the newest back.
std::map<Period, Cell> finest(const SiteConfig& config, const std::vector<Cell>& cells) {
  std::map<Period, Cell> result;
  for (const Period::Kind kind :
       {Period::Kind::month, Period::Kind::quarter, Period::Kind::half, Period::Kind::year}) {
    if (std::find(config.periods.begin(), config.periods.end(), kind) == config.periods.end()) continue;
    result.clear();
    for (const Cell& cell : cells)
      if (cell.period && cell.period->kind() == kind && drawn(cell)) result.emplace(*cell.period, cell);
    if (result.size() > 1) return result;
  }
  return result;
}

}  // namespace

void ReportCharts::add_series(std::string title, const std::vector<Cell>& cells) {
  const RenderContext& context = view_.context;
  const std::map<Period, Cell> known = finest(context.library().config(), cells);
  if (known.size() < 2) return;
  const Ref<Metric> metric = cells.front().metric;
  BarChart chart{{next_id(), std::move(title), {}},
                 context.library().metrics()[metric].unit.unit,
                 context.words()["column_period"],
                 {}};
  std::optional<Period> at = known.rbegin()->first;
  for (; at && !(*at < known.begin()->first) && chart.points.size() < most_periods; at = at->previous()) {
    const auto cell = known.find(*at);
    ChartPoint point = point_of(context, period_words(*at, context),
                                cell == known.end() ? std::nullopt : std::optional(cell->second), metric);
    if (at->kind() != Period::Kind::year && context.is_chinese()) {
      point.short_label = period_words_in_year(*at, context);
      point.group = period_words(Period::year_of(*at->days().first), context);
    }
    if (cell != known.end()) point.url = view_.link_to(report_path(context, cell->second.agency, *at));
    chart.points.push_back(std::move(point));
  }
  std::reverse(chart.points.begin(), chart.points.end());
  if (has_two(chart.points)) charts_.push_back(series_shape(chart, context.words()));
}

void ReportCharts::add_comparison(std::string title, Ref<Metric> metric,
                                  const std::vector<Ref<Agency>>& agencies, std::optional<Period> period,
                                  std::optional<Ref<Document>> campaign) {
  const RenderContext& context = view_.context;
  BarChart chart{{next_id(), std::move(title), {}},
                 context.library().metrics()[metric].unit.unit,
                 context.words()["column_agency"],
                 {}};
  for (const Ref<Agency> agency : agencies) {
    const std::optional<Cell> cell = context.ledger().find(agency, period, campaign, metric);
    if (!cell) continue;
    ChartPoint point = point_of(context, short_title(context.library().agencies()[agency]), cell, metric);
    if (point.value_text.empty()) continue;
    point.url = view_.link_to(report_path(context, agency, period));
    chart.points.push_back(std::move(point));
  }
  if (has_two(chart.points)) charts_.push_back(comparison_shape(chart, context.words()));
}

void ReportCharts::add_targets(Ref<Document> ref) {
  const RenderContext& context = view_.context;
  const std::vector<Target>& targets = context.library()[ref].as_campaign()->targets;
  TargetChart chart{{next_id(), context.words()["chart_targets"], {}}, {}};
  for (size_t i = 0; i < targets.size(); ++i) {
    const Target& target = targets[i];
    const TargetProgress& progress = context.site.progress_of(TargetRef{ref, static_cast<uint32_t>(i)});
    if (!target.metric || !target.value || !progress.value) continue;
    const Metric& metric = context.library().metrics()[*target.metric];
    chart.bars.push_back({target.text, progress.value, quantity_words(*progress.value, metric, context),
                          target.comparison, target.value, target_words(target),
                          view_.link_to(url::of(metric))});
  }
  if (chart.bars.size() > 1) charts_.push_back(target_shape(chart, context.words()));
}

void ReportCharts::add_timeline(Ref<Document> ref, const std::vector<Ref<Document>>& documents) {
  const RenderContext& context = view_.context;
  TimelineChart chart;
  chart.head = {next_id(), context.words()["chart_timeline"], {}};
  chart.has_chinese_dates = context.is_chinese();
  for (const Phase& phase : context.library()[ref].as_campaign()->phases)
    if (const std::optional<DayRange> days = phase.period ? phase.period->days() : std::nullopt)
      chart.phases.push_back({phase.title, *days, date_words(phase.period, {}, context), {}});
  for (const Ref<Document> one : documents) {
    const Document& document = context.library()[one];
    const std::optional<When> when = when_of(document);
    if (const std::optional<DayRange> days = when ? when->days() : std::nullopt)
      chart.events.push_back({document.title, *days, date_words(when, document.date_text, context),
                              view_.link_to(url::of(document, context.library()))});
  }
  if (chart.phases.size() + chart.events.size() > 1)
    charts_.push_back(timeline_shape(chart, context.words()));
}

std::vector<Ref<Metric>> main_metrics(const RenderContext& context, const std::vector<Ref<Metric>>& present,
                                      const std::vector<Ref<Document>>& campaigns) {
  const MetricRegister& metrics = context.library().metrics();
  std::vector<Ref<Metric>> result;
  const auto take = [&](Ref<Metric> metric) {
    const bool is_present = std::find(present.begin(), present.end(), metric) != present.end();
    const bool is_new = std::find(result.begin(), result.end(), metric) == result.end();
    if (is_present && is_new && result.size() < most_metrics) result.push_back(metric);
  };
  for (const Ref<Document> campaign : campaigns)
    for (const Ref<Metric> metric : context.library()[campaign].as_campaign()->expected) take(metric);
  if (result.empty())
    for (const Ref<Metric> metric : present)
      if (metrics[metric].group == metrics[present.front()].group) take(metric);
  return result;
}

}  // namespace gongbao
