// Protects: a target is met or missed only where the figures say so for every value that they may have.
#include "figures/target_progress.h"

#include "support/figures_of.h"

using namespace gongbao;
using namespace gongbao::test;

namespace {

/// The state of the only target, and the value that says so.
std::string progress(std::string_view target, std::string_view notes, std::string_view as_of = "2009-06-01T00:00Z") {
  const Rolled rolled(fmt::format("\n-- content/campaigns/c/campaign.md --\n---\ntitle: c\nperiod: 2008-05/2008-12\nlead: "
                                  "city\ntargets:\n  - {{id: t, text: x, {}}}\n---\n{}",
                                  target, notes),
                      as_of);
  REQUIRE(rolled.site.codes() == "");
  const SeriesIndex index(rolled.visible, rolled.ledger);
  const Target& only = rolled.visible[rolled.campaign()].as_campaign()->targets.front();
  const TargetProgress found = progress_of(only, rolled.campaign(), rolled.visible, rolled.ledger, index);
  return fmt::format("{}: {}", name_of(found.state), found.value ? format_value(*found.value, "") : "-");
}

}  // namespace

TEST_CASE("a flow is summed to the target's day, over the agency and those below") {
  const std::string notes = note("a", "market", "2008-06-16", "  work: 60") + note("b", "school", "2008-09-16", "  work: 40") +
                            note("late", "school", "2008-12-16", "  work: 1");
  CHECK(progress("metric: work, value: \">= 100\", by: 2008-10", notes) == "met: 100");
  CHECK(progress("metric: work, value: \">= 101\", by: 2008-10", notes) == "missed: 100");
  CHECK(progress("metric: work, value: \">= 101\"", notes) == "met: 101");
  CHECK(progress("metric: work, value: \">= 50\", agency: school", notes) == "missed: 41");
}

TEST_CASE("before its day a target is on the way, unless it is settled already") {
  const std::string notes = note("a", "market", "2008-06-16", "  work: 60");
  const char* before = "2008-07-01T00:00Z";
  CHECK(progress("metric: work, value: \">= 100\", by: 2008-10", notes, before) == "on the way: 60");
  CHECK(progress("metric: work, value: \">= 60\", by: 2008-10", notes, before) == "met: 60");
  CHECK(progress("metric: work, value: \"<= 100\", by: 2008-10", notes, before) == "on the way: 60");
  CHECK(progress("metric: work, value: \"<= 50\", by: 2008-10", notes, before) == "missed: 60");
  CHECK(progress("metric: work, value: \"= 100\", by: 2008-10", notes, before) == "on the way: 60");
}

TEST_CASE("silence is no data, for = 0 too; what is not known well enough is undecided") {
  CHECK(progress("metric: work, value: \"= 0\"", "") == "no data: -");
  CHECK(progress("metric: work, value: \"= 0\"", note("a", "market", "2008-06-16", "  work: 未发现")) == "met: 0");
  CHECK(progress("metric: work, value: \">= 6550\"", note("a", "market", "2008-06-16", "  work: 6500多")) == "undecided: 6500多");
  CHECK(progress("metric: work, value: \">= 6500\"", note("a", "market", "2008-06-16", "  work: 6500多")) == "met: 6500多");
  CHECK(progress("metric: work, value: \">= 6600\"", note("a", "market", "2008-06-16", "  work: 6500多")) == "missed: 6500多");
}

TEST_CASE("of a rate every newest statement below the agency must satisfy it") {
  const std::string market = note("a", "market", "2008-06-16", "  share: 90%") + note("b", "market", "2008-07-16", "  share: 100%");
  CHECK(progress("metric: share, value: \"= 100%\"", market) == "met: 100");
  CHECK(progress("metric: share, value: \"= 100%\"", market + note("c", "school", "2008-07-16", "  share: 99%")) == "missed: 99");
}

TEST_CASE("a total serves where nothing is itemised") {
  CHECK(progress("metric: work, value: \">= 100\"", note("a", "city", "2008-06-16", "  work: {value: 120, basis: total}")) ==
        "met: 120");
}
