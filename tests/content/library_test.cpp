// Protects: what authors write becomes typed, and what is wrong is said where it stands, all at once.
#include "support/site_text.h"

using namespace gongbao;
using gongbao::test::SiteText;

TEST_CASE("a note, its campaign and its figures become typed values") {
  const SiteText site(R"(
-- content/campaigns/c/notes/deep/er/raid.md --
---
title: 夜查
type: enforcement
date: 2008-06-16
agency: 市场监管局
metrics:
  meat: 300多公斤
  work: {value: 12, note: 夜间}
---
见[计划](../../plan.md)。
-- content/campaigns/c/notes/plan.md --
---
title: 计划
type: plan
---
)");
  CHECK(site.codes() == "");
  const auto campaign = site.library->find(DocumentKind::campaign, "c");
  REQUIRE(campaign);
  const auto raid = site.library->find_in(*campaign, DocumentKind::note, "raid");
  REQUIRE(raid);
  const Document& note = (*site.library)[*raid];
  CHECK(note.agency == site.agency("market"));
  REQUIRE(note.figures.size() == 2);
  CHECK(note.figures[0].as_written == "300多公斤");
  CHECK(note.figures[0].value->qualifier == Qualifier::over);
  CHECK(note.figures[0].stated_at == Place{"content/campaigns/c/notes/deep/er/raid.md", 7, 9, 6});
  CHECK(note.figures[1].value->value == Decimal::of(12));
  const auto plan = site.library->find_in(*campaign, DocumentKind::note, "plan");
  CHECK(std::get<DocumentTarget>(site.library->links(*raid)[0]).document == *plan);
  // The lead is the agency of what does not name another.
  CHECK((*site.library)[*plan].agency == site.agency("city"));
}

TEST_CASE("all faults of all files are reported in one run, each with the nearest name") {
  const SiteText site(R"(
-- content/campaigns/c/notes/a.md --
---
titel: 一
type: inspecton
agency: 市场监管所
metrics:
  wrok: 3
---
[坏](note:b) [也坏](no.md)
-- content/notices/n.md --
---
title: 公告
agency: market
genre: 公示
campaign: d
---
)");
  CHECK(site.codes() == "key/choice key/missing key/unknown link/broken link/broken ref/agency ref/campaign ref/metric");
  for (const Finding& finding : site.findings.sorted()) {
    if (finding.code == "key/unknown") CHECK(finding.message.find("'title'") != std::string::npos);
    if (finding.code == "ref/agency") CHECK(finding.message.find("'市场监管局'") != std::string::npos);
    if (finding.code == "ref/metric") CHECK(finding.place.line == 6);
  }
}

TEST_CASE("a name means the nearest agency, and two equally near are an error") {
  const SiteText site(R"(
-- content/agencies.toml --
[[agency]]
id = "a"
name = "甲市"
[[agency]]
id = "a-office"
name = "甲市商务局"
short = "商务局"
parent = "a"
[[agency]]
id = "b"
name = "乙市"
[[agency]]
id = "b-office"
name = "乙市商务局"
short = "商务局"
parent = "b"
-- content/campaigns/c/campaign.md --
---
title: 甲市的行动
lead: a
---
-- content/campaigns/c/notes/n.md --
---
title: 记
type: other
agency: 商务局
---
-- content/notices/x.md --
---
title: 公告
genre: 公示
agency: 商务局
---
)");
  CHECK(site.codes() == "ref/ambiguous");
  const auto campaign = site.library->find(DocumentKind::campaign, "c");
  CHECK((*site.library)[*site.library->find_in(*campaign, DocumentKind::note, "n")].agency == site.agency("a-office"));
}

TEST_CASE("agencies in a circle are named, and the rest stands") {
  const SiteText site(R"(
-- content/agencies.toml --
[[agency]]
id = "x"
name = "甲"
parent = "y"
[[agency]]
id = "y"
name = "乙"
parent = "x"
[[agency]]
id = "city"
name = "丙"
)");
  CHECK(site.codes() == "agency/cycle");
  CHECK(site.library->agencies.in_tree_order().size() == 3);
}

TEST_CASE("ids that differ only by capitals or Unicode form clash") {
  const SiteText site(R"(
-- content/notices/2024/Plan.md --
---
title: 一
genre: 公示
agency: city
---
-- content/notices/2025/plan.md --
---
title: 二
genre: 公示
agency: city
---
)");
  CHECK(site.codes() == "id/clash");
}

TEST_CASE("an attachment lies beside its document, is what its name says, and only then goes out") {
  const SiteText site(R"(
-- content/pages/about.md --
---
title: 关于
attachments: [data.csv, fake.png]
---
[表](data.csv) [程序](tool.sh) [外面](../notices/n.txt)
-- content/pages/data.csv --
a,b
-- content/pages/fake.png --
not a picture
-- content/pages/tool.sh --
#!/bin/sh
-- content/notices/n.txt --
text
-- content/pages/unreferenced.txt --
secret
)");
  CHECK(site.codes() == "link/attachment link/attachment link/attachment");
  const Document& about = (*site.library)[*site.library->find(DocumentKind::page, "about")];
  REQUIRE(about.attachments.size() == 2);
  CHECK(about.attachments[0].name == "data.csv");
}

TEST_CASE("tables under metrics are joined up to a registered id, as TOML writes them") {
  const SiteText site(R"(
-- content/metrics.toml --
[[metric]]
id = "a.b"
name = "甲"
[[metric]]
id = "a.b.c"
name = "乙"
-- content/campaigns/c/notes/n.md --
+++
title = "记"
type = "other"
[metrics]
"a.b.c" = 2
[metrics.a]
b = 1
+++
)");
  CHECK(site.codes() == "");
  const auto campaign = site.library->find(DocumentKind::campaign, "c");
  CHECK((*site.library)[*site.library->find_in(*campaign, DocumentKind::note, "n")].figures.size() == 2);
}

TEST_CASE("figure links keep what they name and refuse what they do not know") {
  const SiteText site(R"(
-- content/campaigns/c/summaries/s.md --
---
title: 总结
period: 2008-06
---
共[](figure:work?agency=market&show=own)，另[](figure:work?show=owm)，再[](figure:work?agency=nobody)。
)");
  CHECK(site.codes() == "link/figure ref/agency");
  const auto campaign = site.library->find(DocumentKind::campaign, "c");
  const auto summary = site.library->find_in(*campaign, DocumentKind::summary, "s");
  const FigureQuery& query = std::get<FigureQuery>(site.library->links(*summary)[0]);
  CHECK(query.agency == site.agency("market"));
  CHECK(query.show == FigureQuery::Show::own);
  CHECK(query.period->text() == "2008-06");
  CHECK(query.campaign == campaign);
}

TEST_CASE("front matter that is no table is one finding, at its place, with nothing that follows from it") {
  for (const char* text : {"- a", "words", "[a, b]", "42", "'title: a'"}) {
    CAPTURE(text);
    const SiteText site(fmt::format("-- content/campaigns/d/campaign.md --\n---\n\n{}\n---\n正文。\n"
                                    "-- content/campaigns/d/notes/n.md --\n---\ntitle: 记\ntype: other\n---\n",
                                    text));
    REQUIRE(site.findings.items().size() == 1);
    const Finding& finding = site.findings.items().front();
    CHECK(finding.code == "front-matter/no-table");
    CHECK(finding.place == Place{"content/campaigns/d/campaign.md", 3, 1, finding.place.length});
    CHECK(!finding.hint.empty());
  }
}
