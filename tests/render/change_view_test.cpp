// Protects: comparisons on reports: like with like, a sign and a shape beside the colour, no zero where
// nothing is comparable; targets where their day falls; computed values marked as such.
#include "render/rendered_site.h"

using namespace gongbao;
using namespace gongbao::test;

namespace {

std::string note(std::string_view id, std::string_view agency, std::string_view date,
                 std::string_view metrics) {
  return fmt::format(
      "-- content/campaigns/c/notes/{0}.md --\n---\ntitle: {0}\ntype: other\nagency: {1}\ndate: {2}\n"
      "metrics: {{{3}}}\n---\n",
      id, agency, date, metrics);
}

constexpr std::string_view metrics = R"(
-- content/metrics.toml --
[[metric]]
id = "work"
name = "出动人员"
unit = "人次"
[[metric]]
id = "complaints"
name = "投诉"
unit = "件"
better = "down"
[[metric]]
id = "bad"
name = "不合格投诉"
unit = "件"
part_of = "complaints"
[[metric]]
id = "late"
name = "逾期投诉"
unit = "件"
part_of = "complaints"
)";

std::string cell_of(const std::string& html, std::string_view metric, std::string_view column) {
  const std::string row = between(html, fmt::format(">{}</a>", metric), "</tr>");
  return between(row, fmt::format("<td class=\"{}", column), "</td>");
}

}  // namespace

TEST_CASE("a report sets a number beside the month before and the same month of the year before") {
  RenderedSite site(std::string(metrics) + note("a", "market", "2007-06-10", "work: 80") +
                    note("b", "market", "2008-05-10", "work: 100") +
                    note("d", "market", "2008-06-10", "work: 90多"));
  const std::string june = site.file("agencies/market/2008-06/");
  const std::string previous = cell_of(june, "出动人员", "change");
  CHECK_MESSAGE(contains(previous, "−10以下（约−10%）"), previous);
  CHECK_MESSAGE(contains(previous, "<span class=\"mark\">上期100</span>"), previous);
  CHECK_MESSAGE(contains(previous, "href=\"../2008-05/\">2008年5月</a> <b>100人次</b>"), previous);
  const std::string year = cell_of(june, "出动人员", "year_change");
  CHECK_MESSAGE(contains(year, "+10多（约+12.5%）"), year);
  CHECK_MESSAGE(contains(year, "上年同期80"), year);
}

TEST_CASE("fewer complaints are better: shape and sign say it") {
  RenderedSite site(std::string(metrics) + note("a", "market", "2008-05-10", "complaints: 10, work: 1") +
                    note("b", "market", "2008-06-10", "complaints: 8, work: 1"));
  const std::string june = site.file("agencies/market/2008-06/");
  CHECK(contains(june, "<td class=\"change better\">"));
  CHECK(contains(cell_of(june, "投诉", "change better"), "−2（−20%）"));
  CHECK(contains(cell_of(june, "出动人员", "change"), ">0（0%）"));
}

TEST_CASE(
    "what other agencies reported is not compared, and the cell says so; without any comparison there is no "
    "column") {
  const std::string before = std::string(metrics) +
                             note("a", "market", "2008-05-10", "work: 10, complaints: 3") +
                             note("s", "school", "2008-05-10", "work: 5") +
                             note("b", "market", "2008-06-10", "work: 12, complaints: 4");
  RenderedSite site(before);
  const std::string cell = cell_of(site.file("agencies/city/2008-06/"), "出动人员", "change");
  CHECK_MESSAGE(contains(cell, "<summary>—</summary>"), cell);
  CHECK_MESSAGE(contains(cell, "<b>15人次</b> <span class=\"meta\">报送单位不同，不作比较</span>"), cell);
  RenderedSite alone(std::string(metrics) + note("b", "market", "2008-06-10", "work: 12"));
  CHECK(!contains(alone.file("agencies/market/2008-06/"), "class=\"change\""));
}

TEST_CASE("what adds up of parts is marked as computed and names them") {
  RenderedSite site(std::string(metrics) + note("a", "market", "2008-06-10", "bad: 4, late: 2"));
  const std::string own = cell_of(site.file("agencies/market/2008-06/"), "投诉", "own");
  CHECK_MESSAGE(contains(own, "6<span class=\"mark\">合计（由分项相加）</span>"), own);
  CHECK_MESSAGE(contains(own, "notes/a/#figure-1"), own);
  CHECK_MESSAGE(contains(own, "notes/a/#figure-2"), own);
}

TEST_CASE("a target stands in the report of the period that holds its day, and on its agency's page") {
  RenderedSite site(std::string(metrics) + R"(
-- content/campaigns/c/campaign.md --
---
title: 专项整治
period: 2008-05/2008-12
lead: market
targets: [{id: t1, text: 出动一百, metric: work, value: "≥ 100人次", by: 2008-06-30}]
---
)" + note("a", "market", "2008-06-10", "work: 40") +
                    note("b", "market", "2008-07-10", "work: 90"));
  for (const char* path : {"agencies/market/2008-06/", "agencies/market/2008/", "agencies/market/"}) {
    const std::string html = site.file(path);
    CHECK_MESSAGE(contains(between(html, "id=\"table-targets\"", "</table>"), ">未达标<"), path);
    CHECK_MESSAGE(
        contains(cell_of(html, "出动人员", "target"), "≥ 100人次<span class=\"mark\">未达标</span>"), path);
  }
  CHECK(!contains(site.file("agencies/market/2008-07/"), "table-targets"));
}

TEST_CASE("a report without a year compares nothing and calls nothing overdue") {
  RenderedSite site(std::string(metrics) + R"(
-- content/campaigns/c/notes/u.md --
---
title: 某年
type: inspection
agency: market
date: 20XX-06
metrics: {work: 3}
findings: [{id: p1, kind: problem, text: 地面有水, due: 2008-01}]
---
)");
  const std::string html = site.file("agencies/market/undated/");
  CHECK(contains(html, "地面有水"));
  CHECK(!contains(html, "逾期"));
  CHECK(!contains(html, "class=\"change"));
  CHECK(contains(site.file("rectification/"), "逾期未改"));
}

TEST_CASE("charts stand where there are two numbers to compare, and not where there is one") {
  RenderedSite site(std::string(metrics) + note("a", "market", "2008-05-10", "work: 10") +
                    note("b", "market", "2008-06-10", "work: 12") +
                    note("s", "school", "2008-06-11", "work: 5"));
  const std::string city = site.file("agencies/city/2008-06/");
  CHECK(contains(city, "<figure class=\"chart\" id=\"chart-1\">"));
  CHECK(contains(between(city, "id=\"chart-1-table\"", "</table>"), ">某市第一小学</a>"));
  CHECK(!contains(site.file("agencies/city/2008-05/"), "class=\"chart\""));
  const std::string agency = between(site.file("agencies/market/"), "id=\"chart-1-table\"", "</table>");
  CHECK(agency.find("2008年5月") < agency.find("2008年6月"));
  CHECK(!contains(site.file("agencies/school/"), "class=\"chart\""));
  CHECK(contains(site.file("metrics/work/"), "id=\"chart-1\""));
  CHECK(contains(site.file("campaigns/c/"), "时间进程"));
}
