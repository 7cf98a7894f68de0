// Protects: the pages of agencies, periods and metrics: each number with what it is made of one step down,
// nothing counted that is not, nothing lost from a long list, no key that a template lacks.
#include "render/rendered_site.h"

using namespace gongbao;
using namespace gongbao::test;

namespace {

constexpr std::string_view some_site = R"(
-- content/campaigns/c/notes/a.md --
---
title: 六月检查
type: inspection
agency: market
date: 2008-06-16
metrics:
  meat: 300多公斤
  work: {text: 多次}
  share: 75%以上
findings:
  - {id: p1, kind: problem, text: 消毒柜脏, severity: minor, due: 2008-07}
  - {id: p2, kind: problem, text: 地面有水, due: 2008-09}
  - {id: g1, kind: good, text: 台账齐全}
cases:
  - {number: 某罚〔2008〕1号, violation: 无证经营}
---
-- content/campaigns/c/notes/b.md --
---
title: 七月整改
type: rectification
agency: market
date: 2008-07-02
metrics:
  meat: 671公斤
rectifies: [{finding: a#p1, action: 清扫}]
---
-- content/campaigns/c/notes/t.md --
---
title: 汇报
type: report
agency: city
date: 2008-06-20
metrics:
  meat: {value: 1500公斤, basis: total, period: 2008}
---
-- content/campaigns/c/notes/s.md --
---
title: 跨月行动
type: enforcement
agency: market
date: 2008-06-28/2008-07-03
---
)";

bool holds(std::string_view text, std::string_view what) { return text.find(what) != text.npos; }

/// The text of the table row whose head names `title`, tags taken out.
std::string row(std::string_view html, std::string_view title) {
  const size_t at = html.find(fmt::format(">{}<", title));
  const std::string_view rest = html.substr(at, html.find("</tr>", at) - at);
  std::string text;
  bool in_tag = false;
  for (const char c : rest) {
    if (c == '<') in_tag = true;
    if (!in_tag && c != '\n' && (c != ' ' || !text.ends_with('|'))) text += c;
    if (c == '>') {
      in_tag = false;
      if (!text.empty() && text.back() != '|') text += '|';
    }
  }
  return text;
}

}  // namespace

TEST_CASE("every page of a site with a bit of everything finds its keys") {
  RenderedSite site(some_site);
  REQUIRE(site.text.codes() == "");
  for (const Page& page : site.site.pages)
    if (page.kind != PageKind::asset && page.kind != PageKind::attachment)
      CHECK_MESSAGE(!render_page(site.context, page, site.findings).empty(), page.path);
  for (const Finding& finding : site.findings.items()) FAIL_CHECK(finding.message);
}

TEST_CASE("a report sums with sureness and names the agencies below, and the statements of its own") {
  RenderedSite site(some_site);
  const std::string city = site.file("agencies/city/2008/");
  const std::string commit = site.history.versions("content/campaigns/c/notes/a.md").front().commit.substr(0, 8);
  CHECK_MESSAGE(holds(row(city, "查扣肉品"), fmt::format("|971以上|市场监管局|971公斤以上|1500|汇报|1500公斤|2008年，第7行，版本{}|", commit)),
                row(city, "查扣肉品"));
  CHECK(holds(city, "href=\"../../market/2008/\""));
  const std::string market = site.file("agencies/market/2008/");
  CHECK_MESSAGE(holds(row(market, "查扣肉品"),
                      fmt::format("|971以上|六月检查|300多公斤|2008年6月16日，第7行，版本{0}|七月整改|671公斤|2008年7月2日，第7行，版本{0}|", commit)),
                row(market, "查扣肉品"));
  CHECK(holds(market, "href=\"../../../campaigns/c/notes/a/#figure-1\""));
  CHECK(!holds(market, "含下级合计"));  // it has none below
  CHECK(!holds(market, "上报总数"));
}

TEST_CASE("what was stated without a number shows its words, a rate above it the range, silence a dash") {
  RenderedSite site(some_site);
  CHECK_MESSAGE(holds(row(site.file("agencies/market/2008-06/"), "出动人员"), "|多次|"),
                row(site.file("agencies/market/2008-06/"), "出动人员"));
  CHECK_MESSAGE(holds(row(site.file("agencies/city/2008-06/"), "覆盖率"), "|75%以上|"),
                row(site.file("agencies/city/2008-06/"), "覆盖率"));
  const std::string city = site.file("agencies/city/2008/");
  CHECK_MESSAGE(holds(row(city, "出动人员"), "|多次|市场监管局|多次|—|"), row(city, "出动人员"));
}

TEST_CASE("a dash is explained where one stands, and only once; so is how numbers open") {
  RenderedSite site(std::string(some_site) +
                    "-- content/campaigns/c/notes/o.md --\n---\ntitle: 本级\ntype: other\nagency: city\n"
                    "date: 2008-06-21\nmetrics: {shops: 3家}\n---\n");
  const auto count = [](const std::string& html, std::string_view what) {
    int found = 0;
    for (size_t at = html.find(what); at != html.npos; at = html.find(what, at + 1)) ++found;
    return found;
  };
  constexpr std::string_view none = "“—”表示", sources = "点开带虚线";
  const std::string city = site.file("agencies/city/2008/");
  CHECK(holds(city, "<td class=\"own\"><span class=\"none\">—"));
  CHECK(count(city, none) == 1);
  CHECK(count(city, sources) == 1);
  const std::string market = site.file("agencies/market/2008-07/");
  CHECK(!holds(market, "class=\"none\""));
  CHECK(count(market, none) == 0);
  CHECK(count(market, sources) == 1);
  CHECK(count(site.file("metrics/meat/"), sources) == 1);  // of several tables
}

TEST_CASE("reports stand by year: the year, then its quarters, then its months; undated last") {
  RenderedSite site(std::string(some_site) +
                    "-- content/campaigns/c/notes/u.md --\n---\ntitle: 某年\ntype: other\nagency: market\n"
                    "date: 20XX-05\n---\n"
                    "-- content/campaigns/c/notes/v.md --\n---\ntitle: 去年\ntype: other\nagency: market\n"
                    "date: 2007-12-01\n---\n");
  const std::string list =
      between(site.file("agencies/market/"), "<ul class=\"report-years\">", "</section>");
  size_t at = 0;
  for (const char* part :
       {"<a href=\"2008/\">2008年</a><ul class=\"links\">", ">第二季度<", ">第三季度<", ">6月<", ">7月<",
        "</ul></li>", ">2007年<", ">第四季度<", ">12月<", ">年份未注明<"}) {
    at = list.find(part, at);
    CHECK_MESSAGE(at != list.npos, part);
  }
  CHECK(holds(site.file("campaigns/c/"), "<a href=\"2008/\">2008年</a><ul class=\"links\">"));
  CHECK(holds(site.file("agencies/market/undated/"), "<h1>某市市场监督管理局工作报告（年份未注明）</h1>"));
  CHECK(holds(site.file("campaigns/c/undated/"), "<h1>专项整治（年份未注明）</h1>"));
  CHECK(holds(site.file("periods/undated/"), "<h1>工作报告（年份未注明）</h1>"));
}

TEST_CASE("what straddles is listed, not counted") {
  RenderedSite site(some_site);
  const std::string june = site.file("agencies/market/2008-06/");
  CHECK(holds(june, "sec-straddling"));
  CHECK(june.find("跨月行动") > june.find("sec-straddling"));
  CHECK(!holds(site.file("agencies/market/2008/"), "sec-straddling"));
}

TEST_CASE("findings of a report show how far they have come") {
  RenderedSite site(some_site);
  const std::string june = site.file("agencies/market/2008-06/");
  CHECK_MESSAGE(holds(row(june, "消毒柜脏"), "|已整改|七月整改|"), row(june, "消毒柜脏"));
  CHECK_MESSAGE(holds(row(june, "地面有水"), "|逾期未改|"), row(june, "地面有水"));
  CHECK(holds(june, "台账齐全"));
  CHECK(holds(june, "某罚〔2008〕1号"));
  CHECK(holds(between(june, "id=\"findings\"", "</table>"), "<a href=\"../\">某市市场监督管理局</a>"));
  CHECK(holds(between(june, "id=\"cases\"", "</table>"), "<a href=\"../\">某市市场监督管理局</a>"));
}

TEST_CASE("a report leads to its neighbours, to larger and smaller periods and to its data") {
  RenderedSite site(some_site);
  const std::string june = site.file("agencies/market/2008-06/");
  CHECK(holds(june, "href=\"../2008-07/\" rel=\"next\""));
  CHECK(holds(june, "href=\"../2008-Q2/\""));
  CHECK(holds(june, "href=\"../2008/\""));
  CHECK(holds(june, "href=\"../data.csv\""));
  CHECK(holds(june, "\"@type\":\"Dataset\""));
  CHECK(holds(june, "\"temporalCoverage\":\"2008-06-01/2008-06-30\""));
  CHECK(holds(site.file("agencies/market/2008/"), "href=\"../2008-06/\""));
}

TEST_CASE("a long report leaves the notes of agencies below to their own reports, and says so") {
  std::string files =
      "-- site.toml --\ntitle = \"某市\"\nbase_url = \"https://example.org/\"\n[output]\npage_size = 2\n";
  for (int i = 0; i < 3; ++i)
    files += fmt::format(
        "-- content/campaigns/c/notes/m{0}.md --\n---\ntitle: 市场{0}\ntype: other\nagency: market\ndate: "
        "2008-06-0{1}\n---\n",
        i, i + 1);
  files +=
      "-- content/campaigns/c/notes/own.md --\n---\ntitle: 市里\ntype: other\nagency: city\ndate: "
      "2008-06-05\n---\n";
  RenderedSite site(files);
  REQUIRE(site.text.codes() == "");
  for (const char* path : {"agencies/city/2008-06/", "agencies/city/2008/"}) {
    const std::string city = site.file(path);
    CHECK(holds(city, ">市里<"));
    CHECK(!holds(city, ">市场1<"));
    CHECK(holds(city, "共4篇，本页列出1篇"));
    CHECK(holds(city, "3篇"));
  }
  const std::string market = site.file("agencies/market/2008-06/");
  for (const char* title : {">市场0<", ">市场1<", ">市场2<"}) CHECK(holds(market, title));
}

TEST_CASE("the tree of agencies closes as many lists as it opens") {
  RenderedSite site(some_site);
  const std::string html = site.file("agencies/");
  const auto count = [&](std::string_view what) {
    int found = 0;
    for (size_t at = html.find(what); at != html.npos; at = html.find(what, at + 1)) ++found;
    return found;
  };
  CHECK(count("<ul") == count("</ul>"));
  CHECK(count("<li>") == count("</li>") - count("<li "));
  CHECK(html.find("某市人民政府") < html.find("某市市场监督管理局"));
}

TEST_CASE("a metric's page has its series, its agencies and its campaigns") {
  RenderedSite site(some_site);
  const std::string html = site.file("metrics/meat/");
  CHECK_MESSAGE(holds(row(html, "2008年第二季度"), "|300多|"), row(html, "2008年第二季度"));
  CHECK(holds(html, "2008年：按单位（公斤）"));
  CHECK(holds(html, "查扣肉品：按专项行动（公斤）"));
  CHECK(holds(html, ">六月检查<"));
}

TEST_CASE("a note's page has a row for each statement, which reports lead to") {
  RenderedSite site(some_site);
  const std::string html = site.file("campaigns/c/notes/a/");
  CHECK(holds(html, "id=\"figure-1\""));
  CHECK_MESSAGE(holds(row(html, "查扣肉品"), "|300多公斤|"), row(html, "查扣肉品"));
  CHECK_MESSAGE(holds(row(site.file("campaigns/c/notes/t/"), "查扣肉品"), "|1500公斤|上报总数|2008年|"),
                row(site.file("campaigns/c/notes/t/"), "查扣肉品"));
}
