#include "figures/comparison.h"

namespace gongbao {
namespace {

std::optional<Change> compare(const Ledger& ledger, const VisibleLibrary& library, const Cell& cell,
                                  const std::optional<Period>& period) {
  const Metric::Kind kind = library.metrics()[cell.metric].kind;
  const bool is_suppressed = library.metrics()[cell.metric].min_cell && library.audience() == Audience::public_site;
  if (!period || !cell.subtree || is_suppressed || (kind != Metric::Kind::flow && kind != Metric::Kind::stock)) return std::nullopt;
  const std::optional<Cell> before = ledger.find(cell.agency, period, cell.campaign, cell.metric);
  if (!before || !before->subtree || before->coverage != cell.coverage) return std::nullopt;
  Change result{*period, *before->subtree, difference(*cell.subtree, *before->subtree), {}};
  const std::optional<Decimal> scaled = result.change ? result.change->value.times(100) : std::nullopt;
  if (scaled) result.percent = scaled->divided_by(result.before.value, 2);
  return result;
}

}  // namespace

std::optional<Change> compare_with_previous(const Ledger& ledger, const VisibleLibrary& library, const Cell& cell) {
  return compare(ledger, library, cell, cell.period ? cell.period->previous() : std::nullopt);
}

std::optional<Change> compare_with_year_before(const Ledger& ledger, const VisibleLibrary& library, const Cell& cell) {
  return compare(ledger, library, cell, cell.period ? cell.period->year_before() : std::nullopt);
}

Tendency tendency_of(const Quantity& change, Metric::Better better) {
  if (better == Metric::Better::none || change.value.is_zero()) return Tendency::none;
  return (better == Metric::Better::up) == !change.value.is_negative() ? Tendency::better : Tendency::worse;
}

}  // namespace gongbao
