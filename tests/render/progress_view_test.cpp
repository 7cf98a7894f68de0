// Protects: the pages of coverage and rectification: who is silent is named and nobody else, no "0 of 0",
// every problem under its state with what became of it, contradictions apart, long lists in parts; both are
// led to where they exist and only there.
#include "render/rendered_site.h"

using namespace gongbao;
using namespace gongbao::test;

namespace {

constexpr std::string_view campaign = R"(
-- content/campaigns/c/campaign.md --
---
title: 专项整治
period: 2008-05/2008-12
lead: city
participants: [{agency: market}, {agency: school}]
expected: [work, meat]
---
-- content/campaigns/c/notes/a.md --
---
title: 六月检查
type: inspection
agency: market
date: 2008-06-16
metrics: {work: 5}
findings:
  - {id: p1, kind: problem, text: 消毒柜脏, due: 2008-07}
  - {id: p2, kind: problem, text: 地面有水, due: 2008-09}
  - {id: p3, kind: problem, text: 台账不全}
---
-- content/campaigns/c/notes/b.md --
---
title: 七月整改
type: rectification
agency: school
date: 2008-07-02
metrics: {meat: 3}
rectifies: [{finding: a#p1, action: 清扫}]
findings: [{id: g1, kind: good, text: 台账齐全, denies: a#p3}]
---
-- content/campaigns/empty/campaign.md --
---
title: 没有数据的行动
---
)";

}  // namespace

TEST_CASE("coverage names who is silent, by metric and over all of them") {
  RenderedSite site(campaign);
  REQUIRE(site.text.codes() == "");
  const std::string html = site.file("coverage/");
  CHECK(contains(
      html, "<span>全部应报指标</span> <span class=\"state state-good\">应报2个单位，已报2个</span></li>"));
  const std::string work = between(html, "metrics/work/\">出动人员</a>", "</li>");
  CHECK_MESSAGE(contains(between(html, ">出动人员</a>", "</details>"), "应报2个单位，已报1个"), html);
  CHECK(contains(between(html, ">出动人员</a>", "</details>"), ">某市第一小学</a>"));
  CHECK(!contains(between(html, ">出动人员</a>", "</details>"), "市场监管局"));
  CHECK(contains(html, "href=\"../campaigns/c/2008/\">2008年</a> <span class=\"meta\">2/2</span>"));
  CHECK(!contains(html, "没有数据的行动"));
  CHECK(contains(between(site.file("campaigns/c/2008-06/"), "sec-coverage", "</section>"),
                 "应报2个单位，已报1个"));
  CHECK(contains(between(site.file("agencies/city/2008-06/"), "sec-coverage", "</section>"),
                 "应报2个单位，已报1个"));
  CHECK(!contains(site.file("agencies/market/2008-06/"),
                  "sec-coverage"));  // it is the only one there, and has reported
  CHECK(site.findings.items().empty());
}

TEST_CASE("problems stand under their states with what became of them, contradictions apart") {
  RenderedSite site(campaign);
  const std::string html = site.file("rectification/");
  CHECK(contains(html, "共3项问题，已办结1项，办结率33.33%。"));
  const std::string overdue = between(html, "id=\"overdue\"", "</section>");
  CHECK(contains(overdue, "campaigns/c/notes/a/#finding-p2\">地面有水</a>"));
  CHECK(contains(overdue, ">六月检查</a>"));
  CHECK(!contains(overdue, "消毒柜脏"));
  CHECK(contains(between(html, "id=\"closed\"", "</section>"), ">七月整改</a>"));
  CHECK(contains(between(html, "id=\"open\"", "</section>"), "台账不全"));
  CHECK(!contains(between(html, "id=\"open\"", "</section>"), "台账齐全"));
  const std::string denied = between(html, "id=\"contradictions\"", "</table>");
  CHECK(contains(denied, "notes/b/#finding-g1\">台账齐全</a>"));
  CHECK(contains(denied, "notes/a/#finding-p3\">台账不全</a>"));
  CHECK(contains(between(html, "id=\"by-campaign\"", "</table>"), ">33.33%<"));
  CHECK(contains(between(html, "id=\"by-agency\"", "</table>"), "agencies/market/\">某市市场监督管理局</a>"));
  CHECK(site.findings.items().empty());
}

TEST_CASE("a state with more problems than a list shows has a list of its own, in parts") {
  std::string files =
      "-- site.toml --\ntitle = \"某市\"\nbase_url = \"https://example.org/\"\n[output]\npage_size = 2\n"
      "-- content/campaigns/c/notes/a.md --\n---\ntitle: 检查\ntype: inspection\nagency: market\nfindings:\n";
  for (int i = 1; i <= 5; ++i) files += fmt::format("  - {{id: p{0}, kind: problem, text: 问题{0}}}\n", i);
  RenderedSite site(files + "---\n");
  const std::string all = site.file("rectification/");
  CHECK(contains(all, "href=\"open/\">全部5项</a>"));
  CHECK(contains(all, "问题2"));
  CHECK(!contains(all, "问题3<"));
  CHECK(contains(site.file("rectification/open/page/1/"), "问题5<"));
  CHECK(contains(site.file("rectification/open/page/2/"), "问题3<"));
  CHECK(!contains(site.file("rectification/open/page/2/"), "问题5<"));
  CHECK(contains(site.file("rectification/open/page/3/"), "问题1<"));
  CHECK(!site.has("rectification/closed/"));
}

TEST_CASE("both are led to from the front page, the footer and the sitemap, where they exist") {
  RenderedSite site(campaign);
  const std::string home = site.file("");
  CHECK(contains(between(home, "sec-progress", "</section>"), "href=\"coverage/\""));
  CHECK(contains(between(home, "sec-progress", "</section>"), "逾期1项"));
  CHECK(contains(between(home, "<footer", "</footer>"), "href=\"./rectification/\""));
  CHECK(contains(site.file("sitemap.xml"), "/coverage/</loc>"));
  CHECK(contains(site.file("sitemap.xml"), "/rectification/</loc>"));
  RenderedSite bare("");
  CHECK(!bare.has("coverage/"));
  CHECK(!bare.has("rectification/"));
  CHECK(!contains(bare.file(""), "coverage/"));
  CHECK(!contains(bare.file(""), "rectification/"));
}
