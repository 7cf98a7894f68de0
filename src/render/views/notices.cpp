#include "render/list_page.h"
#include "render/views/views.h"

namespace gongbao {
namespace {

/// The year or month that a notice stands under; "" where it is not known (as the plan's notices_by_year).
std::string group_title(const PageView& view, const Document& document, bool by_month) {
  const Notice& notice = *document.as_notice();
  const std::optional<When>& when = notice.issued ? notice.issued : document.date;  // as the list is sorted
  const std::optional<DayRange> days = when ? when->days() : std::nullopt;
  if (!days || !days->first) return {};
  const bool in_a_month = days->last && Period::month_of(*days->first).contains(*days);
  if (by_month && !in_a_month) return period_words(Period::year_of(*days->first), view.context);
  return period_words(by_month ? Period::month_of(*days->first) : Period::year_of(*days->first),
                      view.context);
}

Value::List groups_of(const PageView& view, const std::vector<Ref<Document>>& notices) {
  const bool by_month = !view.page.list_year.empty();
  Value::List groups;
  Value::List entries;
  std::string title;
  const auto finish = [&] {
    if (entries.empty()) return;
    groups.push_back(group_shape(fmt::format("group-{}", groups.size() + 1),
                                 title.empty() ? view.context.words()["heading_undated"] : title, "entries",
                                 std::move(entries)));
    entries = {};
  };
  for (const Ref<Document> notice : notices) {
    std::string next = group_title(view, view.context.library()[notice], by_month);
    if (next != title) finish();
    title = std::move(next);
    entries.push_back(entry_of(view, notice));
  }
  finish();
  return groups;
}

std::string year_title(const PageView& view, const std::string& year, const char* dated,
                       const char* undated) {
  const Words& words = view.context.words();
  return year == "undated" ? words[undated] : words.format(dated, {words.format("period_year", {year})});
}

/// Each year with its count. Not on numbered pages, which are to stay as they are.
Value::List year_links(const PageView& view) {
  Value::List links;
  if (view.page.list_page > 0) return links;
  const Words& words = view.context.words();
  const auto add = [&](const std::string& year, const std::string& title, size_t count) {
    links.push_back(
        link_shape(year == view.page.list_year ? std::string() : view.link_to(url::notices_of(year)), title,
                   words.format("count_notices", {std::to_string(count)})));
  };
  const auto& by_year = view.context.site.notices_by_year;
  for (const auto& [year, notices] : by_year)
    if (year != "undated") add(year, words.format("period_year", {year}), notices.size());
  if (const auto undated = by_year.find("undated"); undated != by_year.end())
    add(undated->first, words["heading_undated"], undated->second.size());
  return links;
}

}  // namespace

Value notices_view(const PageView& view) {
  const Site& site = view.context.site;
  const Words& words = view.context.words();
  const std::string& year = view.page.list_year;
  const std::vector<Ref<Document>>& all =
      year.empty() ? site.library->of_kind(DocumentKind::notice) : site.notices_by_year.at(year);
  const std::string list = year.empty() ? "notices/" : url::notices_of(year);
  PageHead head;
  head.template_name = "notices";
  const std::string title = year.empty()
                                ? words["title_notices"]
                                : year_title(view, year, "title_notices_of_year", "title_notices_undated");
  head.title = list_title(view, title);
  head.column = "notices";
  head.description = words["describe_notices"];
  head.metas = {{"ColumnDescription", head.description}};
  const bool is_top = year.empty() && view.page.list_page == 0;
  head.breadcrumbs = breadcrumbs_to(view, is_top ? "" : "notices");
  if (!year.empty() && view.page.list_page > 0) head.breadcrumbs.emplace_back(list, title);
  head.feeds = {{"feed.xml", site.library->config().title}};
  Value value = page_value(view, std::move(head));
  const bool says_count = view.page.list_page == 0;
  value.set_optional(
      "has_subtitle", "subtitle",
      says_count ? words.format("count_notices", {std::to_string(all.size())}) : std::string());
  value.set_list("has_year_links", "year_links", year_links(view));
  const size_t size = static_cast<size_t>(site.library->config().page_size);
  value.set_list("has_groups", "groups", groups_of(view, shown_on(view.page, all, size)));
  set_list_pager(value, view, list, all.size());
  return value;
}

}  // namespace gongbao
