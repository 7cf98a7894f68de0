#include "base/text.h"
#include "render/body_html.h"
#include "render/change_cell.h"
#include "render/document_shape.h"
#include "render/report_charts.h"
#include "render/subject_page.h"
#include "render/views/target_table.h"
#include "render/views/views.h"
#include "render/year_groups.h"

namespace gongbao {
namespace {

Value::List facts_of(const PageView& view, const Agency& agency) {
  const Words& words = view.context.words();
  Value::List facts;
  const auto add = [&](const char* word, Value::List values) {
    if (!values.empty()) facts.push_back(fact_shape(words[word], std::move(values)));
  };
  const auto text = [](const std::string& value) {
    return value.empty() ? Value::List{} : Value::List{text_shape(value)};
  };
  const auto links = [&](const std::vector<Ref<Agency>>& agencies) {
    Value::List list;
    for (const Ref<Agency> one : agencies) list.push_back(agency_link(view, one));
    return list;
  };
  if (agency.parent) add("fact_parent", links({*agency.parent}));
  add("fact_short", text(agency.short_name));
  Value::List aliases;
  for (const std::string& alias : agency.aliases) aliases.push_back(text_shape(alias));
  add("fact_aliases", std::move(aliases));
  add("fact_region", text(agency.region));
  add("fact_valid", text(date_words(agency.valid, {}, view.context)));
  add("fact_predecessors", links(agency.predecessors));
  add("fact_successors", links(agency.succeeded_by));
  return facts;
}

Value::List reports_of(const PageView& view, Ref<Agency> ref) {
  const Agency& agency = view.context.library().agencies()[ref];
  return year_groups(view, view.context.site.reports_of(ref),
                     [&](Period period) { return url::of(agency, period); });
}

/// The newest of them, as many as a list page holds: the reports list all.
std::vector<Ref<Document>> newest(const std::vector<Ref<Document>>& documents, int most) {
  const size_t count = std::min(documents.size(), static_cast<size_t>(most));
  return {documents.begin(), documents.begin() + static_cast<std::ptrdiff_t>(count)};
}

/// Its main numbers over time.
Value::List charts_of(const PageView& view, Ref<Agency> ref) {
  const RenderContext& context = view.context;
  std::map<Ref<Metric>, std::vector<Cell>> by_metric;
  for (const Cell& cell : context.ledger().cells(ref))
    if (cell.period && !cell.campaign && cell.subtree) by_metric[cell.metric].push_back(cell);
  std::vector<Ref<Metric>> present;
  for (const auto& [metric, cells] : by_metric) present.push_back(metric);
  ReportCharts charts(view);
  for (const Ref<Metric> metric : main_metrics(context, present, context.site.campaigns_of(ref)))
    charts.add_series(context.words().format("table_by_period", {context.library().metrics()[metric].name}),
                      by_metric[metric]);
  return charts.take();
}

}  // namespace

Value agency_view(const PageView& view) {
  const RenderContext& context = view.context;
  const VisibleLibrary& library = context.library();
  const Ref<Agency> ref{view.page.subject};
  const Agency& agency = library.agencies()[ref];
  const std::string path = url::of(agency);
  const std::optional<Ref<Document>> text = library.agency_page(ref);

  PageHead head;
  head.template_name = "agency";
  head.title = agency.shown();
  head.column = "agencies";
  head.breadcrumbs = breadcrumbs_to(view, "agencies");
  if (text) head.description = library[*text].summary;
  head.feeds = feeds_of(view, path, agency.shown());
  head.json_ld = dataset_json_ld(view, path, agency.shown(), std::nullopt);
  Value value = page_value(view, std::move(head));
  value.set_optional("has_subtitle", "subtitle", agency.region);
  set_list(value, "has_facts", "facts", facts_of(view, agency));
  value.set_optional("has_body", "body_html", text ? body_html(view, *text) : std::string());
  set_list(value, "has_reports", "reports", reports_of(view, ref));
  set_list(value, "has_figure_tables", "figure_tables", agency_figure_tables(view, ref, std::nullopt));
  set_list(value, "has_charts", "charts", charts_of(view, ref));
  set_list(value, "has_tables", "tables", target_table(view, targets_at(context, ref, std::nullopt)));
  Value::List children;
  for (const Ref<Agency> child : agency.children) children.push_back(agency_link(view, child));
  set_list(value, "has_children", "children", std::move(children));

  const int most = library.config().page_size;
  const auto issued = [&](DocumentKind kind) { return newest(context.site.issued_by(ref, kind), most); };
  const std::vector<Ref<Document>> notices = issued(DocumentKind::notice);
  const std::vector<Ref<Document>> summaries = issued(DocumentKind::summary);
  const std::vector<Ref<Document>> notes = issued(DocumentKind::note);
  set_list(value, "has_campaigns", "campaigns", entries_of(view, context.site.campaigns_of(ref)));
  set_list(value, "has_notices", "notices", entries_of(view, notices));
  set_list(value, "has_summaries", "summaries", entries_of(view, summaries));
  set_list(value, "has_documents", "documents", entries_of(view, notes));
  // What it issued itself is no mention: beyond the newest its reports list it.
  set_list(
      value, "has_mentions", "mentions",
      other_mentions(view, context.site.backlinks.of_agency[ref.index],
                     {context.site.issued_by(ref, DocumentKind::note), context.site.issued_by(ref, DocumentKind::summary),
                      context.site.issued_by(ref, DocumentKind::notice), context.site.campaigns_of(ref)}));
  set_list(value, "has_data_links", "data_links", data_links(view, path));
  return value;
}

}  // namespace gongbao
