// The reports of a period: of an agency, of a campaign, of all.
#include "render/change_cell.h"
#include "render/coverage_shape.h"
#include "render/document_shape.h"
#include "render/joint_entry.h"
#include "render/reconciliation_shape.h"
#include "render/views/report.h"
#include "render/views/target_table.h"
#include "render/views/views.h"

namespace gongbao {
namespace {

template <class Key>
const Activity* activity_at(const std::map<Key, Activity>& map, const Key& key) {
  const auto found = map.find(key);
  return found == map.end() ? nullptr : &found->second;
}

Value period_value(const PageView& view, Period period) {
  const std::vector<Period>& reported = view.context.site.reported_periods;
  const std::string words = period_words(period, view.context);
  if (!std::binary_search(reported.begin(), reported.end(), period)) return text_shape(words);
  return link_shape(view.link_to(url::of(period)), words);
}

/// The agency and those above it, from the top, as far as they report the period.
std::optional<Ref<Agency>> reporting_parent(const RenderContext& context, Ref<Agency> agency, Period period) {
  const std::optional<Ref<Agency>> parent = context.library().agencies()[agency].parent;
  return parent && context.site.has_report(*parent, period) ? parent : std::nullopt;
}

/// The child of `top` through which `agency` lies below it; nothing for `top` itself and for what is not
/// below.
std::optional<Ref<Agency>> step_towards(const AgencyRegister& agencies, Ref<Agency> top, Ref<Agency> agency) {
  for (std::optional<Ref<Agency>> at = agency; at && *at != top; at = agencies[*at].parent)
    if (agencies[*at].parent == top) return at;
  return std::nullopt;
}

bool has_own_report(const RenderContext& context, const Document& document, Period period) {
  return document.agency && context.site.has_report(*document.agency, period);
}

/// Of all agencies, each figure once: those of the highest ones hold what is below.
void add_straddling(ReportParts& parts, const PageView& view, std::optional<Ref<Document>> campaign) {
  const AgencyRegister& agencies = view.context.library().agencies();
  for (const Ref<Agency> agency : agencies.in_tree_order())
    if (!agencies[agency].parent)
      for (const uint32_t figure : straddling_figures(view, agency, campaign))
        parts.straddling_figures.push_back(figure);
}

}  // namespace

Value agency_period_view(const PageView& view) {
  const RenderContext& context = view.context;
  const Words& words = context.words();
  const AgencyRegister& agencies = context.library().agencies();
  const Ref<Agency> ref{view.page.subject};
  const Agency& agency = agencies[ref];
  const Period period = *view.page.period;

  ReportParts parts;
  parts.template_name = "agency_period";
  parts.column = "agencies";
  parts.title = period.is_undated()
                    ? words.format("title_agency_undated", {agency.shown()})
                    : words.format("title_agency_period", {agency.shown(), period_words(period, context)});
  parts.data_path = url::of(agency);
  parts.breadcrumbs = breadcrumbs_to(view, "agencies");
  parts.breadcrumbs.emplace_back(url::of(agency), agency.shown());
  parts.facts.push_back(fact_shape(words["fact_agency"], {agency_link(view, ref)}));
  parts.facts.push_back(fact_shape(words["fact_period"], {period_value(view, period)}));
  if (const auto parent = reporting_parent(context, ref, period))
    parts.facts.push_back(fact_shape(
        words["fact_parent"],
        {link_shape(view.link_to(url::of(agencies[*parent], period)), agencies[*parent].shown())}));
  parts.figure_tables = agency_figure_tables(view, ref, period);
  for (const Ref<Agency> child : agency.children)
    if (context.site.has_report(child, period)) parts.agencies.push_back(child);
  for (const Cell& cell : context.ledger().cells(ref, period))
    if (cell.campaign && (parts.campaigns.empty() || parts.campaigns.back() != *cell.campaign))
      parts.campaigns.push_back(*cell.campaign);
  parts.charts = comparison_charts(view, {ref}, std::nullopt, parts.campaigns);
  parts.totals = reconciliations_of(context, ref, period);
  if (!period.is_undated()) parts.targets = target_table(view, targets_at(context, ref, period));
  parts.straddling_figures = straddling_figures(view, ref, std::nullopt);
  parts.coverage = agency_coverage(view, ref, parts.campaigns, !parts.straddling_figures.empty());
  parts.activity = context.site.activity_of(ref, period);
  parts.is_listed_below = [&](const Document& document) {
    const auto is_below = [&](const std::optional<Ref<Agency>>& other) {
      const auto step = other ? step_towards(agencies, ref, *other) : std::nullopt;
      return step && context.site.has_report(*step, period);
    };
    if (!is_joint_only(context.library(), document, ref)) return is_below(document.agency);
    const std::vector<Party>& joint = document.as_note()->joint;
    return std::any_of(joint.begin(), joint.end(),
                       [&](const Party& party) { return is_below(party.agency); });
  };
  parts.path_of = [&](Period other) {
    return context.site.has_report(ref, other) ? url::of(agency, other) : std::string();
  };
  return report_value(view, std::move(parts));
}

Value campaign_period_view(const PageView& view) {
  const RenderContext& context = view.context;
  const Words& words = context.words();
  const VisibleLibrary& library = context.library();
  const Ref<Document> ref{view.page.subject};
  const Document& campaign = library[ref];
  const Period period = *view.page.period;

  ReportParts parts;
  parts.template_name = "campaign_period";
  parts.column = "campaigns";
  parts.title = period.is_undated()
                    ? words.format("title_campaign_undated", {campaign.title})
                    : words.format("title_campaign_period", {campaign.title, period_words(period, context)});
  parts.data_path = url::of(campaign, library);
  parts.breadcrumbs = breadcrumbs_to(view, "campaigns");
  parts.breadcrumbs.emplace_back(url::of(campaign, library), campaign.title);
  parts.facts.push_back(fact_shape(words["fact_campaign"], {document_link(view, ref)}));
  if (campaign.as_campaign()->lead)
    parts.facts.push_back(fact_shape(words["fact_lead"], {agency_link(view, *campaign.as_campaign()->lead)}));
  parts.facts.push_back(fact_shape(words["fact_period"], {period_value(view, period)}));
  add_top_tables(parts.figure_tables, view, ref, period);
  const std::vector<Ref<Agency>>& tops = context.site.tops(ref, period);
  parts.coverage = campaign_coverage(view, ref, period);
  parts.charts = comparison_charts(view, tops, ref, {ref});
  parts.totals = reconciliations_of(context, ref, period);
  add_straddling(parts, view, ref);
  parts.activity = activity_at(context.site.activity_of_campaign, {ref.index, period});
  std::set<Ref<Agency>> active;
  if (parts.activity)
    for (const Ref<Document> document : parts.activity->within)
      if (library[document].agency) active.insert(*library[document].agency);
  for (const Ref<Agency> agency : library.agencies().in_tree_order())
    if (context.site.has_report(agency, period) &&
        (active.contains(agency) || !context.ledger().cells(agency, period, ref).empty()))
      parts.agencies.push_back(agency);
  parts.is_listed_below = [&](const Document& document) { return has_own_report(context, document, period); };
  parts.path_of = [&](Period other) {
    return context.site.has_report(ref, other) ? url::campaign_period(campaign, other) : std::string();
  };
  return report_value(view, std::move(parts));
}

Value period_view(const PageView& view) {
  const RenderContext& context = view.context;
  const Words& words = context.words();
  const VisibleLibrary& library = context.library();
  const Period period = *view.page.period;

  ReportParts parts;
  parts.template_name = "period";
  parts.column = "periods";
  parts.title = period.is_undated() ? words["title_period_undated"]
                                    : words.format("title_period", {period_words(period, context)});
  parts.data_path = url::of(period);
  parts.breadcrumbs = breadcrumbs_to(view, "periods");
  if (!period.is_undated()) add_top_tables(parts.figure_tables, view, std::nullopt, period);
  for (const Ref<Document> campaign : library.of_kind(DocumentKind::campaign)) {
    if (!context.site.has_report(campaign, period)) continue;
    parts.campaigns.push_back(campaign);
    if (period.is_undated()) add_top_tables(parts.figure_tables, view, campaign, period);
  }
  for (const Ref<Document> campaign : parts.campaigns) {
    for (const Reconciliation* one : reconciliations_of(context, campaign, period))
      parts.totals.push_back(one);
    if (const auto all = coverage_of_all(context, campaign, period, std::nullopt))
      parts.coverage.push_back(coverage_line(view,
                                             view.link_to(url::campaign_period(library[campaign], period)),
                                             library[campaign].title, *all));
  }
  if (!period.is_undated())
    parts.charts =
        comparison_charts(view, context.site.tops(std::nullopt, period), std::nullopt, parts.campaigns);
  add_straddling(parts, view, std::nullopt);
  parts.activity = activity_at(context.site.activity_of_period, period);
  for (const Ref<Agency> agency : library.agencies().in_tree_order())
    if (context.site.has_report(agency, period)) parts.agencies.push_back(agency);
  parts.is_listed_below = [&](const Document& document) { return has_own_report(context, document, period); };
  const auto mentions = context.site.backlinks.of_period.find(period);
  if (mentions != context.site.backlinks.of_period.end()) parts.mentions = mentions->second;
  parts.path_of = [&](Period other) {
    const std::vector<Period>& reported = context.site.reported_periods;
    return std::binary_search(reported.begin(), reported.end(), other) ? url::of(other) : std::string();
  };
  return report_value(view, std::move(parts));
}

}  // namespace gongbao
