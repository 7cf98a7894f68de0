// Protects: a list's URL shows the newest, numbered pages count from the oldest, and a full page never
// changes again.
#include "render/list_page.h"

#include "render/rendered_site.h"

using namespace gongbao;
using namespace gongbao::test;

namespace {

/// The places in the list, newest first, that a page shows, as "9-7".
std::string shown(int list_page, uint32_t count, size_t size) {
  std::vector<Ref<Document>> all;  // the oldest has the index 1
  for (uint32_t i = count; i > 0; --i) all.push_back({i});
  Page page;
  page.list_page = list_page;
  const std::vector<Ref<Document>> part = shown_on(page, all, size);
  return part.empty() ? "" : fmt::format("{}-{}", part.front().index, part.back().index);
}

std::string site_with(int notices) {
  std::string text = R"(
-- site.toml --
title = "某市公报"
base_url = "https://example.org/"
[output]
page_size = 2
)";
  for (int i = 1; i <= notices; ++i)
    text += fmt::format(
        "-- content/notices/n{0}.md --\n---\ntitle: 第{0}号通告\nagency: market\ndoc_type: 通告\nissued: "
        "2008-0{0}-01\n---\n正文\n",
        i);
  return text;
}

}  // namespace

TEST_CASE("the list's URL shows the newest, page k the k-th from the oldest") {
  CHECK(shown(0, 5, 2) == "5-4");
  CHECK(shown(1, 5, 2) == "2-1");
  CHECK(shown(2, 5, 2) == "4-3");
  CHECK(shown(3, 5, 2) == "5-5");
  CHECK(shown(0, 1, 2) == "1-1");
  CHECK(shown(0, 0, 2) == "");
}

TEST_CASE("a full page shows the same however many follow, to the byte") {
  RenderedSite five(site_with(5));
  RenderedSite eight(site_with(8));
  for (const char* path : {"notices/page/1/", "notices/page/2/"}) CHECK(five.file(path) == eight.file(path));
  CHECK(messages(five.findings) == std::vector<std::string>{});
}

TEST_CASE("from the newest one comes to every older page, and back to the newest") {
  RenderedSite site(site_with(5));
  const std::string newest = site.file("notices/");
  CHECK(contains(newest, "<a href=\"page/2/\" rel=\"next\">较早</a>"));
  CHECK(contains(newest, "最新2项，共5项"));
  CHECK(contains(site.file("notices/page/2/"), "<a href=\"../1/\" rel=\"next\">较早</a>"));
  CHECK(contains(site.file("notices/page/1/"), "<a href=\"../../\" rel=\"prev\">最新</a>"));
  CHECK(!contains(site.file("notices/page/1/"), "rel=\"next\""));
  CHECK(contains(site.file("notices/page/1/"), "<h1>公示公告（第1页）</h1>"));
}
