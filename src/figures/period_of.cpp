#include "figures/ledger.h"

namespace gongbao {

std::vector<Period> periods_of(const std::optional<When>& when, const SiteConfig& config) {
  if (!when || !when->has_known_days()) return {Period::undated()};
  const std::optional<DayRange> days = when->days();
  if (!days || !days->first || !days->last) return {};  // an open end lies in no period
  std::vector<Period> result;
  for (const Period::Kind kind : config.periods) {
    Period period = Period::year_of(*days->first);
    if (kind == Period::Kind::half) period = Period::half_of(*days->first);
    if (kind == Period::Kind::quarter) period = Period::quarter_of(*days->first);
    if (kind == Period::Kind::month) period = Period::month_of(*days->first);
    if (period.contains(*days)) result.push_back(period);
  }
  return result;
}

}  // namespace gongbao
