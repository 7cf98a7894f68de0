// Protects: a notice says what state it is in, stands in its chain in both directions, and a withdrawn one
// keeps only its address, date and reason.
#include "render/rendered_site.h"

using namespace gongbao;
using namespace gongbao::test;

namespace {

constexpr std::string_view notices = R"(
-- content/notices/old.md --
---
title: 旧方案
agency: city
doc_type: 通知
doc_number: 某政发〔2008〕1号
index_number: 000014349/2008-00001
topic: 食品药品监管
issued: 2008-03-01
publish: 2008-03-03T09:00+08:00
recipients: [各区人民政府, 市直各部门]
copies: [市委办公室]
keywords: [食品, 整治]
campaign: c
---
正文一。
-- content/notices/middle.md --
---
title: 新方案
agency: city
doc_type: 通知
issued: 2008-06-01
supersedes: old
---
正文二。
-- content/notices/new.md --
---
title: 最新方案
agency: city
doc_type: 通知
issued: 2008-09-01
supersedes: middle
related: sampling
---
正文三。
-- content/notices/sampling.md --
---
title: 抽检公告
agency: market
genre: 抽检公告
issued: 2008-07-16
tables:
  - title: 不合格样品
    file: failed.csv
  - title: 汇总
    columns: [类别, 批次]
    rows: [[餐饮食品, "1,096"], [糕点, "/"]]
attachments: [failed.csv]
---
正文四。
-- content/notices/failed.csv --
序号,食品名称
1,"韭菜, 鲜"
-- content/notices/gone.md --
---
title: 撤回的通告
agency: market
doc_type: 通告
doc_number: 某市监告〔2008〕6号
issued: 2008-05-01
publish: 2008-05-02T09:00+08:00
withdrawn: {date: 2008-05-20, reason: 缺少上位法依据}
recipients: [各单位]
---
绝不再公开的正文。
-- content/notices/consult.md --
---
title: 征求意见公告
agency: market
genre: 征求意见
issued: 2008-12-01
consultation: {start: 2008-12-01, end: 2009-01-15, route: 来函, contact: 办公室}
---
正文五。
)";

std::string page(std::string_view path, Audience audience = Audience::public_site) {
  RenderedSite site(notices, audience);
  CHECK(site.text.codes() == "");
  site.site.csv_texts[site.text.snapshot->find("content/notices/failed.csv")->blob] = "序号,食品名称\n1,\"韭菜, 鲜\"\n";
  const std::string bytes = site.file(path);
  CHECK(messages(site.findings) == std::vector<std::string>{});
  return bytes;
}

/// Text alone, with | between elements.
std::string plain(std::string_view html) {
  std::string text;
  for (size_t at = 0; at < html.size(); ++at) {
    if (html[at] == '<') {
      at = html.find('>', at);
      if (at == html.npos) break;
      if (!text.empty() && text.back() != '|') text += '|';
    } else if (html[at] != '\n') {
      text += html[at];
    }
  }
  return text;
}

}  // namespace

TEST_CASE("a superseded notice leads to the head of its chain and lists all of it, in order of time") {
  const std::string html = page("notices/old/");
  CHECK(contains(html, "<div class=\"banner banner-bad\" role=\"note\"><p><strong>已被取代</strong>"));
  CHECK(between(html, "<ul class=\"links\"><li><a href=\"", "\"") == "../new/");
  const std::string chain = plain(between(html, "<section class=\"block chain\">", "</section>"));
  const size_t self = chain.find("本文件|旧方案"), next = chain.find("取代|新方案"),
               last = chain.find("取代|最新方案");
  CHECK(self < next);
  CHECK(next < last);
  CHECK(last != chain.npos);
}

TEST_CASE("the head of a chain says nothing of itself and names what it replaced and what is related") {
  const std::string html = page("notices/new/");
  CHECK(!contains(html, "class=\"banner"));
  const std::string chain = plain(between(html, "<section class=\"block chain\">", "</section>"));
  CHECK_MESSAGE(contains(chain, "被取代|旧方案|已被取代|"), chain);
  CHECK(chain.find("相关|抽检公告") > chain.find("本文件|最新方案"));
  CHECK(contains(page("notices/sampling/"), "相关"));  // both ways
}

TEST_CASE(
    "the catalogue holds what is known; the letterhead, recipients, signature and copies stand round the "
    "text") {
  const std::string html = page("notices/old/");
  const std::string catalogue = plain(between(html, "<table class=\"catalogue\">", "</table>"));
  for (const char* row : {"|索引号|000014349/2008-00001|", "|主题分类|食品药品监管|", "|文种|通知|",
                          "|发布机构|某市人民政府|", "|成文日期|2008年3月1日|", "|发布日期|2008-03-03 09:00|",
                          "|发文字号|某政发〔2008〕1号|", "|有效性|已被取代|", "|关键词|食品、整治|"})
    CHECK_MESSAGE(contains(catalogue, row), row);
  CHECK(!contains(catalogue, "失效日期"));
  CHECK(contains(html, "<p class=\"letterhead\">某市人民政府文件</p>"));
  CHECK(contains(html, "<p class=\"recipients\">各区人民政府，市直各部门：</p>"));
  CHECK(contains(html,
                 "<p class=\"signature\"><span>某市人民政府</span><time "
                 "datetime=\"2008-03-01\">2008年3月1日</time></p>"));
  CHECK(contains(html, "<p class=\"copies\">抄送：市委办公室。</p>"));
  CHECK(!contains(page("notices/sampling/"), "class=\"letterhead\""));  // no statutory type
}

TEST_CASE("the article's meta tags have values or are not there") {
  const std::string html = page("notices/old/");
  for (const char* meta :
       {"name=\"SiteName\" content=\"某市\"", "name=\"ColumnName\" content=\"公示公告\"",
        "name=\"ArticleTitle\" content=\"旧方案\"", "name=\"PubDate\" content=\"2008-03-03 09:00\"",
        "name=\"ContentSource\" content=\"某市人民政府\"", "name=\"Keywords\" content=\"食品,整治\""})
    CHECK_MESSAGE(contains(html, meta), meta);
  CHECK(contains(html, "<title>旧方案 - 公示公告 - 某市</title>"));
  const std::string bare = page("notices/middle/");
  CHECK(!contains(bare, "PubDate"));
  CHECK(!contains(bare, "SiteIDCode"));
  CHECK(!contains(bare, "content=\"\""));
  CHECK(contains(html, "\"identifier\":\"某政发〔2008〕1号\""));
  CHECK(contains(html, "\"datePublished\":\"2008-03-03T09:00:00+08:00\""));
}

TEST_CASE("a withdrawn notice keeps its title, number and reason, and not a word of its text") {
  for (const Audience audience : {Audience::public_site, Audience::internal}) {
    const std::string html = page("notices/gone/", audience);
    CHECK(contains(html, "<h1>撤回的通告</h1>"));
    CHECK(contains(html, "某市监告〔2008〕6号"));
    CHECK(contains(html, "本文件已于2008年5月20日撤回。"));
    CHECK(contains(html, "缺少上位法依据"));
    for (const char* gone : {"绝不再公开", "各单位", "class=\"doc-text\"", "class=\"signature\""})
      CHECK(!contains(html, gone));
  }
}

TEST_CASE("an open consultation says until when, how and to whom, and has a calendar entry") {
  const std::string html = page("notices/consult/");
  CHECK(contains(html,
                 "<div class=\"banner banner-open\" "
                 "role=\"note\"><p><strong>征求意见中</strong>意见征集截止到2009年1月15日。"));
  const std::string facts = plain(between(html, "<section class=\"consultation\">", "</section>"));
  CHECK_MESSAGE(contains(facts, "|截止日期|2009年1月15日|"), facts);
  CHECK(contains(facts, "|反馈方式|来函|"));
  CHECK(contains(html, "href=\"consultation.ics\""));
}

TEST_CASE(
    "tables come from front matter and from an attached CSV file; columns of numbers are set flush right") {
  const std::string html = page("notices/sampling/");
  CHECK(contains(html, "<td class=\"number\">1</td><td>韭菜, 鲜</td>"));
  CHECK(contains(html, "<th scope=\"col\" class=\"number\">批次</th>"));
  CHECK(contains(html, "<td class=\"number\">1,096</td>"));
  CHECK(contains(html, "<a href=\"failed.csv\">failed.csv</a> <span class=\"meta\">CSV，"));
}
