// Protects: a number in a summary that no figure link binds is a warning at its very place, with the link
// that says it.
#include "base/text.h"
#include "check/checks.h"
#include "support/site_text.h"

using namespace gongbao;
using gongbao::test::SiteText;

namespace {

constexpr std::string_view notes = R"(
-- content/campaigns/c/notes/a.md --
---
title: 甲
type: other
agency: market
metrics: {work: 300多人次, meat: 12公斤, shops: 7家}
---
-- content/campaigns/c/notes/b.md --
---
title: 乙
type: other
agency: school
metrics: {work: 20人次, meat: 12公斤}
---
-- content/campaigns/c/summaries/s.md --
---
title: 共5家
summary: 共5家
---
)";

std::vector<Finding> findings_of(const std::string& text) {
  SiteText site(text);
  const VisibleLibrary visible = select_visible(*site.library, Audience::public_site,
                                                std::get<Instant>(Instant::parse("2026-11-23T00:00Z")));
  const Ledger ledger = roll_up(visible);
  check_prose_numbers(*site.library, visible, ledger, site.findings);
  return site.findings.sorted();
}

/// `line:column+length number`, one after the other; lines of the body, which begins with line 1.
std::string places(std::string_view body) {
  std::vector<std::string> parts;
  for (const Finding& finding : findings_of(std::string(notes) + std::string(body) + "\n")) {
    CHECK(finding.code == "figure/unbound");
    CHECK(finding.severity == Severity::warning);
    const size_t quote = finding.message.find('\'') + 1;
    parts.push_back(fmt::format("{}:{}+{} {}", finding.place.line - 4, finding.place.column,
                                finding.place.length,
                                finding.message.substr(quote, finding.message.find('\'', quote) - quote)));
  }
  return join(parts, ", ");
}

std::string hint(std::string_view body) {
  const std::vector<Finding> found = findings_of(std::string(notes) + std::string(body) + "\n");
  REQUIRE(found.size() == 1);
  return found[0].hint;
}

}  // namespace

TEST_CASE("the place is exact, whatever stands before it") {
  struct Row {
    std::string_view body;
    std::string_view places;
  };
  constexpr Row rows[] = {
      {"共37家", "1:2+2 37"},
      {"共 37 家，又三十家", "1:3+2 37, 1:9+2 三十"},
      {"甲\n乙37家", "2:2+2 37"},
      {"**甲（1）**共37家", "1:10+2 37"},
      {"𠮷é37家", "1:3+2 37"},
      {"a\\_b\\* &amp;甲37家", "1:14+2 37"},
      {"[甲37家](note:a)", "1:3+2 37"},
      {"[](figure:work)，[9](figure:work)和37家", "1:34+2 37"},
      {"- 甲\n- 乙37家\n  丙38家", "2:4+2 37, 3:4+2 38"},
      {"> 甲37家", "1:4+2 37"},
      {"## 甲37家", "1:5+2 37"},
      {"1. 甲\n2. 乙37家", "2:5+2 37"},
      {"| 甲 | 乙 |\n| --- | --- |\n| 丙\\|丁 | 37家 |", "3:10+2 37"},
      {"甲[^1]\n\n[^1]: 乙37家", "3:8+2 37"},
      {"看<https://a.example/37/>和37家", "1:26+2 37"},
  };
  for (const Row& row : rows) {
    CAPTURE(row.body);
    CHECK(places(row.body) == row.places);
  }
}

TEST_CASE("what is bound, code, an address, a picture, a title or a column of ranks is not reported") {
  constexpr std::string_view rows[] = {"[37家](figure:shops)",
                                       "[**37**家](figure:shops?agency=market)",
                                       "`37家`",
                                       "```\n37家\n```",
                                       "    37家",
                                       "https://a.example/37/38",
                                       "[甲](https://a.example/37 \"38家\")",
                                       "见《37家名单》",
                                       "[甲][37]\n\n[37]: https://a.example",
                                       "| 序号 | 年份 | 甲 |\n| --- | --- | --- |\n| 1 | 2008 | 乙 |",
                                       "3. 甲\n4. 乙",
                                       "# 3 甲"};
  for (const std::string_view row : rows) {
    CAPTURE(row);
    CHECK(places(row) == "");
  }
  CHECK(places("| 甲 | 序号 |\n| --- | --- |\n| 2008 | 1 |") == "3:3+4 2008");
}

TEST_CASE("only summaries are read") {
  CHECK(findings_of("\n-- content/campaigns/c/notes/n.md --\n---\ntitle: 记\ntype: other\n---\n共37家\n")
            .empty());
}

TEST_CASE("the hint is the link that says it, where exactly one figure does") {
  CHECK(hint("检查7家。") == "write [7家](figure:shops)");
  CHECK(hint("出动300多人次。") == "write [300多人次](figure:work?agency=market)");
  CHECK(hint("出动二十人次。") == "write [二十人次](figure:work?agency=school)");
  CHECK(hint("出动320人次以上。") == "write [320人次以上](figure:work)");
  CHECK(hint("查扣24公斤。") == "write [24公斤](figure:meat)");
  const std::string none = "write it as [text](figure:metric) once a note states it, or say it in words";
  CHECK(hint("查扣12公斤。") == none);   // of two agencies
  CHECK(hint("出动320人次。") == none);  // the data says 以上
  CHECK(hint("检查7户。") == none);      // another unit
  CHECK(hint("检查7—7家。") == none);
}

TEST_CASE("a withheld summary is read too, and what a draft states makes no hint") {
  const std::string draft = replace_all(notes, "summary: 共5家", "status: draft");
  CHECK(findings_of(draft + "共37家\n").size() == 1);
  const std::string of_draft = replace_all(notes, "title: 甲\n", "title: 甲\nstatus: draft\n");
  const std::vector<Finding> found = findings_of(of_draft + "共7家\n");
  REQUIRE(found.size() == 1);
  CHECK(found[0].hint.find("shops") == std::string::npos);
}

TEST_CASE("what a column aims at is stated by no figure") {
  CHECK(places("| 目标 | 进展 |\n| --- | --- |\n| 检查37家以上 | 38家 |") == "3:13+2 38");
  CHECK(places("| Task | done |\n| --- | --- |\n| visit 37 shops | 38 |") == "3:20+2 38");
  CHECK(places("| 目标完成 |\n| --- |\n| 37家 |") == "3:3+2 37");
}
