// Protects: a withheld text is found in a finished file however it is written there, its finding names both
// places and not the text; and what anybody may know is no leak.
#include "audit/leak_audit.h"

#include <doctest/doctest.h>

#include "base/file.h"
#include "support/site_text.h"

using namespace gongbao;
using namespace gongbao::test;

namespace {

constexpr std::string_view content =
    R"(
-- site.toml --
title = "某市"
base_url = "https://example.org/zz/"
-- content/campaigns/c/notes/open.md --
---
title: 公开的检查情况通报
type: report
agency: market
date: 2008-06-02
metrics: {work: 6200多人次, shops: 1200家}
---
检查了**某市第一**小学，情况良好。
-- content/campaigns/c/notes/hidden.md --
---
title: 尚未公开的检查通报
type: report
status: draft
agency: market
source: 检查了某市第一小学，情况良好
date_text: 2008年6月2日上午
metrics: {work: 7193104人次, shops: 1200家, meat: [1577公斤, {value: 6300公斤, agency: school}]}
tags: [某市市场监督管理局2008年度报告]
---
涉案企业共隐瞒三年之久。
-- content/campaigns/inner/campaign.md --
---
title: 不公开的行动
audience: internal
---
-- content/notices/old.txt --
)"
    // 没有人看过的旧名单内容。
    "\xC3\xBB\xD3\xD0\xC8\xCB\xBF\xB4\xB9\xFD\xB5\xC4\xBE\xC9\xC3\xFB\xB5\xA5\xC4\xDA\xC8\xDD\xA1\xA3"
    R"(
-- content/notices/unlinked.txt --
没有文件链接的附件内容。
)";

/// The errors of a site that consists of this one file: "code path:line:column", one a line.
std::string leaks(std::string_view path, std::string_view bytes, std::string* messages = nullptr) {
  static const SiteText site(content);
  static const Findings parsing = site.findings;
  REQUIRE(!parsing.has_errors());
  const TemporaryFolder folder;
  std::filesystem::create_directories((folder.path() / path).parent_path());
  write_file(folder.path() / path, bytes);
  Findings findings;
  const Snapshot& snapshot = *site.snapshot;
  const History history = read_history(snapshot.request(), snapshot, {.jobs = 1}, findings);
  Cache none;
  const LeakAudit audit({snapshot, *site.library, history, Instant{1'300'000'000, 480}, {}}, {.jobs = 1}, none);
  const SearchedFiles searched = audit.search({folder.path(), {std::string(path)}}, {.jobs = 1}, findings);
  CHECK(searched.bytes == bytes.size());
  if (!findings.empty()) CHECK(searched.clean.empty());
  std::string result;
  for (const Finding& one : findings.sorted()) {
    result += fmt::format("{} {}:{}:{}\n", one.code, one.place.path, one.place.line, one.place.column);
    if (messages) *messages += one.message + "\n" + one.hint + "\n";
  }
  return result;
}

const std::string hidden = "content/campaigns/c/notes/hidden.md";
const std::string title = "leak/text " + hidden + ":2:8\n";
const std::string number = "leak/number " + hidden + ":8:17\n";

}  // namespace

TEST_CASE("a withheld text is found however it is written down") {
  for (const auto& [path, bytes] : std::vector<std::pair<std::string, std::string>>{
           {"index.html", "<h1>尚未公开的<em>检查</em>\n 通报</h1>"},
           {"index.html", "<h1>尚未公开的&#26816;查\u200B通\u00AD报</h1>"},
           {"index.html", "<img alt=\"尚未公开的检查通报\">"},
           {"index.html",
            "<a "
            "href=\"/"
            "?q=%E5%B0%9A%E6%9C%AA%E5%85%AC%E5%BC%80%E7%9A%84%E6%A3%80%E6%9F%A5%E9%80%9A%E6%8A%A5\">x</a>"},
           {"data.json", "{\"a\":\"\\u5c1a\\u672a\\u516c\\u5f00\\u7684\\u68c0\\u67e5\\u901a\\u62a5\"}"},
           {"data.csv", "a,\"x \"\"尚未公开的检查通报\"\"\"\r\n"},
           {"feed.xml", "<c type=\"html\">&lt;p&gt;尚未公开的&lt;b&gt;检查&lt;/b&gt;通报&lt;/p&gt;</c>"},
           {"a.ics", "SUMMARY:尚未公开的\r\n 检查通报\r\n"},
           {"robots.txt", "# 尚未公开的检查通报"}}) {
    CAPTURE(bytes);
    CHECK(leaks(path, bytes) == title);
  }
  CHECK(leaks("index.html", "<p>他们说涉案企业共隐瞒三年之久！</p>") == "leak/text " + hidden + ":11:1\n");
  CHECK(leaks("index.html", "<p>没有文件链接的附件内容。</p>") ==
        "leak/text content/notices/unlinked.txt:0:0\n");
}

TEST_CASE("in the encodings of older office files too") {
  // 尚未公开的检查通报
  const std::string gbk = "\xC9\xD0\xCE\xB4\xB9\xAB\xBF\xAA\xB5\xC4\xBC\xEC\xB2\xE9\xCD\xA8\xB1\xA8";
  const std::string good = "\xC7\xE9\xBF\xF6\xC1\xBC\xBA\xC3";  // 情况良好
  CHECK(leaks("list.txt", good + "\r\n" + gbk + "\r\n") == title);
  CHECK(leaks("list.csv", good + ",\"" + gbk + "\"\r\n") == title);
  CHECK(leaks("page.html", "<p>" + gbk.substr(0, 8) + "<b>" + gbk.substr(8) + "</b></p>") == title);
  CHECK(leaks("list.csv", good + ",7193104\xC8\xCB\xB4\xCE\r\n") == number);  // 人次
  CHECK(leaks("list.txt", good) == "");
  CHECK(leaks("index.html", "<p>没有人看过的旧名单内容</p>") == "leak/text content/notices/old.txt:0:0\n");
  CHECK(leaks("list.txt", "\x81\x30\x81\x30" + gbk) == title);  // GB 18030 has four bytes for some
  // One byte that is no UTF-8 makes no other encoding of the rest.
  CHECK(leaks("list.txt", "\xFF 尚未公开的检查通报") == title);
  std::string utf16 = "\xFF\xFE";
  for (const char16_t c : std::u16string_view(u"尚未公开的检查通报")) {
    utf16 += static_cast<char>(c & 0xFF);
    utf16 += static_cast<char>(c >> 8);
  }
  CHECK(leaks("list.txt", utf16) == title);
}

TEST_CASE("a withheld figure is found as a whole number, with its unit or alone in a cell of data") {
  CHECK(leaks("index.html", "<td>7,193,104 人次</td>") == number);
  CHECK(leaks("index.html", "<td>7193104<span>人次</span></td>") == number);
  CHECK(leaks("data.csv", "a,7193104,b\r\n") == number);
  CHECK(leaks("data.json", "{\"value\":\"7193104\"}") == number);
  CHECK(leaks("index.html", "<path d=\"M7193104 12\"/><td>17193104人次</td><td>7193104.5人次</td>") == "");
}

TEST_CASE("addresses, ids and files of what may not be seen") {
  const std::string address = "leak/address " + hidden + ":0:0\n";
  CHECK(leaks("campaigns/c/notes/hidden/index.html", "<p>x</p>") == address);
  CHECK(leaks("campaigns/c/notes/open/index.html", "<a href=\"../hidden/\">x</a>") == address);
  CHECK(leaks("404.html", "<a href=\"/zz/campaigns/c/notes/hidden/history/1/\">x</a>") == address);
  CHECK(leaks("sitemap.xml", "<loc>https://example.org/zz/campaigns/c/notes/hidden/</loc>") == address);
  CHECK(leaks("data.json", "{\"from\":\"content/campaigns/c/notes/hidden.md#8\"}") == address);
  CHECK(leaks("data.json", "{\"id\":\"note:c/hidden\"}") == address);
  CHECK(leaks("campaigns/c/notes/open/index.html", "<a href=\"../hidden-too/\">note:c/hidden-too</a>") == "");
  CHECK(leaks("notices/x/y.txt", "没有文件链接的附件内容。\n\n") ==
        "leak/file content/notices/unlinked.txt:0:0\nleak/text content/notices/unlinked.txt:0:0\n");
}

TEST_CASE("the paths of files, which the manifest will list, are searched as what stands in them") {
  CHECK(leaks("pages/尚未公开的检查通报.pdf", "") == title);
  CHECK(leaks("copy/unlinked.txt", "") == "leak/address content/notices/unlinked.txt:0:0\n");
  CHECK(leaks("copy/campaigns/c/notes/hidden/a.txt", "") == "leak/address " + hidden + ":0:0\n");
  CHECK(leaks("data/figures/inner.csv", "").starts_with("leak/address content/campaigns/inner/campaign.md"));
  CHECK(leaks("campaigns/inner/index.html", "").starts_with("leak/address content/campaigns/inner/"));
  CHECK(leaks("data/figures/inner-city.csv", "") == "");
  CHECK(leaks("data/figures/c.csv", "") == "");
}

TEST_CASE("who wrote the files is in no output") {
  CHECK(leaks("index.html", "<p>zhang@example.org</p>").starts_with("leak/text "));
  CHECK(leaks("index.html", "<p>wzhang@example.org</p>") == "");
}

TEST_CASE("what stands in a visible source, or anybody can reckon, is no leak") {
  CHECK(leaks("index.html", "<p>检查了某市第一小学，情况良好。</p>") == "");  // the body of open.md says it
  CHECK(leaks("index.html", "<p>1200家</p><p>6300公斤</p>") == "");           // 6200多 ends there
  CHECK(leaks("index.html", "<p>1577公斤</p>").starts_with("leak/number " + hidden));
  CHECK(leaks("index.html", "<h1>某市市场监督管理局2008年度报告</h1>") == "");  // a report's page makes it
  CHECK(leaks("index.html", "<p>2008年6月2日上午</p>") == "");
}

TEST_CASE("a finding names both places and not the text") {
  std::string messages;
  CHECK(leaks("a/index.html", "<p>一</p>\n<p>尚未公开的检查通报</p>", &messages) == title);
  CHECK(messages.find("'a/index.html', line 2") != std::string::npos);
  CHECK(messages.find("of a draft") != std::string::npos);
  CHECK(messages.find("尚未公开") == std::string::npos);
}
