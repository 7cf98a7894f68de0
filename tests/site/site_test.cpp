// Protects: the plan holds every page there is something for, and no other; names in prose link once.
#include "site/site.h"

#include "support/site_text.h"

using namespace gongbao;
using gongbao::test::SiteText;

namespace {

struct Planned {
  SiteText site;
  VisibleLibrary visible;
  Ledger ledger;
  History history;
  Findings findings;
  Site plan;

  explicit Planned(std::string_view text)
      : site(text),
        visible(select_visible(*site.library, Audience::public_site, std::get<Instant>(Instant::parse("2026-11-23T00:00Z")))),
        ledger(roll_up(visible)),
        plan(plan_site(visible, ledger, history, {}, findings)) {}

  bool has(std::string_view path) const {
    return std::any_of(plan.pages.begin(), plan.pages.end(), [&](const Page& page) { return page.path == path; });
  }
  std::string mentions_of(std::string_view note) const {
    const auto campaign = site.library->find(DocumentKind::campaign, "c");
    const auto ref = site.library->find_in(*campaign, DocumentKind::note, note);
    std::string result;
    for (const Mention& m : plan.mentions[ref->index])
      result += (*site.library)[*ref].body.html.substr(m.begin, m.end - m.begin) + " ";
    return result;
  }
};

}  // namespace

TEST_CASE("a report page exists only where there is something to report in the subtree") {
  const Planned planned(R"(
-- content/campaigns/c/notes/n.md --
---
title: 检查
type: inspection
agency: market
date: 2008-06-16
metrics: {work: 5}
---
)");
  CHECK(planned.findings.empty());
  for (const char* path : {"", "404.html", "agencies/", "agencies/city/", "agencies/city/2008/", "agencies/market/2008-Q2/",
                           "agencies/market/2008-06/", "periods/2008-06/", "campaigns/c/2008/", "campaigns/c/notes/n/",
                           "metrics/work/data.csv", "data/figures.json", "feed.xml", "sitemap.xml", "robots.txt"})
    CHECK_MESSAGE(planned.has(path), path);
  for (const char* path : {"agencies/school/2008/", "agencies/market/2008-05/", "periods/2009/", "metrics/meat/data.csv"})
    CHECK_MESSAGE(!planned.has(path), path);
}

TEST_CASE("agency names and titles link at their first mention; a short name of an unknown agency does not") {
  const Planned planned(R"(
-- content/bases.toml --
[[basis]]
id = "rules"
title = "生猪屠宰管理条例"
-- content/campaigns/c/notes/n.md --
---
title: 检查
type: inspection
agency: school
---
某市市场监督管理局检查，市场监管局复查，外省市场监管局未到。依照《生猪屠宰管理条例》和《条例》，以及《没有的办法》。
)");
  CHECK(planned.mentions_of("n") == "某市市场监督管理局 《生猪屠宰管理条例》 ");
}

TEST_CASE("two pages with one address are a finding that names it") {
  const Planned planned(R"(
-- content/pages/about.md --
---
title: 关于
aliases: [/metrics/, ../x, /old/about.html]
---
)");
  REQUIRE(planned.findings.items().size() == 2);
  CHECK(planned.findings.items()[0].code == "site/alias");
  CHECK(planned.findings.items()[1].code == "site/clash");
  CHECK(planned.has("old/about.html"));
}

TEST_CASE("lists count their pages from the oldest, so that full pages never change") {
  std::string text = "\n-- site.toml --\ntitle = \"某市\"\nbase_url = \"https://example.org/\"\n[output]\npage_size = 2\n";
  for (int i = 1; i <= 5; ++i)
    text += fmt::format("-- content/notices/n{}.md --\n---\ntitle: 公告\ngenre: 公示\nagency: city\nissued: 2024-01-0{}\n---\n", i, i);
  const Planned planned(text);
  for (const char* path : {"notices/", "notices/page/1/", "notices/page/2/", "notices/page/3/", "notices/2024/"})
    CHECK_MESSAGE(planned.has(path), path);
  CHECK(!planned.has("notices/page/4/"));
}

TEST_CASE("what mentions a thing stands in the order of listing: newest first, dateless last, then by path") {
  const auto note = [](std::string_view id, std::string_view keys) {
    return fmt::format("-- content/campaigns/c/notes/{}.md --\n---\ntitle: {}\ntype: other\nagency: market\n{}---\n"
                       "见[出动人员](metric:work)。\n", id, id, keys);
  };
  const Planned planned("\n" + note("a", "") + note("b", "date: 2008-06-01\n") + note("c", "date: 2008-06-30\n") +
                        note("d", "date: 20XX-07\n") +
                        "-- content/notices/n.md --\n---\ntitle: n\ngenre: 公示\nagency: market\nissued: 2008-06-15\n---\n"
                        "见[出动人员](metric:work)。\n");
  const auto titles = [&](const std::vector<Ref<Document>>& documents) {
    std::string result;
    for (const Ref<Document> document : documents) result += planned.visible[document].title + " ";
    return result;
  };
  CHECK(titles(planned.plan.backlinks.of_metric[planned.site.metric("work").index]) == "c n b d a ");
  CHECK(titles(planned.plan.backlinks.of_agency[planned.site.agency("market").index]) == "c n b d a ");
}
