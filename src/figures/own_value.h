#pragma once
#include <optional>
#include <vector>

#include "figures/ledger.h"

namespace gongbao {

/// The statements of one agency on one metric in one campaign, and the span for which a value is wanted.
struct OwnSeries {
  const Metric* metric = nullptr;
  std::vector<uint32_t> figures;           ///< own and cumulative statements of all times, as indices
  std::optional<When> campaign_period;
};

struct OwnValue {
  std::optional<Quantity> value;
  std::vector<uint32_t> figures;  ///< what it is made of
};

/// What the agency itself did in `span` (nothing: the whole campaign, or `undated` figures if `undated`): own statements added,
/// cumulative ones turned into increments (content model 3.2), a stock's newest, a rate's only statement.
OwnValue own_value(const OwnSeries& series, const std::vector<LedgerFigure>& all, const std::optional<DayRange>& span,
                   bool undated);

}  // namespace gongbao
