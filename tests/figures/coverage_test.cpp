// Protects: who should have reported and did not is named, and nobody is blamed for what was not asked.
#include "figures/coverage.h"

#include "support/figures_of.h"

using namespace gongbao;
using namespace gongbao::test;

namespace {

const std::string campaign = R"(
-- content/campaigns/c/campaign.md --
---
title: 专项整治
period: 2008-05/2008-12
lead: city
participants: [{agency: market}, {agency: school}]
expected: [work]
---
)";

std::string coverage(const Rolled& rolled, std::string_view agency, std::string_view period, std::string_view metric) {
  const CoverageIndex index(rolled.visible, rolled.ledger);
  const CellKey key{rolled.site.agency(agency), period.empty() ? std::nullopt : Period::parse(period), rolled.campaign(),
                    rolled.site.metric(metric)};
  const std::optional<Coverage> found = index.of(key);
  return found ? fmt::format("{} of {}: {}", found->reported(), found->expected.size(), rolled.names(found->silent)) : "none";
}

}  // namespace

TEST_CASE("participants at or below an agency, by period and expected metric") {
  const Rolled rolled(campaign + note("a", "market", "2008-06-16", "  work: 5\n  meat: 3") +
                      note("b", "school", "2008-07-16", "  work: {text: 多次}") +
                      note("t", "city", "2008-07-16", "  work: {value: 9, basis: total}"));
  CHECK(coverage(rolled, "city", "2008-06", "work") == "1 of 2: school");
  CHECK(coverage(rolled, "city", "2008-07", "work") == "1 of 2: market");  // words are a report
  CHECK(coverage(rolled, "city", "", "work") == "2 of 2: ");
  CHECK(coverage(rolled, "market", "2008-07", "work") == "0 of 1: market");
  CHECK(coverage(rolled, "city", "2008-06", "meat") == "none");  // not expected
}

TEST_CASE("without a list, what any of them did is expected of those that ever did it") {
  const Rolled rolled(note("a", "market", "2008-06-16", "  work: 5") + note("b", "school", "2008-07-16", "  work: 2") +
                      note("c", "school", "2008-07-16", "  meat: 2"));
  CHECK(coverage(rolled, "city", "2008-06", "work") == "1 of 2: school");
  CHECK(coverage(rolled, "city", "2008-06", "meat") == "0 of 1: school");
  CHECK(coverage(rolled, "market", "", "meat") == "none");
}
