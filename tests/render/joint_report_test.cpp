// Protects: a report says of a joint action who led it, lists it in a long list once, and counts nothing of
// it.
#include "render/rendered_site.h"

using namespace gongbao;
using namespace gongbao::test;

namespace {

constexpr std::string_view joint_note = R"(
-- content/campaigns/c/notes/a.md --
---
title: 联合夜查
type: enforcement
agency: market
date: 2008-06-16
joint: [school]
metrics: {work: 12}
findings: [{id: p1, kind: problem, text: 消毒柜脏}]
cases: [{number: 某罚〔2008〕1号, violation: 无证经营}]
---
)";

}  // namespace

TEST_CASE(
    "the report of one that took part lists the action with who led it, without its figures and findings") {
  RenderedSite site(joint_note);
  const std::string html = site.file("agencies/school/2008-06/");
  CHECK(messages(site.findings).empty());
  CHECK(contains(html, "联合夜查"));
  CHECK(contains(html, "联合行动，某市市场监督管理局牵头"));
  CHECK(contains(html, "专项整治"));  // its campaign
  CHECK(!contains(html, "出动人员"));
  CHECK(!contains(html, "消毒柜脏"));
  CHECK(!contains(html, "无证经营"));
  for (const char* path : {"agencies/market/2008-06/", "agencies/city/2008-06/"}) {
    const std::string own = site.file(path);
    CHECK(contains(own, "联合夜查"));
    CHECK(contains(own, "出动人员"));
    CHECK(contains(own, "消毒柜脏"));
    CHECK(!contains(own, "牵头"));
  }
}

TEST_CASE("beside its own notes a joint one is marked alone, and no count of documents holds it") {
  RenderedSite site(std::string(joint_note) + R"(
-- content/campaigns/c/notes/b.md --
---
title: 自查
type: inspection
agency: school
date: 2008-06-20
---
)");
  const std::string html = site.file("agencies/school/2008-06/");
  CHECK(html.find("自查") < html.find("联合夜查"));
  CHECK(html.find("联合行动") == html.rfind("联合行动"));
  const std::string above = site.file("agencies/city/2008-06/");
  CHECK(contains(above, "某市第一小学</a> <span class=\"meta\">1篇"));
}

TEST_CASE("a list longer than a page leaves joint actions to the report below, and says so") {
  std::string text = R"(
-- site.toml --
title = "某市"
base_url = "https://example.org/"
[output]
page_size = 1
-- content/agencies.toml --
[[agency]]
id = "market"
name = "某市市场监督管理局"
[[agency]]
id = "city"
name = "某市人民政府"
[[agency]]
id = "school"
name = "某市第一小学"
parent = "city"
)";
  for (const char* id : {"a", "b"})
    text += fmt::format(
        "-- content/campaigns/c/notes/{0}.md --\n---\ntitle: 联合夜查{0}\ntype: enforcement\nagency: market\n"
        "date: 2008-06-16\njoint: [school]\n---\n",
        id);
  text +=
      "-- content/campaigns/c/notes/d.md --\n---\ntitle: 市级参加\ntype: enforcement\nagency: market\ndate: "
      "2008-06-16\n"
      "joint: [city]\n---\n";
  RenderedSite site(text);
  const std::string above = site.file("agencies/city/2008-06/");
  CHECK(contains(above, "市级参加"));
  CHECK(!contains(above, "联合夜查"));
  CHECK(contains(above, "共3篇，本页列出1篇"));
  const std::string below = site.file("agencies/school/2008-06/");
  CHECK(contains(below, "联合夜查a"));
  CHECK(contains(below, "联合夜查b"));
}
