#include "render/document_shape.h"
#include "render/escape.h"
#include "render/report_charts.h"
#include "render/subject_page.h"
#include "render/views/views.h"

namespace gongbao {
namespace {

Value::List facts_of(const PageView& view, const Metric& metric) {
  const Words& words = view.context.words();
  Value::List facts;
  const auto add = [&](const char* word, Value::List values) {
    facts.push_back(fact_shape(words[word], std::move(values)));
  };
  if (!metric.unit.unit.empty()) {
    Value::List units{text_shape(metric.unit.unit)};
    for (const std::string& also : metric.unit.also) units.push_back(text_shape(also));
    add("fact_unit", std::move(units));
  }
  add("fact_metric_kind", {text_shape(words[fmt::format("metric_kind_{}", name_of(metric.kind))])});
  if (!metric.group.empty()) add("fact_group", {text_shape(metric.group)});
  if (metric.ratio)
    add("fact_formula", {metric_link(view, metric.ratio->numerator), text_shape("÷"),
                         metric_link(view, metric.ratio->denominator)});
  if (metric.part_of) add("fact_part_of", {metric_link(view, *metric.part_of)});
  return facts;
}

/// The cells of one metric, apart by what a table needs.
struct Series {
  std::map<Ref<Agency>, std::vector<Cell>> by_period;  ///< all campaigns together, of the highest agencies
  std::vector<Cell> of_newest_year;
  std::vector<Cell>
      of_campaigns;  ///< whole campaigns, of their highest agencies, those of an agency together
};

bool is_top(const RenderContext& context, const Cell& cell) {
  const std::vector<Ref<Agency>>& tops = context.site.tops(cell.campaign, cell.period);
  return std::find(tops.begin(), tops.end(), cell.agency) != tops.end();
}

Series series_of(const RenderContext& context, Ref<Metric> metric) {
  Series series;
  std::optional<Period> newest;
  const Ledger& ledger = context.ledger();
  for (const uint32_t index : context.ledger().of_metric(metric)) {
    const Cell cell = ledger.cell(index);
    if (!cell.period && is_top(context, cell)) series.of_campaigns.push_back(cell);
    if (!cell.period || cell.campaign) continue;
    if (is_top(context, cell)) series.by_period[cell.agency].push_back(cell);
    if (cell.period->kind() == Period::Kind::year && (!newest || *newest < *cell.period))
      newest = cell.period;
  }
  for (const uint32_t index : context.ledger().of_metric(metric))
    if (const Cell cell = ledger.cell(index); newest && cell.period == newest && !cell.campaign)
      series.of_newest_year.push_back(cell);
  return series;
}

std::string with_unit(std::string caption, const Metric& metric) {
  return metric.unit.unit.empty() ? caption : fmt::format("{}（{}）", caption, metric.unit.unit);
}

/// The metric over time, of its highest agencies; then these side by side.
Value::List charts_of(const PageView& view, Ref<Metric> ref, const Series& series) {
  constexpr size_t most_series = 3;
  const Words& words = view.context.words();
  const AgencyRegister& agencies = view.context.library().agencies();
  ReportCharts charts(view);
  size_t drawn = 0;
  for (const auto& [agency, cells] : series.by_period)
    if (drawn++ < most_series)
      charts.add_series(words.format("table_by_period", {agencies[agency].shown()}), cells);
  if (!series.of_newest_year.empty()) {
    const Period year = *series.of_newest_year.front().period;
    const std::vector<Ref<Agency>>& tops = view.context.site.tops(std::nullopt, year);
    charts.add_comparison(words.format("table_by_agency", {period_words(year, view.context)}), ref,
                          tops.size() == 1 ? agencies[tops.front()].children : tops, year, std::nullopt);
  }
  return charts.take();
}

Value::List figure_tables(const PageView& view, Ref<Metric> ref, const Series& series) {
  const RenderContext& context = view.context;
  const Words& words = context.words();
  const Metric& metric = context.library().metrics()[ref];
  Value::List tables;
  const auto parts = [&](std::string caption) {
    return next_figure_table(view, tables, with_unit(std::move(caption), metric));
  };
  const auto add = [&](Value::List more) {
    for (Value& table : more) tables.push_back(std::move(table));
  };
  for (const auto& [agency, cells] : series.by_period)
    add(period_figure_table(
        view, parts(words.format("table_by_period", {context.library().agencies()[agency].shown()})), cells));
  if (!series.of_newest_year.empty())
    add(agency_figure_table(
        view,
        parts(
            words.format("table_by_agency", {period_words(*series.of_newest_year.front().period, context)})),
        series.of_newest_year));
  add(campaign_figure_table(view, parts(words.format("table_by_campaign", {metric.name})),
                            series.of_campaigns));
  return tables;
}

}  // namespace

Value metric_view(const PageView& view) {
  const RenderContext& context = view.context;
  const Ref<Metric> ref{view.page.subject};
  const Metric& metric = context.library().metrics()[ref];
  const std::string path = url::of(metric);
  const std::vector<Ref<Document>>& stating = context.site.stating(ref);

  PageHead head;
  head.template_name = "metric";
  head.title = metric.name;
  head.column = "metrics";
  head.description = metric.description;
  head.breadcrumbs = breadcrumbs_to(view, "metrics");
  head.json_ld = dataset_json_ld(view, path, metric.name, std::nullopt);
  Value value = page_value(view, std::move(head));
  value.set_optional("has_subtitle", "subtitle", metric.unit.unit);
  set_list(value, "has_facts", "facts", facts_of(view, metric));
  value.set_optional("has_body", "body_html",
                     metric.description.empty()
                         ? std::string()
                         : fmt::format("<p>{}</p>\n", escape_html(metric.description)));
  const Series series = series_of(context, ref);
  set_list(value, "has_charts", "charts", charts_of(view, ref, series));
  set_list(value, "has_figure_tables", "figure_tables", figure_tables(view, ref, series));
  set_list(value, "has_documents", "documents", entries_of(view, stating));
  set_list(value, "has_mentions", "mentions",
           other_mentions(view, context.site.backlinks.of_metric[ref.index], {stating}));
  set_list(value, "has_data_links", "data_links", data_links(view, path));
  return value;
}

}  // namespace gongbao
