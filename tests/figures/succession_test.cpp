// Protects: agencies that begin, end or are succeeded inside a period are summed along the tree as it stands,
// each figure once; a successor is never given its predecessor's figures.
#include <map>

#include "figures/comparison.h"
#include "support/figures_of.h"

using namespace gongbao;
using gongbao::test::note;
using gongbao::test::Rolled;

namespace {

/// The bureau of the city ends in June and is succeeded by two: one in its place, one below another agency.
constexpr std::string_view agencies = R"(
-- content/agencies.toml --
[[agency]]
id = "province"
name = "某省人民政府"
[[agency]]
id = "city"
name = "某市人民政府"
parent = "province"
[[agency]]
id = "bureau"
name = "某市质量技术监督局"
parent = "city"
valid = "../2008-06"
succeeded_by = ["market", "lab"]
[[agency]]
id = "market"
name = "某市市场监督管理局"
parent = "city"
valid = "2008-07/.."
[[agency]]
id = "institute"
name = "某省检验院"
parent = "province"
[[agency]]
id = "lab"
name = "某省检验院某市分院"
parent = "institute"
valid = "2008-07/.."
)";

Rolled rolled(const std::string& notes) { return Rolled(std::string(agencies) + notes); }

/// "own/subtree" as values, - where there is none.
std::string of(const Rolled& site, std::string_view agency, std::string_view period,
               std::string_view metric = "work") {
  const std::optional<Cell> cell = site.cell(agency, period, metric);
  if (!cell) return "none";
  const auto text = [](const std::optional<Quantity>& q) {
    return q ? format_value(*q, "") : std::string("-");
  };
  return text(cell->own) + "/" + text(cell->subtree);
}

}  // namespace

TEST_CASE("predecessor and successors count in one period, each figure once and at its own agency") {
  const Rolled site = rolled(note("a", "bureau", "2008-06-16", "  work: 10\n  meat: 300多公斤") +
                             note("b", "market", "2008-07-16", "  work: 200") +
                             note("c", "lab", "2008-08-16", "  work: 3000") +
                             note("d", "city", "2008-09-16", "  work: 40000"));
  REQUIRE(site.site.codes() == "");
  for (const std::string_view period : {"2008", ""}) {
    CHECK(of(site, "bureau", period) == "10/10");
    CHECK(of(site, "market", period) == "200/200");
    CHECK(of(site, "lab", period) == "3000/3000");
    CHECK(of(site, "institute", period) == "-/3000");
    CHECK(of(site, "city", period) == "40000/40210");
    CHECK(of(site, "province", period) == "-/43210");
    CHECK(of(site, "province", period, "meat") == "-/300多");
    CHECK(of(site, "market", period, "meat") == "none");
  }
}

TEST_CASE("in periods before and after the change each agency has only what it did itself") {
  const Rolled site = rolled(note("a", "bureau", "2008-06-16", "  work: 10") +
                             note("b", "market", "2008-07-16", "  work: 200"));
  CHECK(of(site, "bureau", "2008-Q2") == "10/10");
  CHECK(of(site, "market", "2008-Q2") == "none");
  CHECK(of(site, "bureau", "2008-Q3") == "none");
  CHECK(of(site, "market", "2008-Q3") == "200/200");
  CHECK(of(site, "lab", "2008-Q3") == "none");
  CHECK(of(site, "city", "2008-Q2") == "-/10");
  CHECK(of(site, "city", "2008-Q3") == "-/200");
}

TEST_CASE("a figure dated after its agency ended stays where it is stated") {
  const Rolled site = rolled(note("a", "bureau", "2008-08-16", "  work: 10") +
                             note("b", "market", "2008-05-16", "  work: 200"));
  CHECK(of(site, "bureau", "2008-Q3") == "10/10");
  CHECK(of(site, "market", "2008-Q3") == "none");
  CHECK(of(site, "market", "2008-Q2") == "200/200");
  CHECK(of(site, "city", "2008") == "-/210");
}

TEST_CASE("a successor's cumulative value is not lessened by its predecessor's, nor replaces it") {
  const Rolled site = rolled(note("a", "bureau", "2008-06-30", "  work: {value: 100, basis: cumulative}") +
                             note("b", "market", "2008-07-31", "  work: {value: 130, basis: cumulative}") +
                             note("c", "market", "2008-08-31", "  work: {value: 170, basis: cumulative}"));
  CHECK(of(site, "bureau", "2008") == "100/100");
  CHECK(of(site, "market", "2008") == "170/170");
  CHECK(of(site, "market", "2008-08") == "40/40");
  CHECK(of(site, "market", "2008-Q3") == "none");  // nothing before it of its own: 170 − 100 would be a guess
  CHECK(of(site, "city", "2008") == "-/270");
}

TEST_CASE("stocks of both stand in the year in which both stated one") {
  const Rolled site = rolled(note("a", "bureau", "2008-06-30", "  shops: 50") +
                             note("b", "market", "2008-09-30", "  shops: 60"));
  CHECK(of(site, "city", "2008-Q2", "shops") == "-/50");
  CHECK(of(site, "city", "2008-Q3", "shops") == "-/60");
  CHECK(of(site, "city", "2008", "shops") == "-/110");
}

TEST_CASE("nothing is compared over a succession") {
  const Rolled site = rolled(note("a", "bureau", "2008-06-16", "  work: 10") +
                             note("b", "market", "2008-07-16", "  work: 200") +
                             note("c", "market", "2008-10-16", "  work: 300"));
  const auto change = [&](std::string_view agency, std::string_view period) {
    const auto found = compare_with_previous(site.ledger, site.visible, *site.cell(agency, period, "work"));
    return found && found->change ? format_value(*found->change, "") : std::string("none");
  };
  CHECK(change("market", "2008-Q3") == "none");
  CHECK(change("city", "2008-Q3") == "none");
  CHECK(change("market", "2008-Q4") == "100");
  CHECK(change("city", "2008-Q4") == "100");
}

TEST_CASE("in a total's parts predecessor and successor stand beside each other") {
  const Rolled site = rolled(note("a", "bureau", "2008-06-16", "  work: 10") +
                             note("b", "market", "2008-07-16", "  work: 200") +
                             note("t", "city", "2008-12-31", "  work: {value: 210, basis: total}"));
  const std::vector<Reconciliation> all = reconcile(site.visible, site.ledger);
  REQUIRE(all.size() == 1);
  CHECK(all[0].judgement.verdict == Verdict::consistent);
  std::map<std::string, std::string> parts;
  for (const Reconciliation::Part& part : all[0].parts)
    parts[site.visible.agencies()[part.agency].id] += part.value ? format_value(*part.value, "") : "-";
  CHECK(parts == std::map<std::string, std::string>{{"bureau", "10"}, {"market", "200"}});
}
