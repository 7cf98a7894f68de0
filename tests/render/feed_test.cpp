// Protects: feeds, sitemap, robots.txt and calendars: well-formed, only what this audience sees, no time but
// those known.
#include "base/utf8.h"
#include "render/rendered_site.h"
#include "render/well_formed.h"

using namespace gongbao;
using namespace gongbao::test;

namespace {

constexpr std::string_view some_site = R"(
-- content/campaigns/c/notes/a.md --
---
title: 检查 <甲> & 乙
type: inspection
agency: market
date: 2008-06-16
---
-- content/campaigns/c/notes/secret.md --
---
title: 内部情况
type: inspection
agency: market
date: 2008-06-17
audience: internal
---
-- content/notices/n.md --
---
title: 关于公开征求《某市学校食堂大宗食材采购管理办法（征求意见稿）》意见，并公布反馈方式的公告
agency: city
doc_type: 公告
issued: 2008-06-16
publish: 2008-06-17T09:00+08:00
consultation: {start: 2008-06-17, end: 2008-07-01, route: "来函, 来电", contact: "办公室; 0000-1234567"}
---
)";

size_t count(std::string_view text, std::string_view what) {
  size_t found = 0;
  for (size_t at = text.find(what); at != text.npos; at = text.find(what, at + 1)) ++found;
  return found;
}

bool holds(std::string_view text, std::string_view what) { return text.find(what) != text.npos; }

}  // namespace

TEST_CASE("feeds are well-formed Atom with an id, a title and a time for each entry") {
  RenderedSite site(some_site);
  REQUIRE(site.text.codes() == "");
  for (const char* path :
       {"feed.xml", "agencies/city/feed.xml", "agencies/market/feed.xml", "campaigns/c/feed.xml"}) {
    const std::string feed = site.file(path);
    CHECK_MESSAGE(xml_fault(feed) == "", path);
    CHECK(holds(
        feed,
        fmt::format("<link rel=\"self\" type=\"application/atom+xml\" href=\"https://example.org/{}\"/>",
                    path)));
    const size_t entries = count(feed, "<entry>");
    CHECK(entries > 0);
    CHECK(count(feed, "<updated>") == entries + 1);
    CHECK(!holds(feed, "内部情况"));
    CHECK(!holds(feed, "zhang@example.org"));
  }
  CHECK(holds(site.file("feed.xml"), "<title>检查 &lt;甲&gt; &amp; 乙</title>"));
}

TEST_CASE("an entry's times are those of publication and of its commit") {
  RenderedSite site(some_site);
  const std::string feed = site.file("feed.xml");
  CHECK(holds(feed, "<published>2008-06-17T09:00:00+08:00</published>"));
  CHECK(holds(feed, "<published>2008-06-16T00:00:00+08:00</published>"));
  CHECK(holds(feed, "<updated>2023-11-15T06:13:20+08:00</updated>"));
  site.history = History();
  CHECK(holds(site.file("feed.xml"), "<updated>2008-06-17T09:00:00+08:00</updated>"));
}

TEST_CASE("a document of which no time is known stands in no feed") {
  RenderedSite site(
      "\n-- content/campaigns/c/notes/a.md --\n---\ntitle: 检查\ntype: other\ndate: 20XX-06-16\n---\n");
  site.history = History();
  const std::string feed = site.file("feed.xml");
  CHECK(xml_fault(feed) == "");
  CHECK(count(feed, "<entry>") == 0);
}

TEST_CASE("a feed is no longer than the site says") {
  RenderedSite site(
      std::string(some_site) +
      "-- site.toml --\ntitle = \"某市\"\nbase_url = \"https://example.org/\"\n[output]\nfeed_length = 1\n");
  CHECK(count(site.file("feed.xml"), "<entry>") == 1);
}

TEST_CASE("the sitemap has each page for readers once, and no other file") {
  RenderedSite site(some_site);
  const std::string map = site.file("sitemap.xml");
  CHECK(xml_fault(map) == "");
  for (const char* path :
       {"", "agencies/market/", "agencies/market/2008-06/", "campaigns/c/notes/a/", "notices/n/"})
    CHECK_MESSAGE(count(map, fmt::format("<loc>https://example.org/{}</loc>", path)) == 1, path);
  for (const char* path : {"404", "secret", ".json", ".csv", ".ics", "feed.xml", "assets"})
    CHECK_MESSAGE(!holds(map, path), path);
  CHECK(holds(map, "<loc>https://example.org/notices/n/</loc><lastmod>2023-11-15T06:13:20+08:00</lastmod>"));
  CHECK(holds(map, "<loc>https://example.org/agencies/</loc></url>"));
}

TEST_CASE("a sitemap of more than 50,000 addresses is an index of parts that hold each once") {
  RenderedSite site(some_site);
  std::vector<Page> pages;
  for (int i = 0; i < 50'001; ++i) {
    pages.emplace_back();
    pages.back().kind = PageKind::period;
    pages.back().path = fmt::format("periods/{}/", i);
  }
  site.site.pages = std::move(pages);
  const auto part = [&](int number) {
    Page page;
    page.kind = PageKind::sitemap;
    page.list_page = number;
    return render_page(site.context, page, site.findings);
  };
  CHECK(xml_fault(part(0)) == "");
  CHECK(count(part(0), "<sitemap>") == 2);
  CHECK(holds(part(0), "<loc>https://example.org/sitemap-2.xml</loc>"));
  CHECK(count(part(1), "<loc>") == 50'000);
  CHECK(count(part(2), "<loc>") == 1);
}

TEST_CASE("robots may read a public site and nothing of a preview") {
  CHECK(RenderedSite(some_site).file("robots.txt") ==
        "User-agent: *\nDisallow:\n\nSitemap: https://example.org/sitemap.xml\n");
  CHECK(RenderedSite(some_site, Audience::internal).file("robots.txt") == "User-agent: *\nDisallow: /\n");
}

TEST_CASE("the end of a consultation is a whole day; lines are folded at 75 octets, between characters") {
  RenderedSite site(some_site);
  const std::string calendar = site.file("notices/n/consultation.ics");
  const std::vector<std::string> lines = lines_in(calendar, "\r\n");
  std::string unfolded;
  for (const std::string& line : lines) {
    CHECK(line.size() <= 75);
    CHECK(line.find_first_of("\r\n") == line.npos);
    CHECK(!find_invalid_utf8(line));
    unfolded += line.starts_with(' ') ? line.substr(1) : "\n" + line;
  }
  CHECK(lines.front() == "BEGIN:VCALENDAR");
  CHECK(holds(unfolded, "\nDTSTART;VALUE=DATE:20080701\nDTEND;VALUE=DATE:20080702\n"));
  CHECK(holds(unfolded, "\nDTSTAMP:20231114T221320Z\n"));
  CHECK(holds(unfolded, "\nURL:https://example.org/notices/n/\n"));
  CHECK(holds(unfolded, "某市学校食堂大宗食材采购管理办法（征求意见稿）》意见，并公布反馈方式的公告\n"));
  CHECK(holds(unfolded, "\nDESCRIPTION:来函\\, 来电\\n办公室\\; 0000-1234567\n"));
  CHECK(lines.back() == "END:VCALENDAR");
}
