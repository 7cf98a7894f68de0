// Who has reported and who has not, campaign by campaign; the periods are left to the campaigns' reports.
#include "render/coverage_shape.h"
#include "render/document_shape.h"
#include "render/list_page.h"
#include "render/views/views.h"
#include "render/year_groups.h"

namespace gongbao {
namespace {

/// The reports that tell more: years; of a running campaign its smaller periods too. Each with how many have
/// reported.
Value::List period_links(const PageView& view, Ref<Document> ref) {
  const RenderContext& context = view.context;
  const Document& campaign = context.library()[ref];
  const bool is_running =
      stage_of(*campaign.as_campaign(), context.library().today()) == CampaignStage::running;
  Value::List links;
  for (const Period period : context.site.reports_of(ref)) {
    const bool is_large = period.kind() == Period::Kind::year || period.is_undated();
    const std::optional<Coverage> all =
        is_large || is_running ? coverage_of_all(context, ref, period, std::nullopt) : std::nullopt;
    if (all)
      links.push_back(link_shape(view.link_to(url::campaign_period(campaign, period)),
                                 period_words(period, context),
                                 fmt::format("{}/{}", all->reported(), all->expected.size())));
  }
  return links;
}

Value group_of(const PageView& view, Ref<Document> ref) {
  const Document& campaign = view.context.library()[ref];
  Value group = link_shape(view.link_to(url::of(campaign, view.context.library())), campaign.title);
  group.set("id", "campaign-" + url::encoded(campaign.id));
  group.set_list("has_coverage", "coverage", campaign_coverage(view, ref, std::nullopt));
  group.set_list("has_links", "links", period_links(view, ref));
  return group;
}

}  // namespace

Value coverage_view(const PageView& view) {
  const Words& words = view.context.words();
  const std::vector<Ref<Document>>& all = view.context.site.covered_campaigns;
  PageHead head;
  head.template_name = "coverage";
  head.title = list_title(view, words["title_coverage"]);
  head.column = "campaigns";
  head.description = words["describe_coverage"];
  head.breadcrumbs = breadcrumbs_to(view, "campaigns");
  if (view.page.list_page > 0) head.breadcrumbs.emplace_back("coverage/", words["title_coverage"]);
  Value value = page_value(view, std::move(head));
  value.set_optional("has_subtitle", "subtitle", words["describe_coverage"]);
  Value::List groups;
  for (const Ref<Document> campaign :
       shown_on(view.page, all, static_cast<size_t>(view.context.library().config().page_size)))
    groups.push_back(group_of(view, campaign));
  value.set_list("has_groups", "groups", std::move(groups));
  set_list_pager(value, view, "coverage/", all.size());
  return value;
}

}  // namespace gongbao
