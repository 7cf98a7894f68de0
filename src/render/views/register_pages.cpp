// The list pages of registers: agencies as a tree, periods by year, metrics by group.
#include "render/document_shape.h"
#include "render/figure_cell.h"
#include "render/views/views.h"

namespace gongbao {
namespace {

PageHead list_head(const PageView& view, const char* name) {
  PageHead head;
  head.template_name = name;
  head.title = view.context.words()[fmt::format("title_{}", name)];
  head.column = name;
  head.breadcrumbs = breadcrumbs_to(view, "");
  return head;
}

Value list_value(const PageView& view, const char* name, std::string subtitle) {
  Value value = page_value(view, list_head(view, name));
  value.set_optional("has_subtitle", "subtitle", std::move(subtitle));
  return value;
}

/// One empty object for each level of the tree that ends here.
Value::List closing(int levels) {
  Value::List closes;
  for (int i = 0; i < levels; ++i) closes.emplace_back();
  return closes;
}

/// Links in named groups, in the order in which the names first come.
class LinkGroups {
 public:
  void add(const std::string& title, Value link) {
    for (auto& [name, links] : groups_)
      if (name == title) return links.push_back(std::move(link));
    groups_.push_back({title, {}});
    groups_.back().second.push_back(std::move(link));
  }
  Value::List take() {
    Value::List shapes;
    for (auto& [name, links] : groups_)
      shapes.push_back(group_shape(fmt::format("group-{}", shapes.size() + 1), std::move(name), "links",
                                   std::move(links)));
    return shapes;
  }

 private:
  std::vector<std::pair<std::string, Value::List>> groups_;
};

}  // namespace

Value agencies_view(const PageView& view) {
  const AgencyRegister& agencies = view.context.library().agencies();
  const std::vector<Ref<Agency>>& order = agencies.in_tree_order();
  Value::List items;
  items.reserve(order.size());
  for (size_t i = 0; i < order.size(); ++i) {
    const Agency& agency = agencies[order[i]];
    Value item = agency_link(view, order[i], date_words(agency.valid, {}, view.context));
    const bool has_children = !agency.children.empty();
    const int next_depth = i + 1 < order.size() ? agencies[order[i + 1]].depth : 0;
    item.set("has_children", has_children);
    item.set("closes", closing(has_children ? 0 : agency.depth - next_depth));
    items.push_back(std::move(item));
  }
  Value value = list_value(view, "agencies",
                           view.context.words().format("count_agencies", {std::to_string(order.size())}));
  set_list(value, "has_agencies", "agencies", std::move(items));
  return value;
}

Value periods_view(const PageView& view) {
  const std::vector<Period>& reported = view.context.site.reported_periods;
  std::map<int, Value::List, std::greater<>> by_year;
  Value::List undated;
  for (const Period period : reported) {
    Value link = link_shape(view.link_to(url::of(period)), period_words(period, view.context));
    (period.is_undated() ? undated : by_year[period.days().first->year()]).push_back(std::move(link));
  }
  Value::List groups;
  for (auto& [year, links] : by_year)
    groups.push_back(group_shape(fmt::format("y{}", year),
                                 view.context.words().format("period_year", {std::to_string(year)}), "links",
                                 std::move(links)));
  if (!undated.empty())
    groups.push_back(
        group_shape("undated", view.context.words()["period_undated"], "links", std::move(undated)));
  Value value = list_value(view, "periods", {});
  set_list(value, "has_groups", "groups", std::move(groups));
  return value;
}

Value metrics_view(const PageView& view) {
  const std::vector<Metric>& metrics = view.context.library().metrics().all();
  LinkGroups groups;
  for (uint32_t i = 0; i < metrics.size(); ++i)
    groups.add(metrics[i].group.empty() ? view.context.words()["heading_other"] : metrics[i].group,
               metric_link(view, {i}, metrics[i].unit.unit));
  Value value = list_value(view, "metrics",
                           view.context.words().format("count_metrics", {std::to_string(metrics.size())}));
  set_list(value, "has_groups", "groups", groups.take());
  return value;
}

}  // namespace gongbao
