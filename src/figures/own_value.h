#pragma once
#include <optional>
#include <vector>

#include "figures/ledger.h"

namespace gongbao {

/// The statements of one agency on one metric in one campaign.
struct OwnSeries {
  const Metric* metric = nullptr;
  std::vector<uint32_t> figures;  ///< own and cumulative ones of all times, in the order of statement
  std::optional<When> campaign_period;
};

/// The day of which a figure is news: its last; of one dated `A/..`, which holds from A, its first.
std::optional<Day> day_of_statement(const LedgerFigure& figure);

/// Brings indices of figures into the order of statement: dateless first, for any dated one is newer news; then by that day,
/// by date as written, by place.
void order_by_statement(std::vector<uint32_t>& figures, const std::vector<LedgerFigure>& all);

struct OwnValue {
  std::optional<Quantity> value;
  std::vector<uint32_t> figures;     ///< what it is made of, in the order of figures()
  std::vector<uint32_t> straddling;  ///< cumulative values of the span with nothing to subtract from them
  std::vector<uint32_t> inside;      ///< own ones that a cumulative value holds already: among `figures`, not added
  bool has_overflown = false;
};

/// What the agency itself did in `span` (nothing: the whole campaign, or the undated figures if `undated`): own statements
/// added, cumulative ones turned into increments (content model 3.2), a stock's newest, a rate's only statement.
OwnValue own_value(const OwnSeries& series, const std::vector<LedgerFigure>& all, const std::optional<DayRange>& span,
                   bool undated);

}  // namespace gongbao
