#pragma once
#include "figures/ledger.h"

namespace gongbao {

/// A cell's subtree value beside that of an earlier period of the same kind (环比: the one before; 同比: the same of the year
/// before). Empty where there is no comparable one: no such period, or other agencies reported (like coverage).
struct Change {
  Period period;
  Quantity before;
  std::optional<Quantity> change;   ///< now less before
  std::optional<Decimal> percent;   ///< of `before`, two decimals, half away from zero; nothing where that is 0
};

/// Flows and stocks only: what adds. Ratios and rates are not compared.
std::optional<Change> compare_with_previous(const Ledger& ledger, const VisibleLibrary& library, const Cell& cell);
std::optional<Change> compare_with_year_before(const Ledger& ledger, const VisibleLibrary& library, const Cell& cell);

/// Whether a change is for the better, by the metric's `better`.
enum class Tendency { none, better, worse };
Tendency tendency_of(const Quantity& change, Metric::Better better);

}  // namespace gongbao
