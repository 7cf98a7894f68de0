#include "render/list_page.h"
#include "render/views/views.h"

namespace gongbao {
namespace {

/// Running, planned, ended, then those of which it is not known.
Value::List groups_of(const PageView& view, const std::vector<Ref<Document>>& campaigns) {
  const VisibleLibrary& library = view.context.library();
  static constexpr std::pair<CampaignStage, const char*> stages[] = {
      {CampaignStage::running, "heading_running"},
      {CampaignStage::planned, "campaign_planned"},
      {CampaignStage::ended, "heading_ended"},
      {CampaignStage::unknown, "heading_undated"}};
  Value::List groups;
  for (const auto& [stage, word] : stages) {
    Value::List entries;
    for (const Ref<Document> campaign : campaigns)
      if (stage_of(*library[campaign].as_campaign(), library.today()) == stage)
        entries.push_back(entry_of(view, campaign));
    if (entries.empty()) continue;
    groups.push_back(group_shape(fmt::format("group-{}", groups.size() + 1), view.context.words()[word],
                                 "entries", std::move(entries)));
  }
  return groups;
}

}  // namespace

Value campaigns_view(const PageView& view) {
  const VisibleLibrary& library = view.context.library();
  const std::vector<Ref<Document>>& all = library.of_kind(DocumentKind::campaign);
  PageHead head;
  head.template_name = "campaigns";
  head.title = list_title(view, view.context.words()["title_campaigns"]);
  head.column = "campaigns";
  head.description = view.context.words()["describe_campaigns"];
  head.metas = {{"ColumnDescription", head.description}};
  head.breadcrumbs = breadcrumbs_to(view, view.page.list_page == 0 ? "" : "campaigns");
  head.feeds = {{"feed.xml", library.config().title}};
  Value value = page_value(view, std::move(head));
  value.set_optional("has_subtitle", "subtitle",
                     view.page.list_page == 0
                         ? view.context.words().format("count_campaigns", {std::to_string(all.size())})
                         : std::string());
  value.set_list("has_year_links", "year_links", {});
  const size_t size = static_cast<size_t>(library.config().page_size);
  value.set_list("has_groups", "groups", groups_of(view, shown_on(view.page, all, size)));
  set_list_pager(value, view, "campaigns/", all.size());
  return value;
}

}  // namespace gongbao
