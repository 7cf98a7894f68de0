// Protects: what every page has: each template finds all its keys, links are relative wherever the site lies,
// 404 and old addresses work from any depth, the internal preview says so.
#include "render/rendered_site.h"

using namespace gongbao;
using namespace gongbao::test;

namespace {

constexpr std::string_view everything = R"(
-- site.toml --
title = "某市公报"
base_url = "https://example.org/食品/"
[publisher]
name = "某市人民政府办公室"
site_code = "2205000001"
domain = "www.example.org"
-- content/bases.toml --
[[basis]]
id = "law"
title = "食品安全法"
issuer = "某某机关"
notice = "n"
[[basis]]
id = "other"
title = "办法"
-- content/campaigns/c/notes/a.md --
---
title: 检查
type: inspection
agency: market
date: 2008-06-16
metrics: {meat: 300多公斤}
aliases: [old/a.html]
---
-- content/campaigns/c/summaries/s.md --
---
title: 总结
date: 2008-12-01
agency: city
---
按《食品安全法》。
-- content/notices/n.md --
---
title: 通告
agency: market
doc_type: 通告
issued: 2008-06-01
consultation: {end: 2009-01-31}
---
-- content/notices/u.md --
---
title: 无日期的通告
agency: market
doc_type: 通告
---
-- content/pages/about.md --
---
title: 关于
---
介绍。
-- content/pages/more/detail.md --
---
title: 细节
---
介绍。
-- content/agencies/city.md --
---
title: 市政府
---
介绍。
)";

}  // namespace

TEST_CASE("every template finds every key, in each language and audience, portable or not") {
  for (const char* language : {"zh-Hans", "en"})
    for (const bool portable : {false, true}) {
      std::string text(everything);
      text.insert(text.find("[publisher]"), fmt::format("language = \"{}\"\n", language));
      RenderedSite site(text, portable ? Audience::internal : Audience::public_site, "2008-12-31T12:00+08:00",
                        portable);
      REQUIRE(site.text.codes() == "");
      for (const Page& page : site.site.pages)
        if (page.kind != PageKind::asset && page.kind != PageKind::attachment)
          CHECK_MESSAGE(!render_page(site.context, page, site.findings).empty(), page.path);
      CHECK(messages(site.findings) == std::vector<std::string>{});
    }
}

TEST_CASE("links are relative, and name index.html in a portable build") {
  RenderedSite site(everything);
  const std::string html = site.file("campaigns/c/notes/a/");
  CHECK(contains(html, "<p class=\"site-title\"><a href=\"../../../../\">某市公报</a></p>"));
  CHECK(contains(html, "<a href=\"../../../../agencies/market/\">"));
  CHECK(contains(html, "<link rel=\"canonical\" href=\"https://example.org/食品/campaigns/c/notes/a/\">"));
  CHECK(!contains(html, "href=\"/"));
  RenderedSite portable(everything, Audience::public_site, "2008-12-31T12:00+08:00", true);
  const std::string file = portable.file("campaigns/c/notes/a/");
  CHECK(contains(file, "<a href=\"../../../../agencies/market/index.html\">"));
  CHECK(contains(file, "href=\"../../../../assets/site.css\""));
}

TEST_CASE("the page for what is not there is addressed from the site's base: it is served at any depth") {
  RenderedSite site(everything);
  const std::string html = site.file("404.html");
  CHECK(contains(html, "href=\"/食品/assets/site.css\""));
  CHECK(contains(html, "<a href=\"/食品/pages/about/\">关于</a>"));
  CHECK(!contains(html, "rel=\"canonical\""));
  CHECK(!contains(html, "class=\"breadcrumb"));
}

TEST_CASE("an old address leads to the new one and names it") {
  RenderedSite site(everything);
  const std::string html = site.file("old/a.html");
  CHECK(contains(html, "content=\"0; url=../campaigns/c/notes/a/\""));
  CHECK(contains(html, "<a href=\"../campaigns/c/notes/a/\">检查</a>"));
  CHECK(contains(html, "href=\"https://example.org/食品/campaigns/c/notes/a/\""));
}

TEST_CASE("site and column stand in the meta tags, one column is current, ancestors in the breadcrumb") {
  RenderedSite site(everything);
  const std::string html = site.file("bases/law/");
  for (const char* part :
       {"name=\"SiteDomain\" content=\"www.example.org\"", "name=\"SiteIDCode\" content=\"2205000001\"",
        "name=\"ColumnName\" content=\"依据\"", "<title>《食品安全法》 - 依据 - 某市公报</title>",
        "<li><a href=\"../../\">首页</a></li><li><a href=\"../\">依据</a></li>"})
    CHECK_MESSAGE(contains(html, part), part);
  CHECK(html.find("aria-current=\"true\"") == html.rfind("aria-current=\"true\""));
  CHECK(contains(site.file(""), "<title>某市公报</title>"));
}

TEST_CASE("a basis lists what cites it and leads to the notice that holds its text") {
  RenderedSite site(everything);
  const std::string html = site.file("bases/law/");
  CHECK(contains(between(html, "id=\"sec-documents\"", "</section>"), "总结"));
  CHECK(contains(html, "<dt>全文</dt><dd><span class=\"value\"><a href=\"../../notices/n/\">通告</a>"));
  const std::string list = site.file("bases/");
  CHECK(list.find("某某机关") < list.find("其他"));
}

TEST_CASE("the footer leads to the top free pages; the internal preview says what it is") {
  RenderedSite site(everything);
  const std::string footer = between(site.file("notices/"), "<footer", "</footer>");
  CHECK(contains(footer, "<a href=\"../pages/about/\">关于</a>"));
  CHECK(!contains(footer, "细节"));
  CHECK(!contains(site.file(""), "内部预览"));
  RenderedSite preview(everything, Audience::internal);
  CHECK(contains(preview.file(""), "内部预览"));
}

TEST_CASE("the front page shows what is in force, what is asked, what runs and what is new") {
  RenderedSite site(everything);
  const std::string html = site.file("");
  CHECK(contains(between(html, "id=\"sec-consultations\"", "</section>"), "通告"));
  CHECK(contains(between(html, "id=\"sec-notices\"", "</section>"), "无日期的通告"));
  CHECK(contains(between(html, "id=\"sec-documents\"", "</section>"), "检查"));
  CHECK(contains(between(html, "id=\"sec-campaigns\"", "</section>"), "专项整治"));
  CHECK(contains(html, "<b>2</b> 件公示公告"));
  CHECK(contains(between(html, "id=\"sec-reports\"", "</section>"),
                 "<a href=\"periods/2008-12/\">2008年12月</a>"));
}

TEST_CASE("undated notices have their own list, linked last") {
  RenderedSite site(everything);
  const std::string years = between(site.file("notices/"), "<nav class=\"years\"", "</nav>");
  CHECK(years.find("2008年") < years.find("年份未注明"));
  CHECK(contains(site.file("notices/undated/"), "无日期的通告"));
  CHECK(contains(site.file("notices/2008/"), "<h2 id=\"group-1\">2008年6月</h2>"));
}
