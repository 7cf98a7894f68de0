#include "figures/ledger.h"

namespace gongbao {

std::optional<DayRange> span_of_total(const LedgerFigure& total, const VisibleLibrary& library) {
  if (total.is_undated || !total.days || !total.days->last) return std::nullopt;
  if (total.figure->has_own_period) return total.days->first ? total.days : std::nullopt;
  if (!total.figure->campaign) return std::nullopt;
  const std::optional<When>& campaign = library[*total.figure->campaign].as_campaign()->period;
  const std::optional<DayRange> days = campaign ? campaign->days() : std::nullopt;
  if (!days || !days->first || *total.days->last < *days->first) return std::nullopt;
  return DayRange{days->first, total.days->last};
}

}  // namespace gongbao
