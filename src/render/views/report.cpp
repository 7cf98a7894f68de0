#include "render/views/report.h"

#include "render/figure_cell.h"
#include "render/finding_table.h"
#include "render/joint_entry.h"
#include "render/reconciliation_shape.h"

namespace gongbao {
namespace {

/// The documents of a report by kind, in the order of listing.
struct Sorted {
  std::vector<Ref<Document>> notes, summaries, notices;
};

Sorted by_kind(const VisibleLibrary& library, const std::vector<Ref<Document>>& documents) {
  Sorted sorted;
  for (const Ref<Document> ref : documents) {
    const DocumentKind kind = library[ref].kind;
    if (kind == DocumentKind::note) sorted.notes.push_back(ref);
    if (kind == DocumentKind::summary) sorted.summaries.push_back(ref);
    if (kind == DocumentKind::notice) sorted.notices.push_back(ref);
  }
  return sorted;
}

/// A list longer than a page is left to the reports one step down; what they do not list stays.
std::vector<Ref<Document>> shown_here(const PageView& view, const ReportParts& parts,
                                      const std::vector<Ref<Document>>& documents) {
  const VisibleLibrary& library = view.context.library();
  if (documents.size() <= static_cast<size_t>(library.config().page_size)) return documents;
  std::vector<Ref<Document>> shown;
  for (const Ref<Document> document : documents)
    if (!parts.is_listed_below(library[document])) shown.push_back(document);
  return shown;
}

/// Larger periods that hold this one, then the smaller ones in it, each with the address of its page.
std::vector<std::pair<Period, std::string>> related_periods(const PageView& view, const ReportParts& parts) {
  const Period period = *view.page.period;
  const std::vector<Period>& reported = view.context.site.reported_periods;
  std::vector<std::pair<Period, std::string>> result;
  const auto add = [&](Period other) {
    if (std::string path = parts.path_of(other); !path.empty()) result.emplace_back(other, std::move(path));
  };
  for (std::optional<Period> above = period.parent(); above; above = above->parent()) add(*above);
  std::reverse(result.begin(), result.end());
  if (period.is_undated()) return result;
  const DayRange days = period.days();
  for (auto at = std::upper_bound(reported.begin(), reported.end(), period); at != reported.end(); ++at) {
    if (at->is_undated() || *days.last < *at->days().first) break;
    if (period.contains(at->days())) add(*at);
  }
  return result;
}

/// The nearest page of the same kind of period, backwards (-1) or forwards (+1).
std::optional<std::pair<Period, std::string>> neighbour(const PageView& view, const ReportParts& parts,
                                                        int step) {
  const Period period = *view.page.period;
  const std::vector<Period>& reported = view.context.site.reported_periods;
  auto at = std::lower_bound(reported.begin(), reported.end(), period) - reported.begin() + step;
  for (; at >= 0 && at < static_cast<std::ptrdiff_t>(reported.size()); at += step) {
    const Period other = reported[static_cast<size_t>(at)];
    if (other.kind() != period.kind() || other == period) continue;
    if (std::string path = parts.path_of(other); !path.empty()) return std::pair(other, std::move(path));
  }
  return std::nullopt;
}

PagerParts pager_of(const PageView& view, const ReportParts& parts) {
  PagerParts pager;
  const auto fill = [&](int step, const char* word, std::string& url, std::string& title) {
    const auto found = neighbour(view, parts, step);
    if (!found) return;
    url = view.link_to(found->second);
    title = view.context.words().format(word, {period_words(found->first, view.context)});
  };
  fill(-1, "pager_previous_period", pager.previous_url, pager.previous_title);
  fill(+1, "pager_next_period", pager.next_url, pager.next_title);
  return pager;
}

/// The reports of these agencies, with how many documents each has.
Value::List report_links(const PageView& view, const std::vector<Ref<Agency>>& agencies) {
  const RenderContext& context = view.context;
  const Period period = *view.page.period;
  Value::List links;
  for (const Ref<Agency> ref : agencies) {
    const Agency& agency = context.library().agencies()[ref];
    const Activity* activity = context.site.activity_of(ref, period);
    const size_t documents = activity ? activity->within.size() : 0;
    links.push_back(link_shape(view.link_to(url::of(agency, period)), agency.shown(),
                               documents == 0
                                   ? std::string()
                                   : context.words().format("count_documents", {std::to_string(documents)})));
  }
  return links;
}

/// The campaigns of the documents, after those that are given, each once.
std::vector<Ref<Document>> campaigns_of(const VisibleLibrary& library, std::vector<Ref<Document>> campaigns,
                                        std::initializer_list<std::span<const Ref<Document>>> lists) {
  for (const std::span<const Ref<Document>> documents : lists)
    for (const Ref<Document> document : documents)
      if (library[document].campaign) campaigns.push_back(*library[document].campaign);
  std::sort(campaigns.begin(), campaigns.end());
  campaigns.erase(std::unique(campaigns.begin(), campaigns.end()), campaigns.end());
  return campaigns;
}

/// The statements with their values; each leads to its row.
Value::List figure_links(const PageView& view, const std::vector<uint32_t>& figures) {
  const RenderContext& context = view.context;
  const VisibleLibrary& library = context.library();
  const Words& words = context.words();
  Value::List links;
  const size_t most = std::min(figures.size(), static_cast<size_t>(library.config().page_size));
  for (size_t i = 0; i < most; ++i) {
    const LedgerFigure& one = context.ledger().figures()[figures[i]];
    const Metric& metric = library.metrics()[one.figure->metric];
    links.push_back(
        link_shape(figure_address(one, view),
                   words.format("figure_named", {metric.name, statement_words(*one.figure, metric, context)}),
                   short_title(library.agencies()[one.figure->agency]) + words["clause_separator"] +
                       date_words(one.figure->when, {}, context)));
  }
  if (most < figures.size())
    links.push_back(
        text_shape(words.format("list_first_of", {std::to_string(most), std::to_string(figures.size())})));
  return links;
}

}  // namespace

std::vector<uint32_t> straddling_figures(const PageView& view, Ref<Agency> agency,
                                         std::optional<Ref<Document>> campaign) {
  std::vector<uint32_t> figures;
  for (const StraddlingFigure& one : view.context.ledger().straddling(agency, *view.page.period))
    if (!campaign || view.context.ledger().figures()[one.figure].figure->campaign == campaign)
      figures.push_back(one.figure);
  return figures;
}

Value::List comparison_charts(const PageView& view, const std::vector<Ref<Agency>>& tops,
                              std::optional<Ref<Document>> campaign,
                              const std::vector<Ref<Document>>& campaigns) {
  const RenderContext& context = view.context;
  if (tops.empty() || view.page.period->is_undated()) return {};
  const std::vector<Ref<Agency>>& shown =
      tops.size() > 1 ? tops : context.library().agencies()[tops.front()].children;
  if (shown.size() < 2) return {};
  std::vector<Ref<Metric>> present;
  for (const Ref<Agency> top : tops)
    for (const Cell& cell : context.ledger().cells(top, view.page.period, campaign))
      if (cell.subtree) present.push_back(cell.metric);
  std::sort(present.begin(), present.end());
  present.erase(std::unique(present.begin(), present.end()), present.end());
  ReportCharts charts(view);
  for (const Ref<Metric> metric : main_metrics(context, present, campaigns))
    charts.add_comparison(
        context.words().format("chart_comparison", {context.library().metrics()[metric].name}), metric, shown,
        view.page.period, campaign);
  return charts.take();
}

Value report_value(const PageView& view, ReportParts parts) {
  const RenderContext& context = view.context;
  const VisibleLibrary& library = context.library();
  static const Activity nothing;
  const Activity& activity = parts.activity ? *parts.activity : nothing;
  const Sorted all = by_kind(library, activity.within);
  const std::vector<Ref<Document>> notes = shown_here(view, parts, all.notes);
  const std::vector<Ref<Document>> notices = shown_here(view, parts, all.notices);
  const std::vector<Ref<Document>> joint = shown_here(view, parts, activity.joint);
  const size_t all_listed = all.notes.size() + activity.joint.size();
  if (const size_t shown = notes.size() + joint.size(); shown < all_listed)
    parts.facts.push_back(
        fact_shape(context.words()["heading_notes"],
                   {text_shape(context.words().format(
                       "report_notes_below", {std::to_string(all_listed), std::to_string(shown)}))}));

  PageHead head;
  head.template_name = parts.template_name;
  head.title = parts.title;
  head.column = parts.column;
  head.breadcrumbs = std::move(parts.breadcrumbs);
  head.feeds = feeds_of(view, parts.data_path, parts.title);
  head.json_ld = dataset_json_ld(view, parts.data_path, parts.title, view.page.period);
  Value value = page_value(view, std::move(head));
  value.set_optional("has_subtitle", "subtitle", std::move(parts.subtitle));
  set_pager(value, pager_of(view, parts));
  set_list(value, "has_facts", "facts", std::move(parts.facts));
  Value::List periods;
  for (const auto& [period, path] : related_periods(view, parts))
    periods.push_back(link_shape(view.link_to(path), period_words(period, context)));
  set_list(value, "has_period_links", "period_links", std::move(periods));
  set_list(value, "has_figure_tables", "figure_tables", std::move(parts.figure_tables));
  set_list(value, "has_coverage", "coverage", std::move(parts.coverage));
  set_list(value, "has_charts", "charts", std::move(parts.charts));
  set_reconciliations(value, view, parts.totals);
  Value::List tables = std::move(parts.targets);
  for (Value& table : finding_tables(view, notes, true)) tables.push_back(std::move(table));
  for (Value& table : case_tables(view, notes, true)) tables.push_back(std::move(table));
  set_list(value, "has_tables", "tables", std::move(tables));
  set_list(value, "has_agencies", "agencies", report_links(view, parts.agencies));
  set_list(
      value, "has_campaigns", "campaigns",
      entries_of(view, campaigns_of(library, std::move(parts.campaigns), {activity.within, activity.joint})));
  set_list(value, "has_summaries", "summaries", entries_of(view, all.summaries));
  set_list(value, "has_notices", "notices", entries_of(view, notices));
  Value::List documents = report_entries(view, notes);
  for (Value& entry : report_entries(view, joint)) documents.push_back(std::move(entry));
  set_list(value, "has_documents", "documents", std::move(documents));
  set_list(value, "has_straddling", "straddling",
           report_entries(view, shown_here(view, parts, activity.straddling)));
  set_list(value, "has_straddling_figures", "straddling_figures",
           figure_links(view, parts.straddling_figures));
  set_list(value, "has_mentions", "mentions", other_mentions(view, parts.mentions, {activity.within}));
  set_list(value, "has_data_links", "data_links", data_links(view, parts.data_path));
  return value;
}

}  // namespace gongbao
