// Protects: addresses are relative, percent-encoded and stay inside the site.
#include "site/url.h"

using namespace gongbao;

TEST_CASE("relative addresses lead from one page to another, wherever the site lies") {
  CHECK(url::relative("", "agencies/x/") == "agencies/x/");
  CHECK(url::relative("agencies/x/", "") == "../../");
  CHECK(url::relative("agencies/x/", "agencies/x/") == "./");
  CHECK(url::relative("agencies/x/2008/", "agencies/x/") == "../");
  CHECK(url::relative("agencies/x/", "agencies/y/") == "../y/");
  CHECK(url::relative("campaigns/c/notes/n/", "metrics/a.b/") == "../../../../metrics/a.b/");
  CHECK(url::relative("a/", "agencies/") == "../agencies/");
  CHECK(url::relative("notices/n/", "notices/n/表.csv") == "%E8%A1%A8.csv");
}

TEST_CASE("a page is its folder's index.html") {
  CHECK(url::file_of("") == "index.html");
  CHECK(url::file_of("agencies/x/") == "agencies/x/index.html");
  CHECK(url::file_of("robots.txt") == "robots.txt");
}
