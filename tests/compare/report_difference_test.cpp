// Protects: of two versions of a site each sum that differs is named, with the exact change, and no other.
#include "compare/report_difference.h"

#include <doctest/doctest.h>

#include "support/site_text.h"

using namespace gongbao;
using namespace gongbao::test;

namespace {

struct Version {
  SiteText site;
  VisibleLibrary visible;
  Ledger ledger;

  explicit Version(std::string_view notes)
      : site(
            "-- content/campaigns/spring/campaign.md --\n---\ntitle: 春季行动\nlead: city\nperiod: "
            "2008\n---\n" +
            std::string(notes)),
        visible(select_visible(*site.library, Audience::internal,
                               std::get<Instant>(Instant::parse("2026-01-01T00:00+08:00")))),
        ledger(roll_up(visible)) {}
  SumVersion version() const { return {visible, ledger}; }
};

std::string note(std::string_view id, std::string_view agency, std::string_view date,
                 std::string_view metrics) {
  return fmt::format(
      "-- content/campaigns/spring/notes/{}.md --\n---\ntitle: 记录\ntype: inspection\ndate: {}\nagency: "
      "{}\nmetrics: {{{}}}\n---\n",
      id, date, agency, metrics);
}

std::string shown(const std::vector<SumChange>& changes) {
  std::string text;
  for (const SumChange& change : changes)
    text +=
        fmt::format("{}/{}{}/{} {} {}→{} {}\n", change.agency, change.period, change.campaign, change.metric,
                    name_of(change.column), change.from ? format_value(*change.from, change.unit) : "∅",
                    change.to ? format_value(*change.to, change.unit) : "∅",
                    change.change ? change.change->value.text() : "-");
  return text;
}

}  // namespace

TEST_CASE("a report's cells differ where their statements, or those below, do") {
  const Version from(note("a", "market", "2008-06-01", "work: 5人次, meat: 3公斤") +
                     note("b", "city", "2008-06-02", "work: 1人次"));
  const Version to(note("a", "market", "2008-06-01", "work: 7人次") +
                   note("b", "city", "2008-06-02", "work: 1人次, shops: 2家"));
  const Period june = *Period::parse("2008-06");
  CHECK(shown(report_difference(from.version(), to.version(), "city", june)) ==
        "city/2008-06/work subtree 6人次→8人次 2\ncity/2008-06/shops own ∅→2家 -\ncity/2008-06/shops subtree "
        "∅→2家 -\n"
        "city/2008-06/meat subtree 3公斤→∅ -\n");
  CHECK(shown(report_difference(from.version(), to.version(), "market", june)) ==
        "market/2008-06/work own 5人次→7人次 2\nmarket/2008-06/work subtree 5人次→7人次 "
        "2\nmarket/2008-06/meat own 3公斤→∅ -\n"
        "market/2008-06/meat subtree 3公斤→∅ -\n");
  CHECK(report_difference(from.version(), to.version(), "school", june).empty());
  CHECK(report_difference(from.version(), to.version(), "unknown", june).empty());
  CHECK(report_difference(from.version(), from.version(), "city", june).empty());
}

TEST_CASE("over the whole site every period and campaign whose sum differs is named") {
  const Version from(note("a", "market", "2008-06-01", "work: 5人次"));
  const Version to(note("a", "market", "2008-06-01", "work: 6人次"));
  const std::string text = shown(sum_difference(from.version(), to.version()));
  for (const char* line : {"city/2008/work subtree 5人次→6人次 1\n", "city/2008-Q2/work subtree",
                           "market/2008-06/work subtree", "city/spring/work subtree"})
    CHECK_MESSAGE(text.find(line) != text.npos, line);
  CHECK(sum_difference(to.version(), to.version()).empty());
}
