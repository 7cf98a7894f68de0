// Protects: a campaign's page tells its organisation, what was aimed at and what is known of it, and says "no
// data", "doing" and "overdue" only where that is certain.
#include "render/rendered_site.h"

using namespace gongbao;
using namespace gongbao::test;

namespace {

constexpr std::string_view campaign = R"(
-- content/bases.toml --
[[basis]]
id = "law"
title = "食品安全法"
-- content/campaigns/c/campaign.md --
---
title: 专项整治
period: 2008-05/2009-03
lead: city
names: [百日行动]
leading_group:
  name: 领导小组
  head: {post: 副市长}
  deputies: [秘书长]
  office: {agency: market}
participants:
  - {agency: market, role: 牵头, group: 流通组}
  - {agency: school, role: 落实}
basis: [law, 《某某方案》]
focus: {products: [肉品], areas: [集市]}
phases: [{title: 动员, period: 2008-05, text: 部署}]
targets:
  - {id: t1, text: 查扣一吨, metric: meat, value: "≥ 1000公斤", by: 2008-06-30}
  - {id: t2, text: 出动百人次, metric: work, value: ">= 100人次", by: 2009-02}
  - {id: t3, text: 全部持证, metric: shops, value: "= 100家"}
  - {id: t4, text: 不发生事故, by: 2009-02}
tasks:
  - {id: k1, title: 查市场, owner: market, due: 2008-06, status: doing}
  - {id: k2, title: 建台账, owner: [market, school], due: 2009-02, status: doing}
  - {id: k3, title: 总结, owner: city, due: 20XX-05, status: todo}
  - {id: k4, title: 动员, owner: city, due: 2008-05, status: done}
counts: [{of: tasks, value: 5, text: 5项任务}, {of: documents, text: 三份文件}]
expected: [meat]
next: [{title: 长效机制, text: 立制度, due: 2009-02}]
---
[](agency:city)部署。
-- content/campaigns/c/notes/a.md --
---
title: 六月检查
type: inspection
agency: market
date: 2008-06-16
metrics: {meat: 300多公斤, work: 40人次}
findings:
  - {id: p1, kind: problem, text: 消毒柜脏}
  - {id: p2, kind: problem, text: 地面有水, due: 2008-09}
  - {id: p3, kind: problem, text: 已改的, due: 2008-09}
---
-- content/campaigns/c/notes/b.md --
---
title: 七月检查
type: inspection
agency: school
date: 2008-07-16
metrics: {meat: 671公斤}
rectifies: [{finding: a#p3, action: 清扫}]
---
-- content/notices/n.md --
---
title: 方案通知
agency: city
doc_type: 通知
issued: 2008-05-01
campaign: c
---
)";

std::string page(std::string_view path, std::string_view text = campaign) {
  RenderedSite site(text);
  const std::string bytes = site.file(path);
  CHECK(messages(site.findings) == std::vector<std::string>{});
  return bytes;
}

/// The cells of the row in which `text` stands, with | between them.
std::string row(std::string_view html, std::string_view text) {
  const size_t at = html.find(text);
  if (at == html.npos) return {};
  const size_t begin = html.rfind("<tr", at);
  std::string cells;
  for (const char c : html.substr(begin, html.find("</tr>", at) - begin)) {
    if (c == '<') cells += cells.ends_with('|') ? "" : "|";
    const bool in_tag = !cells.empty() && cells.back() == '\1';
    if (c == '<') cells += '\1';
    if (c != '<' && !in_tag) cells += c;
    if (c == '>' && in_tag) cells.pop_back();
  }
  return cells;
}

}  // namespace

TEST_CASE("organisation, focus and basis are facts; people stand by their posts") {
  const std::string facts = between(page("campaigns/c/"), "<dl class=\"facts\">", "</dl>");
  for (const char* part :
       {"<dt>牵头单位</dt><dd><span class=\"value\"><a href=\"../../agencies/city/\">某市人民政府</a>",
        "2008年5月至2009年3月<span class=\"meta\">正在开展</span>", "百日行动", "<dt>组长</dt>", "副市长",
        "秘书长", "<a href=\"../../agencies/market/\">某市市场监督管理局</a>",
        "<a href=\"../../bases/law/\">《食品安全法》</a>", "《某某方案》", "肉品", "集市", "三份文件"})
    CHECK_MESSAGE(contains(facts, part), part);
}

TEST_CASE("of several leading groups each post says in which it is, and no term stands twice") {
  const std::string facts = between(page("campaigns/c/", R"(
-- content/campaigns/c/campaign.md --
---
title: 专项整治
leading_group:
  - {name: 市组, agency: city, head: {post: 副市长}}
  - {name: 县组, head: {post: 主管县长, agency: market}}
---
)"),
                                    "<dl class=\"facts\">", "</dl>");
  CHECK(contains(facts, "市组<span class=\"meta\">某市人民政府</span>"));
  CHECK(contains(facts, "副市长<span class=\"meta\">市组</span>"));
  CHECK(contains(facts, "主管县长<span class=\"meta\">某市市场监督管理局，县组</span>"));
  CHECK(facts.find("<dt>组长</dt>") == facts.rfind("<dt>组长</dt>"));
}

TEST_CASE("a target shows what was reached by its day, how far that is, and who says so") {
  const std::string html = page("campaigns/c/");
  const std::string table = between(html, "id=\"table-targets\"", "</table>");
  CHECK_MESSAGE(contains(row(table, "查扣一吨"), "|≥ 1000公斤|300多公斤|2008年6月30日|未达标|"),
                row(table, "查扣一吨"));
  CHECK(contains(table, "<a href=\"notes/a/#figure-1\">300多公斤</a>"));
  CHECK_MESSAGE(contains(row(table, "出动百人次"), "|≥ 100人次|40人次|2009年2月|推进中|"),
                row(table, "出动百人次"));
  CHECK_MESSAGE(contains(row(table, "全部持证"), "|无数据|"), row(table, "全部持证"));
  CHECK(!contains(row(table, "不发生事故"), "无数据"));  // it names no metric
  CHECK(!contains(row(table, "不发生事故"), "class=\"state"));
  const std::string chart = between(html, "id=\"chart-1-table\"", "</table>");
  CHECK(contains(chart, "查扣一吨"));
  CHECK(!contains(chart, "全部持证"));  // nothing to draw
}

TEST_CASE("a task is overdue when its day is past and it is not done; a masked day never is") {
  const std::string html = page("campaigns/c/");
  CHECK_MESSAGE(contains(row(html, "查市场"), "|已逾期|"), row(html, "查市场"));
  CHECK_MESSAGE(contains(row(html, "建台账"), "|某市市场监督管理局|某市第一小学|2009年2月|进行中|"),
                row(html, "建台账"));
  for (const char* owner :
       {"agencies/market/\">某市市场监督管理局</a>", "agencies/school/\">某市第一小学</a>"})
    CHECK_MESSAGE(contains(between(html, "id=\"table-tasks\"", "</table>"), owner), owner);
  CHECK_MESSAGE(contains(row(html, ">总结<"), "|20XX年5月|未开始|"), row(html, ">总结<"));
  CHECK_MESSAGE(contains(html, "原文称5项任务，此处列出4项。"), html);
}

TEST_CASE("open problems of its notes are listed, rectified ones are not") {
  const std::string html = page("campaigns/c/");
  const std::string table = between(html, "id=\"table-open-findings\"", "</table>");
  CHECK_MESSAGE(contains(row(table, "消毒柜脏"), "|待整改|六月检查|"), row(table, "消毒柜脏"));
  CHECK(contains(row(table, "地面有水"), "|逾期未改|"));
  CHECK(contains(table, "href=\"notes/a/#finding-p2\""));
  CHECK(!contains(table, "已改的"));
}

TEST_CASE("totals stand by agency, notes in order of time, notices apart from mentions") {
  const std::string html = page("campaigns/c/");
  CHECK(contains(html, "查扣肉品：按单位"));
  CHECK(html.find("六月检查", html.find("id=\"sec-documents\"")) <
        html.find("七月检查", html.find("id=\"sec-documents\"")));
  CHECK(contains(between(html, "id=\"sec-notices\"", "</section>"), "方案通知"));
  CHECK(!contains(between(html, "id=\"sec-mentions\"", "</section>"), "方案通知"));
  CHECK(contains(html, "<a href=\"2008/\">2008年</a>"));
}

TEST_CASE("a bare campaign has no empty section, table or state") {
  const std::string html = page("campaigns/c/", R"(
-- content/campaigns/c/campaign.md --
---
title: 专项整治
---
)");
  CHECK(!contains(html, "<table"));
  CHECK(!contains(html, "class=\"block"));
  CHECK(!contains(html, "正在开展"));
  CHECK(contains(page("campaigns/", "-- content/campaigns/c/campaign.md --\n---\ntitle: 专项整治\n---\n"),
                 "年份未注明"));
}
