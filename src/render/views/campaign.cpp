#include "base/text.h"
#include "render/coverage_shape.h"
#include "render/figure_table.h"
#include "render/reconciliation_shape.h"
#include "render/report_charts.h"
#include "render/subject_page.h"
#include "render/views/campaign_facts.h"
#include "render/views/campaign_tables.h"
#include "render/views/document_page.h"
#include "render/views/target_table.h"
#include "render/views/views.h"
#include "render/year_groups.h"

namespace gongbao {
namespace {

/// The notices that name the campaign in their front matter, in the order of listing.
std::vector<Ref<Document>> notices_of(const Site& site, Ref<Document> campaign) {
  std::vector<Ref<Document>> result;
  for (const Ref<Document> from : site.backlinks.of_document[campaign.index])
    if (const Notice* notice = (*site.library)[from].as_notice())
      if (std::find(notice->campaigns.begin(), notice->campaigns.end(), campaign) != notice->campaigns.end())
        result.push_back(from);
  return result;
}

Value::List reports_of(const PageView& view, Ref<Document> ref) {
  const Document& campaign = view.context.library()[ref];
  return year_groups(view, view.context.site.reports_of(ref),
                     [&](Period period) { return url::campaign_period(campaign, period); });
}

/// What each participant should report, agency by agency; without that, what two or more of them did.
Value::List figure_tables(const PageView& view, Ref<Document> ref) {
  const RenderContext& context = view.context;
  const Campaign& campaign = *context.library()[ref].as_campaign();
  Value::List tables;
  add_top_tables(tables, view, ref, std::nullopt);
  std::map<Ref<Metric>, std::vector<Cell>> by_metric;
  for (const uint32_t index : context.site.cells_of(ref))
    if (const Cell cell = context.ledger().cell(index); !cell.period)
      by_metric[cell.metric].push_back(cell);
  for (const auto& [metric, cells] : by_metric) {
    const auto states = [](const Cell& cell) {
      return !cell.own_figures.empty() || !cell.total_figures.empty();
    };
    const bool is_expected =
        std::find(campaign.expected.begin(), campaign.expected.end(), metric) != campaign.expected.end();
    const bool is_shared = std::count_if(cells.begin(), cells.end(), states) > 1;
    if (campaign.expected.empty() ? !is_shared : !is_expected) continue;
    FigureTableParts parts = next_figure_table(
        view, tables, context.words().format("table_by_agency", {context.library().metrics()[metric].name}));
    for (Value& table : agency_figure_table(view, std::move(parts), cells))
      tables.push_back(std::move(table));
  }
  return tables;
}

std::vector<TargetRef> targets_of(const Document& campaign, Ref<Document> ref) {
  std::vector<TargetRef> targets;
  for (uint32_t i = 0; i < campaign.as_campaign()->targets.size(); ++i) targets.push_back({ref, i});
  return targets;
}

/// A list longer than a page keeps the newest dated ones: its reports by period hold the others.
std::vector<Ref<Document>> shown_notes(const VisibleLibrary& library, std::vector<Ref<Document>> notes) {
  const size_t most = static_cast<size_t>(library.config().page_size);
  if (notes.size() <= most) return notes;
  const auto is_dated = [&](Ref<Document> note) {
    return library[note].date && library[note].date->has_known_days();
  };
  const auto end =
      std::find_if_not(notes.begin(), notes.end(), is_dated);  // in order of time, dated ones come first
  const auto last = end == notes.begin() ? notes.end() : end;
  return {last - std::min<std::ptrdiff_t>(last - notes.begin(), static_cast<std::ptrdiff_t>(most)), last};
}

}  // namespace

Value campaign_view(const PageView& view) {
  const Ref<Document> ref{view.page.subject};
  const VisibleLibrary& library = view.context.library();
  const Document& document = library[ref];
  const std::vector<Ref<Document>> all_notes = library.in_campaign(ref, DocumentKind::note);
  const std::vector<Ref<Document>> notes = shown_notes(library, all_notes);
  const std::vector<Ref<Document>> notices = notices_of(view.context.site, ref);
  const std::string path = url::of(document, library);

  PageHead head = document_head(view, ref, "campaign");
  head.feeds = feeds_of(view, path, document.title);
  head.json_ld = dataset_json_ld(view, path, document.title, std::nullopt);
  Value value = page_value(view, std::move(head));
  value.set_optional("has_subtitle", "subtitle", document.summary);
  Value::List facts = campaign_facts(view, ref);
  if (notes.size() < all_notes.size())
    facts.push_back(fact_shape(
        view.context.words()["heading_notes"],
        {text_shape(view.context.words().format(
            "campaign_notes_below", {std::to_string(all_notes.size()), std::to_string(notes.size())}))}));
  value.set_list("has_facts", "facts", std::move(facts));
  set_body(value, view, ref);
  value.set_list("has_reports", "reports", reports_of(view, ref));
  value.set_list("has_figure_tables", "figure_tables", figure_tables(view, ref));
  value.set_list("has_coverage", "coverage", campaign_coverage(view, ref, std::nullopt));
  std::vector<Ref<Document>> events = notes;
  events.insert(events.end(), notices.begin(), notices.end());
  ReportCharts charts(view);
  charts.add_targets(ref);
  charts.add_timeline(ref, events);
  value.set_list("has_charts", "charts", charts.take());
  std::vector<const Reconciliation*> totals;
  for (const Reconciliation& one : reconciliations_of(view.context, ref)) totals.push_back(&one);
  set_reconciliations(value, view, totals);
  Value::List tables = target_table(view, targets_of(document, ref));
  for (Value::List more : {task_table(view, ref), phase_table(view, ref), participant_table(view, ref),
                           open_finding_table(view, all_notes), next_table(view, ref)})
    for (Value& table : more) tables.push_back(std::move(table));
  value.set_list("has_tables", "tables", std::move(tables));
  value.set_list("has_summaries", "summaries",
                 entries_of(view, library.in_campaign(ref, DocumentKind::summary)));
  value.set_list("has_notices", "notices", entries_of(view, notices));
  value.set_list("has_documents", "documents", entries_of(view, notes));
  value.set_list("has_mentions", "mentions", mentions_of(view, ref, notices));
  value.set_list("has_attachments", "attachments", attachment_links(view, ref));
  value.set_list("has_data_links", "data_links", data_links(view, path));
  return value;
}

}  // namespace gongbao
