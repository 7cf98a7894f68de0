#include "render/year_groups.h"

namespace gongbao {
namespace {

Value group_of(const PageView& view, Period year, std::vector<Period> periods,
               const std::function<std::string(Period)>& path_of) {
  std::sort(periods.begin(), periods.end(),
            [](Period a, Period b) { return std::pair(a.kind(), a) < std::pair(b.kind(), b); });
  const bool has_report = !periods.empty() && periods.front() == year;
  Value group =
      link_shape(has_report ? view.link_to(path_of(year)) : std::string(), period_words(year, view.context));
  Value::List links;
  for (const Period period : periods)
    if (period != year)
      links.push_back(link_shape(view.link_to(path_of(period)), period_words_in_year(period, view.context)));
  group.set_list("has_links", "links", std::move(links));
  return group;
}

}  // namespace

Value::List year_groups(const PageView& view, const std::vector<Period>& periods,
                        const std::function<std::string(Period)>& path_of) {
  std::map<Period, std::vector<Period>, std::greater<>> by_year;
  std::vector<Period> undated;
  for (const Period period : periods)
    if (period.is_undated())
      undated.push_back(period);
    else
      by_year[Period::year_of(*period.days().first)].push_back(period);
  Value::List groups;
  for (auto& [year, within] : by_year) groups.push_back(group_of(view, year, std::move(within), path_of));
  if (!undated.empty()) groups.push_back(group_of(view, Period::undated(), std::move(undated), path_of));
  return groups;
}

}  // namespace gongbao
