// Protects: a reported total stands beside its parts on reports, on its campaign's page and its note's, with
// verdict, reason, remainder, what alone exceeds it, who is silent and why it stands; and nobody is silent
// who reports.
#include "render/rendered_site.h"

using namespace gongbao;
using namespace gongbao::test;

namespace {

constexpr std::string_view some_totals = R"(
-- content/campaigns/c/notes/a.md --
---
title: 六月检查
type: inspection
agency: market
date: 2008-06-16
metrics: {meat: 300多公斤, work: 57人次}
---
-- content/campaigns/c/notes/t.md --
---
title: 汇报
type: report
agency: city
date: 2008-06-20
metrics:
  meat: {value: 1500公斤, basis: total, period: 2008-06}
  work: {value: 15人次, basis: total, period: 2008-06, acknowledged: 口径可能不同}
  shops: {value: 9家, basis: total, period: 2008}
---
)";

/// What the page says of one metric's total: from its row's head to the row's end.
std::string total_of(const std::string& html, std::string_view metric) {
  return between(between(html, "<table class=\"totals\"", "</table>"), fmt::format(">{}</a>", metric),
                 "</tr>");
}

}  // namespace

TEST_CASE("a total that is more than its parts says what is not itemised and who is silent") {
  RenderedSite site(some_totals);
  for (const char* path : {"agencies/city/2008-06/", "campaigns/c/2008-06/", "periods/2008-06/",
                           "campaigns/c/", "campaigns/c/notes/t/"}) {
    const std::string row = total_of(site.file(path), "查扣肉品");
    CHECK_MESSAGE(contains(row, ">1500公斤</a><span class=\"mark\">2008年6月<"), path << row);
    CHECK_MESSAGE(contains(row, "state-open\">部分列明<"), path);
    CHECK_MESSAGE(contains(row, "尚有1100公斤至1200公斤未分项列出。"), path << row);
    CHECK_MESSAGE(contains(row, "未报送该项的单位（1个）"), path);
    CHECK_MESSAGE(contains(row, ">某市第一小学</a>"), path);
    CHECK_MESSAGE(contains(row, "六月检查") == false, path);  // its part is the agency
    CHECK_MESSAGE(contains(row, ">市场监管局</a> <b>300多公斤</b>"), path << row);
  }
  CHECK(site.findings.items().empty());
}

TEST_CASE(
    "a part that alone exceeds its total is named with its value, and the reason that was given is printed") {
  RenderedSite site(some_totals);
  const std::string row = total_of(site.file("campaigns/c/"), "出动人员");
  CHECK_MESSAGE(contains(row, "state-bad\">分项超过总数<"), row);
  CHECK_MESSAGE(contains(row, "分项合计比总数多42人次。"), row);
  CHECK_MESSAGE(contains(row, "单项已超过总数："), row);
  CHECK_MESSAGE(contains(row, "notes/a/#figure-2\">市场监管局</a><span class=\"meta\">57人次<"), row);
  CHECK_MESSAGE(contains(row, "填报说明：口径可能不同"), row);
}

TEST_CASE("a total without parts is not comparable, and stands where its time is reported") {
  RenderedSite site(some_totals);
  CHECK(contains(total_of(site.file("agencies/city/2008/"), "持证单位"), "没有分项数据。"));
  CHECK(total_of(site.file("agencies/city/2008-06/"), "持证单位").empty());
  CHECK(!contains(site.file("agencies/market/2008-06/"), "sec-reconciliations"));
}

TEST_CASE("a figure table says what a total leaves over, and what time it covers if that is another") {
  RenderedSite site(some_totals);
  const std::string june = site.file("agencies/city/2008-06/");
  CHECK_MESSAGE(contains(june, "<td class=\"remainder\">1100至1200<span class=\"mark\">部分列明</span>"),
                june);
  CHECK(contains(june, "<td class=\"remainder\">超出42<span class=\"mark\">分项超过总数</span>"));
  CHECK(contains(site.file("agencies/city/2008/"), "1500<span class=\"mark\">2008年6月</span>"));
  CHECK(!contains(june, "1500<span class=\"mark\">"));
}
