#include "figures/figure_order.h"

namespace gongbao {
namespace {

Period period_of(Day day, Period::Kind kind) {
  switch (kind) {
    case Period::Kind::half: return Period::half_of(day);
    case Period::Kind::quarter: return Period::quarter_of(day);
    case Period::Kind::month: return Period::month_of(day);
    case Period::Kind::year:
    case Period::Kind::undated: break;
  }
  return Period::year_of(day);
}

}  // namespace

void append_period_orders(const DayRange& days, const SiteConfig& config, std::vector<uint32_t>& orders) {
  if (!days.first || !days.last) return;  // an open end lies in no period
  for (const Period::Kind kind : config.periods)
    if (const Period period = period_of(*days.first, kind); period.contains(days)) orders.push_back(period.order());
}

std::vector<Period> periods_of(const DayRange& days, const SiteConfig& config) {
  std::vector<Period> result;
  if (!days.first || !days.last) return result;  // an open end lies in no period
  for (const Period::Kind kind : config.periods) {
    const Period period = period_of(*days.first, kind);
    if (period.contains(days)) result.push_back(period);
  }
  return result;
}

std::vector<Period> periods_of(const std::optional<When>& when, const SiteConfig& config) {
  if (!when || !when->has_known_days()) return {Period::undated()};
  const std::optional<DayRange> days = when->days();
  return days ? periods_of(*days, config) : std::vector<Period>();
}

std::vector<Period> periods_of(Day day, const SiteConfig& config) { return periods_of(DayRange{day, day}, config); }

std::vector<Period> periods_touched(const DayRange& days, const SiteConfig& config) {
  constexpr size_t most = 120;  // ten years of months; beyond, a list of every page says nothing
  std::vector<Period> result;
  for (const Period::Kind kind : config.periods)
    for (Day day = *days.first; day <= *days.last && result.size() < most;) {
      const Period period = period_of(day, kind);
      result.push_back(period);
      day = Day{period.days().last->number + 1};
    }
  return result;
}

}  // namespace gongbao
