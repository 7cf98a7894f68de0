// Protects: what adds up adds up exactly, what does not is never added, and every sum knows its parts.
#include "figures/answer.h"

#include "support/site_text.h"

using namespace gongbao;
using gongbao::test::SiteText;

namespace {

struct Sums {
  SiteText site;
  VisibleLibrary visible;
  Ledger ledger;

  explicit Sums(std::string_view text)
      : site(text),
        visible(select_visible(*site.library, Audience::public_site, std::get<Instant>(Instant::parse("2026-11-23T00:00Z")))),
        ledger(roll_up(visible)) {}

  /// "own/subtree/total" as values, - where there is none. The period "" is the whole campaign c; campaign "" is all of them.
  std::string of(std::string_view agency, std::string_view period, std::string_view metric, std::string_view campaign = "c") const {
    const std::optional<Period> when = period.empty() ? std::nullopt : Period::parse(period);
    const auto c = campaign.empty() ? std::nullopt : site.library->find(DocumentKind::campaign, campaign);
    const std::optional<Cell> cell = ledger.find(site.agency(agency), when, c, site.metric(metric));
    if (!cell) return "none";
    const auto text = [](const std::optional<Quantity>& q) { return q ? format_value(*q, "") : std::string("-"); };
    return text(cell->own) + "/" + text(cell->subtree) + "/" + text(cell->total);
  }
};

std::string note(std::string_view id, std::string_view agency, std::string_view date, std::string_view metrics) {
  return fmt::format("\n-- content/campaigns/c/notes/{}.md --\n---\ntitle: {}\ntype: other\nagency: {}\n{}\nmetrics:\n{}\n---\n", id,
                     id, agency, date.empty() ? "" : fmt::format("date: {}", date), metrics);
}

}  // namespace

TEST_CASE("own values add by period and over the tree, qualifiers kept") {
  const Sums sums(note("a", "market", "2008-06-16", "  meat: 300多公斤") + note("b", "school", "2008-06-20", "  meat: 671公斤") +
                  note("c", "city", "2008-09-01", "  meat: 89公斤"));
  REQUIRE(sums.site.codes() == "");
  CHECK(sums.of("market", "2008-06", "meat") == "300多/300多/-");
  CHECK(sums.of("city", "2008-06", "meat") == "-/971以上/-");
  CHECK(sums.of("city", "2008", "meat") == "89/1060以上/-");
  CHECK(sums.of("city", "2008-Q3", "meat") == "89/89/-");
  CHECK(sums.of("city", "", "meat") == "89/1060以上/-");
  CHECK(sums.of("city", "2008", "meat", "") == "89/1060以上/-");
}

TEST_CASE("what straddles a period is counted only in those that hold it whole") {
  const Sums sums(note("a", "market", "2008-05-31/2008-06-12", "  work: 5"));
  CHECK(sums.of("market", "2008-05", "work") == "none");
  CHECK(sums.of("market", "2008-06", "work") == "none");
  CHECK(sums.of("market", "2008-Q2", "work") == "5/5/-");
}

TEST_CASE("masked and missing dates belong to undated, never to a guess") {
  const Sums sums(note("a", "market", "20XX-06-16", "  work: 5") + note("b", "market", "", "  work: 7"));
  CHECK(sums.of("market", "undated", "work") == "12/12/-");
  CHECK(sums.of("market", "undated", "work", "") == "none");
  CHECK(sums.of("market", "", "work") == "12/12/-");
  CHECK(sums.of("market", "2008", "work") == "none");
}

TEST_CASE("a reported total is never added") {
  const Sums sums(note("a", "market", "2008-06-16", "  work: 5") +
                  note("t", "city", "2008-06-30", "  work: {value: 6500多, basis: total}"));
  CHECK(sums.of("city", "", "work") == "-/5/6500多");
}

TEST_CASE("a total stands in the periods that hold all its days, not in that of its note") {
  const Sums sums(note("a", "market", "2008-06-16", "  work: 5") +
                  note("t", "city", "2008-06-30", "  work: {value: 7, basis: total}\n  meat: {value: 9, basis: total, period: 2008-06}"));
  CHECK(sums.of("city", "2008-06", "work") == "-/5/-");
  CHECK(sums.of("city", "2008-Q2", "work") == "-/5/7");  // from the campaign's start in May to 30 June
  CHECK(sums.of("city", "2008-06", "meat") == "-/-/9");
}

TEST_CASE("cumulative values become increments; the first stands if the campaign began in the period") {
  const Sums sums(note("a", "market", "2008-06-30", "  work: {value: 100, basis: cumulative}") +
                  note("b", "market", "2008-09-30", "  work: {value: 160, basis: cumulative}") +
                  note("own", "market", "2008-08-01", "  work: 20"));
  CHECK(sums.of("market", "2008-Q3", "work") == "60/60/-");  // own figures of that time are inside it
  CHECK(sums.of("market", "2008-Q2", "work") == "100/100/-");
  CHECK(sums.of("market", "2008", "work") == "160/160/-");
  CHECK(sums.of("market", "", "work") == "160/160/-");
  CHECK(sums.of("market", "2008-06", "work") == "none");  // begun in May: June alone cannot be told
}

TEST_CASE("a stock takes its latest and adds over agencies; a rate never adds") {
  const Sums sums(note("a", "market", "2008-06-01", "  shops: 10\n  share: 91%") +
                  note("b", "market", "2008-06-30", "  shops: 12\n  share: 95%") + note("s", "school", "2008-06-15", "  shops: 3"));
  CHECK(sums.of("market", "2008-06", "shops") == "12/12/-");
  CHECK(sums.of("city", "2008-06", "shops") == "-/15/-");
  CHECK(sums.of("market", "2008-06", "share") == "-/-/-");
  CHECK(sums.of("market", "2008-Q3", "shops") == "none");
}

TEST_CASE("a value without a number is reported, in no sum, and never zero") {
  const Sums sums(note("a", "market", "2008-06-16", "  work: {text: 多次}"));
  CHECK(sums.of("market", "2008-06", "work") == "-/-/-");
  const std::optional<Cell> cell = sums.ledger.find(sums.site.agency("market"), Period::parse("2008-06"),
                                      sums.site.library->find(DocumentKind::campaign, "c"), sums.site.metric("work"));
  CHECK(cell->own_figures.size() == 1);
}

TEST_CASE("a figure link asks for any span, agency and column") {
  const Sums sums(note("a", "market", "2008-06-16", "  work: 5") + note("b", "school", "2008-07-20", "  work: 7") +
                  note("t", "city", "2008-07-31", "  work: {value: 20, basis: total}"));
  FigureQuery query;
  query.metric = sums.site.metric("work");
  query.agency = sums.site.agency("city");
  query.campaign = sums.site.library->find(DocumentKind::campaign, "c");
  const auto value = [&] {
    const FigureAnswer result = answer(sums.ledger, sums.visible, query);
    return result.value ? format_value(*result.value, "人次") : "-";
  };
  CHECK(value() == "12人次");
  query.period = std::get<When>(When::parse("2008-06-01/2008-06-20", true));
  CHECK(value() == "5人次");
  query.period.reset();
  query.show = FigureQuery::Show::own;
  CHECK(value() == "-");
  query.show = FigureQuery::Show::total;
  CHECK(value() == "20人次");
  query.show = FigureQuery::Show::remainder;
  CHECK(value() == "8人次");
}

TEST_CASE("a ratio is computed with two decimals, and only where the same agencies state both sides") {
  const std::string_view metrics = R"(
-- content/metrics.toml --
[[metric]]
id = "found"
name = "发现"
[[metric]]
id = "mended"
name = "整改"
[[metric]]
id = "rate"
name = "整改率"
unit = "%"
kind = "ratio"
ratio = "mended / found"
)";
  const auto rate = [&](std::string_view second) {
    const Sums sums(std::string(metrics) + note("a", "market", "2008-06-16", "  found: 3\n  mended: 2") +
                    note("b", "school", "2008-06-17", second));
    FigureQuery query;
    query.metric = sums.site.metric("rate");
    query.agency = sums.site.agency("city");
    query.campaign = sums.site.library->find(DocumentKind::campaign, "c");
    const FigureAnswer result = answer(sums.ledger, sums.visible, query);
    return result.value ? format_value(*result.value, "%") : std::string("-");
  };
  CHECK(rate("  found: 3\n  mended: 3") == "83.33%");
  CHECK(rate("  found: 3") == "-");
}

TEST_CASE("a stock that holds from a day on is older than what is stated after it, and newer than what was before") {
  const Sums sums(note("before", "market", "2008-05-10", "  shops: 80家") +
                  note("open", "market", "2008-06-01/..", "  shops: 90家") +
                  note("after", "market", "2008-08-10", "  shops: 95家"));
  CHECK(sums.of("market", "2008-05", "shops") == "80/80/-");
  CHECK(sums.of("market", "2008-Q2", "shops") == "90/90/-");
  CHECK(sums.of("market", "2008-07", "shops") == "90/90/-");
  CHECK(sums.of("market", "2008-08", "shops") == "95/95/-");
  CHECK(sums.of("market", "2008-Q3", "shops") == "95/95/-");
  CHECK(sums.of("market", "2008-Q4", "shops") == "90/90/-");  // a plain statement is not carried on
}
