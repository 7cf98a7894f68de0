// Protects: what CommonMark does wrong in Chinese text is right: emphasis beside punctuation, lines that are
// joined, bare URLs; and the marks that this takes never show.
#include "fill_holes.h"

using namespace gongbao;

namespace {
std::string paragraph(std::string_view source) {
  const std::string html = html_of(source);
  REQUIRE(html.starts_with("<p>"));
  REQUIRE(html.ends_with("</p>\n"));
  return html.substr(3, html.size() - 8);
}
}  // namespace

TEST_CASE("emphasis beside Chinese punctuation works") {
  CHECK(paragraph("截至**3月（第一阶段）**共") == "截至<strong>3月（第一阶段）</strong>共");
  CHECK(paragraph("**重点：**接着") == "<strong>重点：</strong>接着");
  CHECK(paragraph("共**“二处”**等") == "共<strong>“二处”</strong>等");
  CHECK(paragraph("共*《条例》*等") == "共<em>《条例》</em>等");
  CHECK(paragraph("共~~（一）~~等") == "共<del>（一）</del>等");
  CHECK(paragraph("共***“二处”***等") == "共<em><strong>“二处”</strong></em>等");
  CHECK(paragraph("**GDP（国内）**is") == "<strong>GDP（国内）</strong>is");
  CHECK(paragraph("**增长5%**左右，**（一）**其他") ==
        "<strong>增长5%</strong>左右，<strong>（一）</strong>其他");
  CHECK(paragraph("执行**`命令`**后") == "执行<strong><code>命令</code></strong>后");
  CHECK(paragraph("见**[公告](https://a.cn)**等") ==
        "见<strong><a href=\"https://a.cn\">公告</a></strong>等");
  CHECK(paragraph("**——说明——**此后**……**完") == "<strong>——说明——</strong>此后<strong>……</strong>完");
  CHECK(paragraph("他**说：“好。”**她") == "他<strong>说：“好。”</strong>她");
}

// The table of commonmark/commonmark-spec#650.
TEST_CASE("the cases that Chinese and Japanese writers reported work") {
  CHECK(paragraph("**该星号不会被识别，而是直接显示。**这是因为它没有被识别为强调符号。") ==
        "<strong>该星号不会被识别，而是直接显示。</strong>这是因为它没有被识别为强调符号。");
  CHECK(paragraph("**テスト。**テスト") == "<strong>テスト。</strong>テスト");
  CHECK(paragraph("税込**￥10,000**で入手できます。") == "税込<strong>￥10,000</strong>で入手できます。");
  CHECK(paragraph("太郎は**「こんにちわ」**といった") == "太郎は<strong>「こんにちわ」</strong>といった");
  CHECK(paragraph("太郎は**「こんにちわ」** といった") == "太郎は<strong>「こんにちわ」</strong> といった");
  CHECK(paragraph("この**`code`**は") == "この<strong><code>code</code></strong>は");
  CHECK(paragraph("即时通讯软件**飞书（Lark）**是") == "即时通讯软件<strong>飞书（Lark）</strong>是");
}

TEST_CASE("what is not emphasis stays what it is") {
  CHECK(paragraph("共\\**“二处”*等") == "共*<em>“二处”</em>等");
  CHECK(paragraph("共\\*\\*“二处”\\*\\*等") == "共**“二处”**等");
  CHECK(paragraph("`共**“二处”**等`和``a**（``") == "<code>共**“二处”**等</code>和<code>a**（</code>");
  CHECK(html_of("```\n共**“二处”**等 https://a.cn，完\n```\n") ==
        "<pre><code>共**“二处”**等 https://a.cn，完\n</code></pre>\n");
  CHECK(html_of("    共**“二处”**等\n") == "<pre><code>共**“二处”**等\n</code></pre>\n");
  CHECK(html_of("```甲**（乙\nx\n```\n") == "<pre><code class=\"language-甲**（乙\">x\n</code></pre>\n");
  CHECK(paragraph("共 ** （一） ** 等") == "共 ** （一） ** 等");
  CHECK(paragraph("从5~7日到6~8日") == "从5~7日到6~8日");
  CHECK(paragraph("共_“二处”_等") == "共_“二处”_等");
}

TEST_CASE("destinations, titles, labels and attributes carry no marks") {
  const Body body =
      body_of("[甲](附件**（一）**乙.pdf \"甲**（一）**乙\") ![丙**（一）**丁](图**（一）**戊.png)\n");
  REQUIRE(body.links.size() == 2);
  CHECK(body.links[0].destination == "附件**（一）**乙.pdf");
  CHECK(body.links[0].title == "甲**（一）**乙");
  CHECK(body.links[1].destination == "图**（一）**戊.png");
  CHECK(body.links[1].text == "丙（一）丁");
  const Body reference = body_of("[甲**（乙**]\n\n[甲**（乙**]: x.md\n");
  REQUIRE(reference.links.size() == 1);
  CHECK(reference.links[0].destination == "x.md");
  const std::string footnote = html_of("甲[^乙**（丙]。\n\n[^乙**（丙]: 丁\n");
  CHECK(footnote.find("%EE%80%80") == std::string::npos);
  CHECK(footnote.find("<li id=\"fn-%E4%B9%99**%EF%BC%88%E4%B8%99\">") != std::string::npos);
}

TEST_CASE("an author's own private-use characters survive") {
  CHECK(paragraph("\uE000\uE001共**“\uE002”**等&#xE003;&#57348;") ==
        "\uE000\uE001共<strong>“\uE002”</strong>等\uE003\uE004");
}

TEST_CASE("a soft break between Chinese characters is nothing, across inline nodes") {
  CHECK(paragraph("检查企业\n三百家") == "检查企业三百家");
  CHECK(paragraph("检查，\n**三百**\n家") == "检查，<strong>三百</strong>家");
  CHECK(paragraph("见[公告](https://a.cn)\n《条例》") == "见<a href=\"https://a.cn\">公告</a>《条例》");
  CHECK(paragraph("称为“GDP”\n的指标") == "称为“GDP”的指标");
  CHECK(paragraph("他说“好。”\n“不”") == "他说“好。”“不”");
  CHECK(paragraph("此后——\n说明") == "此后——说明");
  CHECK(paragraph("甲`乙`\n丙") == "甲<code>乙</code>丙");
  CHECK(html_of("> 甲\n> 乙\n") == "<blockquote>\n<p>甲乙</p>\n</blockquote>\n");
  CHECK(html_of("甲[^1]\n乙\n\n[^1]: 注\n").find("</sup>乙") != std::string::npos);
  CHECK(body_of("共\n[](figure:case.count)\n人\n").html == "<p>共人</p>\n");
}

TEST_CASE("a soft break beside anything else is a line feed") {
  CHECK(paragraph("共300\n家") == "共300\n家");
  CHECK(paragraph("甲\nb") == "甲\nb");
  CHECK(paragraph("“a”\n“b”") == "“a”\n“b”");
  CHECK(paragraph("한국\n한국") == "한국\n한국");
  CHECK(paragraph("甲\\\n乙") == "甲<br />\n乙");
}

TEST_CASE("a bare URL ends before Chinese") {
  const auto link = [](const std::string& url) { return "<a href=\"" + url + "\">" + url + "</a>"; };
  CHECK(paragraph("见https://a.gov.cn/x。") == "见" + link("https://a.gov.cn/x") + "。");
  CHECK(paragraph("（https://a.gov.cn）") == "（" + link("https://a.gov.cn") + "）");
  CHECK(paragraph("见https://a.gov.cn/x；http://b.gov.cn、www.c.cn") ==
        "见" + link("https://a.gov.cn/x") + "；" + link("http://b.gov.cn") + "、www.c.cn");
  CHECK(paragraph("登录https://a.gov.cn/查询") == "登录" + link("https://a.gov.cn/") + "查询");
  CHECK(paragraph("**见https://a.gov.cn/x。**接着") ==
        "<strong>见" + link("https://a.gov.cn/x") + "。</strong>接着");
  CHECK(paragraph("见https://a.gov.cn**重点**") == "见" + link("https://a.gov.cn") + "<strong>重点</strong>");
  CHECK(paragraph("见“https://a.gov.cn”的公告") == "见“" + link("https://a.gov.cn") + "”的公告");
  CHECK(paragraph("见（https://a.cn/(x)）等") == "见（" + link("https://a.cn/(x)") + "）等");
  CHECK(paragraph("*www.a.cn*，见") == "<em><a href=\"http://www.a.cn\">www.a.cn</a></em>，见");
  CHECK(html_of("| 甲https://a.cn，| b |\n|---|---|\n").find("<th>甲" + link("https://a.cn") + "，</th>") !=
        std::string::npos);
}

TEST_CASE("an address that the author delimits is kept whole") {
  CHECK(
      paragraph("<https://zh.wikipedia.org/wiki/北京>") ==
      "<a href=\"https://zh.wikipedia.org/wiki/%E5%8C%97%E4%BA%AC\">https://zh.wikipedia.org/wiki/北京</a>");
  CHECK(paragraph("[京](https://a.org/北京（一）)，") ==
        "<a href=\"https://a.org/%E5%8C%97%E4%BA%AC%EF%BC%88%E4%B8%80%EF%BC%89\">京</a>，");
  CHECK(paragraph("[京]。\n\n[京]: https://a.org/北京\n") ==
        "<a href=\"https://a.org/%E5%8C%97%E4%BA%AC\">京</a>。");
  CHECK(paragraph("访问https://中国政府网.政务/首页。") ==
        "访问<a href=\"https://%E4%B8%AD%E5%9B%BD%E6%94%BF%E5%BA%9C%E7%BD%91.%E6%94%BF%E5%8A%A1/\">"
        "https://中国政府网.政务/</a>首页。");
}
