// Protects: every reported total meets the parts that it is the sum of, and only those; who is silent is named.
#include "figures/reconciliation.h"

#include "support/figures_of.h"

using namespace gongbao;
using namespace gongbao::test;

namespace {

/// "verdict, reason; parts; silent agencies" of the only total.
std::string reconciled(const Rolled& rolled) {
  REQUIRE(rolled.site.codes() == "");
  const std::vector<Reconciliation> all = reconcile(rolled.visible, rolled.ledger);
  REQUIRE(all.size() == 1);
  const Reconciliation& one = all.front();
  return fmt::format("{}, {}; {}; {}", name_of(one.judgement.verdict), name_of(one.judgement.reason),
                     one.sum ? format_value(*one.sum, "") : "-", rolled.names(one.silent));
}

std::string total(std::string_view entry, std::string_view date = "date: 2008-06-30") {
  return fmt::format("\n-- content/campaigns/c/notes/total.md --\n---\ntitle: t\ntype: report\nagency: city\n{}\nmetrics:\n  {}\n---\n",
                     date, entry);
}

}  // namespace

TEST_CASE("a total is the sum of what its agency and those below did from the campaign's start to its day") {
  const std::string parts = note("a", "market", "2008-06-16", "  work: 5") + note("b", "school", "2008-05-02", "  work: 3") +
                            note("c", "city", "2008-06-01", "  work: 2") + note("later", "market", "2008-07-01", "  work: 100");
  CHECK(reconciled(Rolled(parts + total("work: {value: 10, basis: total}"))) == "consistent, equal; 10; ");
  CHECK(reconciled(Rolled(parts + total("work: {value: 12, basis: total}"))) == "partly itemised, remainder; 10; ");
  CHECK(reconciled(Rolled(parts + total("work: {value: 9, basis: total}"))) == "exceeds, parts; 10; ");
  CHECK(reconciled(Rolled(parts + total("work: {value: 4, basis: total}"))) == "exceeds, single-part; 10; ");
  CHECK(reconciled(Rolled(parts + total("work: {value: 105, basis: total, period: 2008}"))) == "exceeds, parts; 110; ");
  CHECK(reconciled(Rolled(parts + total("work: {value: 7, basis: total, period: 2008-06}"))) == "consistent, equal; 7; school");
}

TEST_CASE("without a date it covers the whole campaign; without parts nothing can be said") {
  const std::string masked = note("a", "market", "20XX-06-16", "  work: 5");
  CHECK(reconciled(Rolled(masked + total("work: {value: 5, basis: total}", ""))) == "consistent, equal; 5; school");
  CHECK(reconciled(Rolled(masked + total("work: {value: 5, basis: total}"))) == "not comparable, no-parts; -; market school");
  CHECK(reconciled(Rolled(masked + total("work: {text: 很多, basis: total}", ""))) == "not comparable, no-value; 5; school");
}

TEST_CASE("named parts are the only ones, and an agency's own total for the span stands for its subtree") {
  const std::string parts = note("a", "market", "2008-06-16", "  work: 5") + note("b", "school", "2008-06-02", "  work: 3");
  CHECK(reconciled(Rolled(parts + total("work: {value: 5, basis: total, parts: [market]}"))) == "consistent, equal; 5; ");
  const Rolled two(parts + note("m", "market", "2008-06-30", "  work: {value: 9, basis: total}") +
                   total("work: {value: 12, basis: total}"));
  const std::vector<Reconciliation> all = reconcile(two.visible, two.ledger);
  REQUIRE(all.size() == 2);
  CHECK(name_of(all[1].judgement.verdict) == "consistent");
  CHECK(format_value(*all[1].sum, "") == "12");
  CHECK(name_of(all[0].judgement.verdict) == "partly itemised");
}

TEST_CASE("parts of another scope are listed, not counted") {
  const std::string part = note("a", "market", "2008-06-16", "  work: {value: 5, scope: 城区}");
  CHECK(reconciled(Rolled(part + total("work: {value: 5, basis: total, scope: 全市}"))) == "scope differs, other-scope; -; school");
  CHECK(reconciled(Rolled(part + total("work: {value: 5, basis: total, scope: 城区}"))) == "consistent, equal; 5; school");
}

TEST_CASE("of a stock the newest of each agency counts; a rate never adds") {
  CHECK(reconciled(Rolled(note("a", "market", "2008-05-31", "  shops: 90家") + note("b", "market", "2008-06-20", "  shops: 95家") +
                          note("c", "school", "2008-05-10", "  shops: 5家") +
                          total("shops: {value: 100家, basis: total}"))) == "consistent, equal; 100; ");
  CHECK(reconciled(Rolled(note("a", "market", "2008-05-31", "  share: 90%") + total("share: {value: 91%, basis: total}"))) ==
        "not comparable, not-additive; -; school");
}

TEST_CASE("increments of cumulative values are parts") {
  CHECK(reconciled(Rolled(note("a", "market", "2008-05-31", "  work: {value: 40, basis: cumulative}") +
                          note("b", "market", "2008-06-30", "  work: {value: 70, basis: cumulative}") +
                          total("work: {value: 30, basis: total, period: 2008-06}"))) == "consistent, equal; 30; school");
}

TEST_CASE("an agency that states only parts of a metric counts with their sum") {
  const std::string metrics = R"(
-- content/metrics.toml --
[[metric]]
id = "work"
name = "出动人员"
unit = "人次"
[[metric]]
id = "police"
name = "公安出动"
unit = "人次"
part_of = "work"
[[metric]]
id = "health"
name = "卫生出动"
unit = "人次"
part_of = "work"
)";
  CHECK(reconciled(Rolled(metrics + note("a", "market", "2008-06-16", "  police: 5\n  health: 4") +
                          note("b", "school", "2008-06-16", "  police: 5\n  work: 6") +
                          total("work: {value: 15, basis: total}"))) == "consistent, equal; 15; ");
}
