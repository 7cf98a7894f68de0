// Protects: a site that wants thousands separators has them in every figure of its pages and in nothing else;
// one that does not say so has none.
#include "render/rendered_site.h"

using namespace gongbao;
using namespace gongbao::test;

namespace {

RenderedSite site_with(std::string_view options) {
  return RenderedSite(fmt::format(R"(
-- site.toml --
title = "某市"
base_url = "https://example.org/"
{}
-- content/campaigns/c/notes/a.md --
---
title: 检查
type: inspection
agency: market
date: 2008-06-16
metrics:
  meat: 6500多公斤
  work: 1922
  shops: {{text: 2007年以来1200家次}}
---
-- content/campaigns/c/notes/b.md --
---
title: 复查
type: inspection
agency: school
date: 2008-06-17
metrics:
  work: 10000人次
---
共[](figure:work?agency=market)，合计[](figure:work?agency=city)，另有1234份材料，其中[10,000人次](figure:work?agency=school)。
-- content/campaigns/c/notes/t.md --
---
title: 汇报
type: report
agency: city
date: 2008-06-30
metrics: {{work: {{value: 12000人次, basis: total, period: 2008-06}}}}
---
)",
                                  options));
}

}  // namespace

TEST_CASE(
    "figures of pages have separators in prose, tables and totals; years and the author's texts have none") {
  RenderedSite site = site_with("[output]\ngroup_digits = true");
  const std::string report = site.file("agencies/city/2008-06/");
  CHECK(contains(report, "11,922"));
  CHECK(contains(report, "12,000"));
  CHECK(contains(report, "6,500多"));
  CHECK(!contains(report, "11922"));
  CHECK(!contains(report, "12000"));
  CHECK(!contains(report, "10000"));
  CHECK(contains(report, "2008年6月"));
  CHECK(!contains(report, "2,008"));
  const std::string prose = site.file("campaigns/c/notes/b/");
  CHECK(contains(prose, "1,922人次"));
  CHECK(contains(prose, "11,922人次"));
  CHECK(contains(prose, "10,000人次"));
  CHECK(!contains(prose, "10000人次"));
  CHECK(contains(prose, "另有1234份材料"));
  CHECK(contains(site.file("campaigns/c/notes/a/"), "2007年以来1200家次"));
  CHECK(messages(site.findings).empty());
}

TEST_CASE("data files never have separators") {
  RenderedSite site = site_with("[output]\ngroup_digits = true");
  int numbers = 0;
  for (const Page& page : site.site.pages) {
    if (!page.path.ends_with(".json") && !page.path.ends_with(".csv") && !page.path.ends_with(".xml"))
      continue;
    const std::string text = render_page(site.context, page, site.findings);
    for (const char* grouped : {"1,922", "10,000", "12,000", "6,500"})
      CHECK_MESSAGE(!contains(text, grouped), page.path);
    numbers += contains(text, "11922") || contains(text, "6500多");
  }
  CHECK(numbers > 3);
}

TEST_CASE("without the option a number stands as ever") {
  RenderedSite site = site_with("");
  const std::string report = site.file("agencies/city/2008-06/");
  CHECK(contains(report, "11922"));
  CHECK(contains(report, "6500多"));
  CHECK(!contains(report, "11,922"));
}

TEST_CASE("a page in English separates them too") {
  RenderedSite site = site_with("language = \"en\"\n[output]\ngroup_digits = true");
  const std::string report = site.file("agencies/city/2008-06/");
  CHECK(contains(report, "11,922"));
  CHECK(contains(report, "6,500"));
  CHECK(!contains(report, "11922"));
}
