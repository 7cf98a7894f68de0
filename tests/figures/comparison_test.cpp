// Protects: periods are compared only where the same agencies reported, and a change says which way is better.
#include "figures/comparison.h"

#include "support/figures_of.h"

using namespace gongbao;
using namespace gongbao::test;

namespace {

std::string change(const std::optional<Change>& change) {
  if (!change) return "none";
  return fmt::format("{} {} {}", change->period.text(), change->change ? change->change->value.text() : "-",
                     change->percent ? change->percent->text() : "-");
}

}  // namespace

TEST_CASE("the period before and the same one a year before, with like coverage only") {
  const Rolled rolled(note("a", "market", "2007-06-16", "  work: 40") + note("b", "market", "2008-05-16", "  work: 30") +
                      note("c", "market", "2008-06-16", "  work: 20") + note("d", "school", "2008-06-17", "  work: 5"));
  const Cell market = *rolled.cell("market", "2008-06", "work");
  CHECK(change(compare_with_previous(rolled.ledger, rolled.visible, market)) == "2008-05 -10 -33.33");
  CHECK(change(compare_with_year_before(rolled.ledger, rolled.visible, market)) == "2007-06 -20 -50");
  const Cell city = *rolled.cell("city", "2008-06", "work");  // the school reported too
  CHECK(change(compare_with_previous(rolled.ledger, rolled.visible, city)) == "none");
  const Cell first = *rolled.cell("market", "2008-05", "work");
  CHECK(change(compare_with_previous(rolled.ledger, rolled.visible, first)) == "none");
}

TEST_CASE("from nothing there is a change but no percentage; a rate is not compared") {
  const Rolled rolled(note("a", "market", "2008-05-16", "  work: 0\n  share: 90%") +
                      note("b", "market", "2008-06-16", "  work: 7\n  share: 95%"));
  CHECK(change(compare_with_previous(rolled.ledger, rolled.visible, *rolled.cell("market", "2008-06", "work"))) ==
        "2008-05 7 -");
  CHECK(change(compare_with_previous(rolled.ledger, rolled.visible, *rolled.cell("market", "2008-06", "share"))) == "none");
}

TEST_CASE("up is better, or worse, or neither, as the metric says") {
  const Quantity more = Quantity::exactly(Decimal::of(3));
  CHECK(tendency_of(more, Metric::Better::up) == Tendency::better);
  CHECK(tendency_of(more, Metric::Better::down) == Tendency::worse);
  CHECK(tendency_of(more, Metric::Better::none) == Tendency::none);
  CHECK(tendency_of(Quantity::exactly(Decimal()), Metric::Better::up) == Tendency::none);
}
