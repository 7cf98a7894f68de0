// Protects: a figure link's text says what the data says, or its author learns both values and where they are
// from.
#include "base/text.h"
#include "check/checks.h"
#include "support/site_text.h"

using namespace gongbao;
using gongbao::test::SiteText;

namespace {

constexpr std::string_view notes = R"(
-- content/metrics.toml --
[[metric]]
id = "work"
name = "出动人员"
unit = "人次"
also = ["次"]
[[metric]]
id = "money"
name = "货值"
unit = "元"
[[metric]]
id = "share"
name = "覆盖率"
unit = "%"
kind = "rate"
[[metric]]
id = "talks"
name = "约谈"
unit = "次"
[[metric]]
id = "calls"
name = "来电"
unit = "次"
[[metric]]
id = "secret"
name = "内部"
unit = "件"
-- content/campaigns/c/notes/a.md --
---
title: 甲
type: other
date: 2008-05-20
agency: market
metrics: {work: 300多人次, money: 57万元, share: 91%, talks: {text: 多次}, calls: 5}
---
-- content/campaigns/c/notes/b.md --
---
title: 乙
type: other
date: 2008-06-20
agency: school
metrics: {work: 2人次, share: 80%}
---
-- content/campaigns/c/notes/c.md --
---
title: 丁
type: other
date: 2008-06-21
agency: market
metrics: {calls: 3}
---
-- content/campaigns/c/notes/d.md --
---
title: 丙
type: other
status: draft
metrics: {secret: 4件, work: 1000人次}
---
-- content/campaigns/c/summaries/s.md --
---
title: 总结
---
)";

std::vector<Finding> findings_of(const std::string& site_text, Audience audience = Audience::public_site) {
  SiteText site(site_text);
  const VisibleLibrary visible =
      select_visible(*site.library, audience, std::get<Instant>(Instant::parse("2026-11-23T00:00Z")));
  const Ledger ledger = roll_up(visible);
  check_figure_links(*site.library, visible, ledger, site.findings);
  return site.findings.sorted();
}

std::vector<Finding> in_summary(std::string_view body) {
  return findings_of(std::string(notes) + std::string(body) + "\n");
}

std::string outcome(std::string_view link) {
  std::vector<std::string> parts;
  for (const Finding& finding : in_summary(link))
    parts.push_back(finding.code + (finding.severity == Severity::warning ? "!" : ""));
  return join(parts, " ");
}

}  // namespace

TEST_CASE("texts agree if value, unit class and qualifier do") {
  struct Row {
    std::string_view link;
    std::string_view outcome;
  };
  constexpr Row rows[] = {
      {"[二次](figure:work?agency=school)", ""},
      {"[2](figure:work?agency=school)人次", ""},
      {"[２人次](figure:work?agency=school)", ""},
      {"**[2 人次](figure:work?agency=school)**", ""},
      {"[3人次](figure:work?agency=school)", "figure/mismatch"},
      {"[2家](figure:work?agency=school)", "figure/mismatch"},
      {"[约2人次](figure:work?agency=school)", "figure/mismatch"},
      {"[共2人次](figure:work?agency=school)", "figure/mismatch"},
      {"[300多人次](figure:work?agency=market)", ""},
      {"[over 300](figure:work?agency=market)", ""},
      {"[300人次以上](figure:work?agency=market)", ""},
      {"[300人次](figure:work?agency=market)", "figure/mismatch"},
      {"[302人次以上](figure:work)", ""},
      {"[302人次](figure:work)", "figure/mismatch"},
      {"[57万](figure:money?agency=market)", ""},
      {"[570,000元](figure:money?agency=market)", ""},
      {"[57元](figure:money?agency=market)", "figure/mismatch"},
      {"[百分之九十一](figure:share?agency=market)", ""},
      {"[91.0%](figure:share?agency=market)", ""},
      {"[多次](figure:talks?agency=market)", ""},
      {"[三次](figure:talks?agency=market)", "figure/mismatch"},
      {"[2人次](figure:work?period=2008-06)", ""},
      {"[减少2次](figure:calls?period=2008-06&show=change)", ""},
      {"[减少3次](figure:calls?period=2008-06&show=change)", "figure/mismatch"},
      {"[减少298人次](figure:work?period=2008-06&show=change)", "figure/none"},  // others reported: not comparable
      {"[](figure:work)", ""},
  };
  for (const Row& row : rows) {
    CAPTURE(row.link);
    CHECK(outcome(row.link) == row.outcome);
  }
}

TEST_CASE("a link with nothing behind it") {
  CHECK(outcome("[](figure:work?period=2009)") == "figure/none");
  CHECK(outcome("[5](figure:work?period=2009)") == "figure/none");
  CHECK(outcome("[](figure:share)") == "figure/none");             // two rates are never added
  CHECK(outcome("[5](figure:work?show=total)") == "figure/none");  // nobody reports one
  CHECK(outcome("[4件](figure:secret)") == "figure/none!");  // a draft's: the text stands without a link
  CHECK(outcome("[](figure:secret)") == "figure/none");
}

TEST_CASE("a mismatch says both values, its place, and what the computed one is made of") {
  const std::vector<Finding> found = in_summary("共[301人次](figure:work)。");
  REQUIRE(found.size() == 1);
  CHECK(found[0].place.path == "content/campaigns/c/summaries/s.md");
  CHECK(found[0].place.line == 4);
  CHECK(found[0].place.column == 2);
  CHECK(found[0].message == "the text says '301人次', the data '302人次以上'");
  CHECK(found[0].hint ==
        "from content/campaigns/c/notes/a.md:6 300多人次, content/campaigns/c/notes/b.md:6 2人次");
}

TEST_CASE("ten contributors are named, the others counted") {
  std::string text(notes);
  for (int i = 10; i < 20; ++i)
    text += fmt::format(
        "-- content/campaigns/c/notes/n{}.md --\n---\ntitle: 记\ntype: other\nagency: school\nmetrics: "
        "{{work: 1}}\n---\n",
        i);
  const std::vector<Finding> found =
      findings_of(replace_all(text, "title: 总结\n---\n", "title: 总结\n---\n[5](figure:work)\n"));
  REQUIRE(found.size() == 1);
  CHECK(found[0].hint.ends_with(" and 2 more"));
  CHECK(std::count(found[0].hint.begin(), found[0].hint.end(), ':') == 10);
}

TEST_CASE("what only follows from data that could not be read is not reported") {
  const std::string broken = replace_all(notes, "work: 2人次", "work: 二百五人次吧");
  for (const auto& [text, codes] :
       {std::pair(broken + "[302人次以上](figure:work)\n", "figure/value"),
        std::pair(broken + "[302人次以上](figure:work) [](note:none)\n", "figure/value link/broken"),
        std::pair(std::string(notes) + "[301人次](figure:work) [](note:none)\n",
                  "figure/mismatch link/broken")}) {
    std::vector<std::string> found;
    for (const Finding& finding : findings_of(text)) found.push_back(finding.code);
    std::sort(found.begin(), found.end());
    CHECK(join(found, " ") == codes);
  }
}

TEST_CASE("a text that is right for the public is a warning where a draft counts too") {
  const auto severities = [](std::string_view status, std::string_view text) {
    const std::string site = replace_all(notes, "title: 总结\n", "title: 总结\n" + std::string(status));
    std::string result;
    for (const Finding& finding : findings_of(site + std::string(text) + "\n", Audience::internal))
      result += finding.severity == Severity::warning ? "!" : "x";
    return result;
  };
  CHECK(severities("", "[302人次以上](figure:work)") == "!");
  CHECK(severities("", "[1302人次以上](figure:work)") == "");
  CHECK(severities("audience: internal\n", "[302人次以上](figure:work)") == "x");
}
