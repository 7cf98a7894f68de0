#include "render/coverage_shape.h"

#include "render/figure_cell.h"

namespace gongbao {
namespace {

std::optional<Coverage> coverage_at(const RenderContext& context, Ref<Document> campaign,
                                    std::optional<Period> period, std::optional<Ref<Agency>> within,
                                    Ref<Metric> metric) {
  if (!within) return context.site.coverage_of(campaign, period, metric);
  return context.site.coverage_of(CellKey{*within, period, campaign, metric});
}

std::string report_url(const PageView& view, Ref<Document> ref, std::optional<Period> period) {
  const Document& campaign = view.context.library()[ref];
  return view.link_to(period && view.context.site.has_report(ref, *period)
                          ? url::campaign_period(campaign, *period)
                          : url::of(campaign, view.context.library()));
}

}  // namespace

std::vector<Ref<Metric>> told_metrics(const RenderContext& context, Ref<Document> ref) {
  const Campaign& campaign = *context.library()[ref].as_campaign();
  std::vector<Ref<Metric>> told;
  for (const Ref<Metric> metric : context.site.expected_metrics(ref)) {
    const std::optional<Coverage> coverage = context.site.coverage_of(ref, std::nullopt, metric);
    if (coverage && (!campaign.expected.empty() || coverage->reported() > 1)) told.push_back(metric);
  }
  return told;
}

std::optional<Coverage> coverage_of_all(const RenderContext& context, Ref<Document> campaign,
                                        std::optional<Period> period, std::optional<Ref<Agency>> within) {
  std::optional<Coverage> all;
  bool is_mixed = false;
  std::set<Ref<Agency>> expected, reporting;
  for (const Ref<Metric> metric : context.site.expected_metrics(campaign)) {
    const std::optional<Coverage> one = coverage_at(context, campaign, period, within, metric);
    if (!one) continue;
    is_mixed = is_mixed || (all && all->expected != one->expected);
    if (!all) all = Coverage{one->expected, {}};
    auto silent = one->silent.begin();  // both in tree order
    for (const Ref<Agency> agency : one->expected) {
      expected.insert(agency);
      if (silent != one->silent.end() && *silent == agency)
        ++silent;
      else
        reporting.insert(agency);
    }
  }
  if (is_mixed) {
    all->expected.clear();
    for (const Ref<Agency> agency : context.library().agencies().in_tree_order())
      if (expected.contains(agency)) all->expected.push_back(agency);
  }
  if (all)
    for (const Ref<Agency> agency : all->expected)
      if (!reporting.contains(agency)) all->silent.push_back(agency);
  return all;
}

Value coverage_line(const PageView& view, std::string url, std::string title, const Coverage& coverage) {
  const Words& words = view.context.words();
  const AgencyRegister& agencies = view.context.library().agencies();
  Value line = link_shape(std::move(url), std::move(title));
  line.set("text", words.format("coverage_of", {std::to_string(coverage.reported()),
                                                std::to_string(coverage.expected.size())}));
  line.set("state_class", coverage.silent.empty() ? "good" : "open");
  Value::List silent;
  const size_t most =
      std::min(coverage.silent.size(), static_cast<size_t>(view.context.library().config().page_size));
  for (size_t i = 0; i < most; ++i)
    silent.push_back(link_shape(view.link_to(url::of(agencies[coverage.silent[i]])),
                                short_title(agencies[coverage.silent[i]])));
  if (most < coverage.silent.size())
    silent.push_back(text_shape(
        words.format("list_first_of", {std::to_string(most), std::to_string(coverage.silent.size())})));
  line.set("silent_title", words.format("coverage_silent", {std::to_string(coverage.silent.size())}));
  line.set_list("has_silent", "silent", std::move(silent));
  return line;
}

Value::List campaign_coverage(const PageView& view, Ref<Document> campaign, std::optional<Period> period) {
  const RenderContext& context = view.context;
  Value::List lines;
  const std::optional<Coverage> all = coverage_of_all(context, campaign, period, std::nullopt);
  if (!all) return lines;
  lines.push_back(coverage_line(view, {}, context.words()["coverage_all"], *all));
  const std::vector<Ref<Metric>> metrics = told_metrics(context, campaign);
  for (const Ref<Metric> metric : metrics)
    if (const auto one = context.site.coverage_of(campaign, period, metric); one && metrics.size() > 1)
      lines.push_back(coverage_line(view, view.link_to(url::of(context.library().metrics()[metric])),
                                    context.library().metrics()[metric].name, *one));
  return lines;
}

Value::List agency_coverage(const PageView& view, Ref<Agency> agency,
                            const std::vector<Ref<Document>>& campaigns, bool has_straddling) {
  Value::List lines;
  for (const Ref<Document> campaign : campaigns) {
    const std::optional<Coverage> all = coverage_of_all(view.context, campaign, view.page.period, agency);
    if (all && has_straddling && all->reported() == 0) continue;
    if (!all || (all->silent.empty() && all->expected == std::vector<Ref<Agency>>{agency})) continue;
    lines.push_back(coverage_line(view, report_url(view, campaign, view.page.period),
                                  view.context.library()[campaign].title, *all));
  }
  return lines;
}

}  // namespace gongbao
