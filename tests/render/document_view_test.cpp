// Protects: the pages of notes and summaries: the paper's date, their place in the whole, findings and what
// became of them.
#include "render/rendered_site.h"

using namespace gongbao;
using namespace gongbao::test;

namespace {

constexpr std::string_view notes = R"(
-- content/campaigns/c/notes/a.md --
---
title: 六月检查
type: inspection
agency: market
date: 2008-06-16
date_text: 6月16日凌晨
source: 总结汇编第23行
joint: [school, {name: 动检部门}]
tags: [肉品]
metrics: {meat: {value: 300多公斤, note: 白板肉}}
findings:
  - {id: p1, kind: problem, text: 消毒柜脏}
  - {id: g1, kind: good, text: 台账齐全}
---
经过。
-- content/campaigns/c/notes/b.md --
---
title: 七月整改
type: rectification
agency: market
date: 2008-07-02
rectifies: [{finding: a#p1, date: 2008-07-01, action: 清扫}]
---
见[](note:a)。
-- content/campaigns/c/notes/d.md --
---
title: 不知何日
type: meeting
---
-- content/campaigns/c/summaries/s.md --
---
title: 全年总结
period: 2008
agency: city
summary: 一年的情况。
---
查扣[](figure:meat)。
)";

std::string page(std::string_view path) {
  RenderedSite site(notes);
  CHECK(site.text.codes() == "");
  const std::string bytes = site.file(path);
  CHECK(messages(site.findings) == std::vector<std::string>{});
  return bytes;
}

}  // namespace

TEST_CASE("a note shows its kind, its date in the paper's words, who took part and where it is counted") {
  const std::string html = page("campaigns/c/notes/a/");
  CHECK(contains(html, "<p class=\"kind\">监督检查</p>"));
  CHECK(contains(html, "<p class=\"byline\">6月16日凌晨<span>某市市场监督管理局</span></p>"));
  const std::string facts = between(html, "<dl class=\"facts\">", "</dl>");
  for (const char* part :
       {"<a href=\"../../\">专项整治</a>", "<a href=\"../../../../agencies/market/2008-06/\">2008年6月</a>",
        "<a href=\"../../../../agencies/market/2008/\">2008年</a>", "某市第一小学", "动检部门",
        "总结汇编第23行", "肉品"})
    CHECK_MESSAGE(contains(facts, part), part);
  CHECK(facts.find("2008年6月") < facts.find("2008年第二季度"));
  CHECK(facts.find("2008年第二季度") < facts.find(">2008年<"));
}

TEST_CASE("its figures stand as written, its problems with what became of them") {
  const std::string html = page("campaigns/c/notes/a/");
  CHECK(contains(html, "300多公斤"));
  CHECK(contains(html, "白板肉"));
  CHECK(contains(html, "<tr id=\"finding-p1\"><td>消毒柜脏</td>"));
  CHECK(contains(html, "已整改"));
  CHECK(contains(html, "台账齐全"));
  CHECK(contains(
      page("campaigns/c/notes/b/"),
      "<a href=\"../a/#finding-p1\">消毒柜脏</a></td><td class=\"nowrap\">2008年7月1日</td><td>清扫</td>"));
}

TEST_CASE("neighbours are those of its campaign in order of time, mentions those who name it") {
  const std::string html = page("campaigns/c/notes/a/");
  CHECK(contains(html, "<a href=\"../b/\" rel=\"next\">下一篇：七月整改</a>"));
  CHECK(!contains(html, "rel=\"prev\""));
  CHECK(contains(between(html, "id=\"sec-mentions\"", "</section>"), "七月整改"));
  CHECK(contains(page("campaigns/c/notes/d/"), "<a href=\"../b/\" rel=\"prev\">上一篇：七月整改</a>"));
}

TEST_CASE("a note has no publication time, whatever its date") {
  const std::string html = page("campaigns/c/notes/a/");
  CHECK(!contains(html, "PubDate"));
  CHECK(contains(html, "name=\"ContentSource\" content=\"某市市场监督管理局\""));
}

TEST_CASE("a summary shows its period, its text and its figures, and tells machines what it is") {
  const std::string html = page("campaigns/c/summaries/s/");
  CHECK(contains(html, "<p class=\"kind\">工作总结</p>"));
  CHECK(contains(html, "<time datetime=\"2008\">2008年</time>"));
  CHECK(contains(html, "href=\"#figure-1\">300多公斤</a>"));
  CHECK(contains(html, "\"@type\":\"Report\""));
  CHECK(contains(html, "\"temporalCoverage\":\"2008-01-01/2008-12-31\""));
  CHECK(contains(html, "<meta name=\"description\" content=\"一年的情况。\">"));
}

TEST_CASE("a note is counted in the reports of its figures' own periods too") {
  const std::string html = RenderedSite(R"(
-- content/campaigns/c/notes/q.md --
---
title: 一季度情况
type: report
agency: market
date: 2008-04-03
metrics: {work: {value: 5人次, period: 2008-Q1}, meat: 7公斤}
---
)")
                               .file("campaigns/c/notes/q/");
  const std::string facts = between(html, "<dl class=\"facts\">", "</dl>");
  size_t at = 0;
  for (const char* part : {">2008年4月<", "2008-Q1/\">2008年第一季度<", ">2008年第二季度<", ">2008年<"}) {
    at = facts.find(part, at);
    CHECK_MESSAGE(at != facts.npos, part);
  }
  CHECK(facts.find(">2008年<") == facts.rfind(">2008年<"));
}

TEST_CASE("an attachment is called as the text calls it, else by its name") {
  const std::string html = RenderedSite(R"(
-- content/campaigns/c/notes/f.md --
---
title: 附件
type: report
attachments: [b.csv]
---
见[任务分解表](a.csv)和[再次](a.csv)。
-- content/campaigns/c/notes/a.csv --
甲
1
-- content/campaigns/c/notes/b.csv --
甲
1
)")
                               .file("campaigns/c/notes/f/");
  const std::string list = between(html, "id=\"sec-attachments\"", "</section>");
  CHECK(contains(list, "<a href=\"a.csv\">任务分解表</a>"));
  CHECK(contains(list, "<a href=\"b.csv\">b.csv</a>"));
  CHECK(!contains(list, "再次"));
}

TEST_CASE("a finding says what it contradicts, a finding or a metric, and leads there") {
  const std::string html = RenderedSite(R"(
-- content/campaigns/c/notes/d.md --
---
title: 检查
type: inspection
findings:
  - {id: g1, kind: good, text: 证件齐全}
  - {id: p1, kind: problem, text: 一人无证, denies: g1}
  - {id: p2, kind: problem, text: 无人上岗, denies: work}
---
)")
                               .file("campaigns/c/notes/d/");
  CHECK(contains(html, "<a href=\"./#finding-g1\">与“证件齐全”不一致</a>"));
  CHECK(contains(html, "metrics/work/\">与“出动人员”不一致</a>"));
}

TEST_CASE("a single statement stands as its author wrote it, with a unit where he left it out") {
  RenderedSite site(R"(
-- content/metrics.toml --
[[metric]]
id = "money"
name = "罚没款"
unit = "元"
[[metric]]
id = "leaflets"
name = "宣传资料"
unit = "份"
-- content/campaigns/c/notes/m.md --
---
title: 记
type: report
agency: market
metrics: {money: 8.4万元, leaflets: 3.2万多}
---
见[](figure:money)和[](figure:leaflets)。
)");
  const std::string note = site.file("campaigns/c/notes/m/");
  CHECK(contains(note, ">8.4万元</a>和"));
  CHECK(contains(between(note, "id=\"figures-1\"", "</table>"), "8.4万元"));
  CHECK(!contains(note, "84000"));
  CHECK(contains(between(note, "id=\"figures-1\"", "</table>"), "32000多份"));
  CHECK(contains(site.file("agencies/market/"), "8.4万"));
}

TEST_CASE("a computed ratio is shown with two decimals") {
  RenderedSite site(R"(
-- content/metrics.toml --
[[metric]]
id = "passed"
name = "合格"
unit = "批次"
[[metric]]
id = "all"
name = "抽检"
unit = "批次"
[[metric]]
id = "rate"
name = "合格率"
unit = "%"
kind = "ratio"
ratio = "passed / all"
-- content/campaigns/c/notes/m.md --
---
title: 记
type: report
agency: market
metrics: {passed: 49, all: 50}
---
合格率[](figure:rate)。
)");
  REQUIRE(site.text.codes() == "");
  CHECK(contains(site.file("campaigns/c/notes/m/"), "98.00%"));
}

TEST_CASE(
    "a rate says what the number not stated would have to be, and whether it agrees with those stated") {
  const auto site = [](std::string_view figures) {
    return RenderedSite(fmt::format(R"(
-- content/metrics.toml --
[[metric]]
id = "graded"
name = "实施单位"
unit = "户"
[[metric]]
id = "due"
name = "应实施单位"
unit = "户"
[[metric]]
id = "rate"
name = "实施率"
unit = "%"
kind = "rate"
ratio = "graded / due"
-- content/campaigns/c/notes/a.md --
---
title: 进展
type: report
agency: market
metrics: {{{}}}
---
)",
                                    figures))
        .file("campaigns/c/notes/a/");
  };
  CHECK(contains(site("graded: 762户, rate: 91%"), "应实施单位应为833至841户"));
  CHECK(contains(site("graded: 762户, due: 837户, rate: 91%"), "与所列数字相符（计算为91.04%）"));
  CHECK(contains(site("graded: 762户, due: 900户, rate: 91%"), "与所列数字不符，计算为84.67%"));
  CHECK(!contains(site("rate: 91%"), "推算"));
}

TEST_CASE("a source is a link where it names a document that readers see, or an address of the web") {
  const auto facts = [](const std::string& source, Audience audience = Audience::public_site) {
    RenderedSite site(std::string(notes) +
                          "-- content/campaigns/c/notes/hidden.md --\n---\ntitle: 内部记录\ntype: "
                          "other\naudience: internal\n---\n"
                          "-- content/campaigns/c/notes/e.md --\n---\ntitle: 记录\ntype: other\nsource: " +
                          source + "\n---\n",
                      audience);
    const std::string html = site.file("campaigns/c/notes/e/");
    CHECK(messages(site.findings) == std::vector<std::string>{});
    return between(html, "<dl class=\"facts\">", "</dl>");
  };
  CHECK(contains(facts("a.md"), "<a href=\"../a/\">六月检查</a>"));
  CHECK(contains(facts("content/campaigns/c/notes/a.md 第3行"), "<a href=\"../a/\">六月检查 第3行</a>"));
  CHECK(contains(facts("https://example.org/a.md"), "<a href=\"https://example.org/a.md\">"));
  CHECK(contains(facts("《总结》第3行"), "《总结》第3行"));
  const std::string open = facts("hidden.md");
  CHECK(!contains(open, "hidden"));
  CHECK(!contains(open, "来源"));
  CHECK(contains(facts("hidden.md", Audience::internal), "内部记录</a>"));
}
