// Protects: a body's links lead where this audience may go and nowhere else, empty ones are filled, figures
// disclose where they come from, names link, headings take their place on the page.
#include "render/body_html.h"

#include "render/rendered_site.h"

using namespace gongbao;
using namespace gongbao::test;

namespace {

/// The body of a note with this text, in a site with what it may link to.
std::string body(std::string_view text, Audience audience = Audience::public_site) {
  RenderedSite site(fmt::format(R"(
-- content/bases.toml --
[[basis]]
id = "law"
title = "食品安全法"
-- content/campaigns/c/notes/a.md --
---
title: 六月检查 <A>
type: inspection
agency: market
date: 2008-06-16
metrics: {{meat: 300多公斤, work: {{text: 多次}}}}
---
## 检查
-- content/campaigns/c/notes/hidden.md --
---
title: 内部情况
type: other
audience: internal
---
-- content/campaigns/c/notes/n.md --
---
title: 本文
type: report
agency: city
date: 2008-07-01
---
{}
-- content/campaigns/c/notes/名单.txt --
甲
)",
                                text),
                    audience);
  const std::string page = site.file("campaigns/c/notes/n/");
  CHECK(messages(site.findings) == std::vector<std::string>{});
  return between(page, "<div class=\"body\" lang=\"zh-Hans\">", "\n</div>");
}

}  // namespace

TEST_CASE("an empty text takes its target's title, a written one stays") {
  CHECK(body("见[](note:a)。") == "<p>见<a href=\"../a/\">六月检查 &lt;A&gt;</a>。</p>");
  CHECK(body("见[检查](a.md)。") == "<p>见<a href=\"../a/\">检查</a>。</p>");
  CHECK(body("[](agency:market)") ==
        "<p><a href=\"../../../../agencies/market/\">某市市场监督管理局</a></p>");
  CHECK(body("[](metric:meat)") == "<p><a href=\"../../../../metrics/meat/\">查扣肉品</a></p>");
  CHECK(body("[](basis:law)") == "<p><a href=\"../../../../bases/law/\">《食品安全法》</a></p>");
  CHECK(body("[](period:2008-06)") == "<p><a href=\"../../../../periods/2008-06/\">2008年6月</a></p>");
  CHECK(body("[](名单.txt)") == "<p><a href=\"%E5%90%8D%E5%8D%95.txt\">名单.txt</a></p>");
  CHECK(body("[](campaign:c)") == "<p><a href=\"../../\">专项整治</a></p>");
}

TEST_CASE("a link keeps its title and its anchor, and one within the page is only that") {
  CHECK(body("[检查](a.md#检查 \"见 \\\"六月\\\"\")") ==
        "<p><a href=\"../a/#%E6%A3%80%E6%9F%A5\" title=\"见 &quot;六月&quot;\">检查</a></p>");
  CHECK(contains(body("## main\n\n[上](#main)"),
                 "<h2 id=\"h-main\">main</h2>\n<p><a href=\"#h-main\">上</a></p>"));
}

TEST_CASE("a link to what may not be seen becomes its text; the internal preview links") {
  CHECK(body("见[情况](note:hidden)。") == "<p>见情况。</p>");
  CHECK(body("见[](note:hidden)。", Audience::internal) == "<p>见<a href=\"../hidden/\">内部情况</a>。</p>");
  CHECK(body("见[期间](period:1999)。") == "<p>见期间。</p>");
}

TEST_CASE("an empty figure is filled in the author's style, one without a value is a dash") {
  const std::string metric = "<a class=\"figure-link\" href=\"../../../../metrics/";
  CHECK(body("共[](figure:meat)") == "<p>共" + metric + "meat/\">300多公斤</a></p>");
  CHECK(body("共[约300公斤](figure:meat)") == "<p>共" + metric + "meat/\">约300公斤</a></p>");
  CHECK(body("出动[](figure:work)") == "<p>出动" + metric + "work/\">多次</a></p>");
  CHECK(body("[](figure:shops)") == "<p>" + metric + "shops/\">—</a></p>");
}

TEST_CASE("the first mention of an agency and of a title links") {
  CHECK(body("市场监管局按《食品安全法》检查，市场监管局再查。") ==
        "<p><a href=\"../../../../agencies/market/\">市场监管局</a>按<a "
        "href=\"../../../../bases/law/\">《食品安全法》</a>"
        "检查，市场监管局再查。</p>");
}

TEST_CASE("headings begin at h2 and skip no level, with links and names inside and between them") {
  CHECK(body("# 一\n\n### [](note:a)\n\n市场监管局\n\n---\n\n# 二") ==
        "<h2 id=\"一\">一</h2>\n<h3 id=\"section\"><a href=\"../a/\">六月检查 &lt;A&gt;</a></h3>\n"
        "<p><a href=\"../../../../agencies/market/\">市场监管局</a></p>\n<hr />\n<h2 id=\"二\">二</h2>");
}

TEST_CASE("a picture of the document's folder stands beside its page, with its description") {
  std::string text =
      "-- content/campaigns/c/notes/n.md --\n---\ntitle: 本文\ntype: other\n---\n![图 \"一\"](p.png "
      "\"标题\")\n";
  text += "-- content/campaigns/c/notes/p.png --\n\x89PNG\r\n\x1a\n";
  RenderedSite site(text);
  CHECK(contains(site.file("campaigns/c/notes/n/"),
                 "<img src=\"p.png\" alt=\"图 &quot;一&quot;\" title=\"标题\">"));
}

TEST_CASE("a picture from elsewhere is a link: a page loads nothing from other sites") {
  CHECK(body("![图](https://example.com/x.png)") == "<p><a href=\"https://example.com/x.png\">图</a></p>");
  CHECK(body("[![图](https://example.com/x.png)](note:a)") == "<p><a href=\"../a/\">图</a></p>");
}

TEST_CASE(
    "in a summary a figure leads to the row that tells where it comes from, the same figure to the same "
    "row") {
  RenderedSite site(R"(
-- content/campaigns/c/notes/a.md --
---
title: 六月检查
type: inspection
agency: market
date: 2008-06-16
metrics: {meat: 300多公斤}
---
-- content/campaigns/c/summaries/s.md --
---
title: 总结
agency: city
period: 2008
---
共[](figure:meat)，其中[](figure:meat?agency=market)；[300多公斤](figure:meat)。
)");
  const std::string page = site.file("campaigns/c/summaries/s/");
  const std::string html = between(page, "<div class=\"body\" lang=\"zh-Hans\">", "\n</div>");
  CHECK(html ==
        "<p>共<a class=\"figure-link\" href=\"#figure-1\">300多公斤</a>，其中<a class=\"figure-link\" "
        "href=\"#figure-2\">300多公斤</a>；<a class=\"figure-link\" href=\"#figure-1\">300多公斤</a>。</p>");
  CHECK(contains(page, "<tr id=\"figure-1\">"));
  CHECK(contains(page, "<tr id=\"figure-2\">"));
  CHECK(!contains(page, "<tr id=\"figure-3\">"));
  CHECK(messages(site.findings) == std::vector<std::string>{});
}
