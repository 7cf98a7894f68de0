// Protects: each rule finds its fault and nothing else.
#include "check/checks.h"

#include "support/site_text.h"

using namespace gongbao;
using gongbao::test::SiteText;

namespace {

std::string codes(std::string_view text) {
  SiteText site(text);
  check_content(*site.library, site.findings);
  check_table_files(*site.library, *site.snapshot, {.jobs = 1}, site.findings);
  const VisibleLibrary visible =
      select_visible(*site.library, Audience::public_site, std::get<Instant>(Instant::parse("2026-11-23T00:00Z")));
  check_withheld_links(*site.library, visible, site.findings);
  return site.codes();
}

std::string notice(std::string_view id, std::string_view keys) {
  return fmt::format("\n-- content/notices/{}.md --\n---\ntitle: {}\ngenre: 公示\nagency: city\n{}\n---\n", id, id, keys);
}

}  // namespace

TEST_CASE("one figure stated twice in a note") {
  const std::string note = "\n-- content/campaigns/c/notes/n.md --\n---\ntitle: 记\ntype: other\nmetrics:\n  work:\n    - 5\n    - {}\n---\n";
  CHECK(codes(fmt::format(fmt::runtime(note), "7")) == "figure/duplicate");
  CHECK(codes(fmt::format(fmt::runtime(note), "{value: 7, region: 城区}")) == "");
}

TEST_CASE("a figure dated outside its agency's life") {
  CHECK(codes(R"(
-- content/agencies.toml --
[[agency]]
id = "city"
name = "某市"
valid = "../2007"
-- content/campaigns/c/notes/n.md --
---
title: 记
type: other
date: 2008-06-16
metrics: {work: 5}
---
)") == "figure/validity");
}

TEST_CASE("notices in a circle, with two heads, and with contradicting dates") {
  CHECK(codes(notice("a", "supersedes: b") + notice("b", "supersedes: a")) == "notice/circle");
  CHECK(codes(notice("a", "") + notice("b", "supersedes: a") + notice("c", "supersedes: a")) == "notice/heads");
  CHECK(codes(notice("a", "effective: 2024-05-01\nexpires: 2024-04-01")) == "notice/dates");
  CHECK(codes(notice("a", "") + notice("b", "supersedes: a") + notice("c", "supersedes: b")) == "");
}

TEST_CASE("a link to what readers may not see becomes its text, with a warning; an empty one is an error") {
  const std::string draft = notice("d", "status: draft");
  SiteText with_text(draft + notice("a", "") + "见[草稿](notice:d)。\n");
  const auto findings = [](const std::string& text) {
    SiteText site(text);
    const VisibleLibrary visible =
        select_visible(*site.library, Audience::public_site, std::get<Instant>(Instant::parse("2026-11-23T00:00Z")));
    check_withheld_links(*site.library, visible, site.findings);
    return site.findings;
  };
  const Findings warned = findings(draft + notice("a", "") + "见[草稿](notice:d)。\n");
  REQUIRE(warned.items().size() == 1);
  CHECK(warned.items()[0].severity == Severity::warning);
  CHECK(findings(draft + notice("a", "") + "见[](notice:d)。\n").has_errors());
  CHECK(findings(draft + "\n").empty());
}

TEST_CASE("a CSV file that a notice shows as a table is attached and can be read") {
  const std::string with_table = notice("a", "attachments: [a.csv]\ntables: [{title: 表, file: a.csv}]");
  const auto found = [&](const std::string& text) {
    SiteText site(text);
    check_table_files(*site.library, *site.snapshot, {.jobs = 1}, site.findings);
    std::string places;
    for (const Finding& one : site.findings.sorted())
      places += fmt::format("{}:{} {}\n", one.place.path, one.place.line, one.message);
    return places;
  };
  const std::string file = "-- content/notices/a.csv --\n";
  CHECK(found(with_table + file + "甲,乙\n1,2\n") == "");
  CHECK(found(with_table + file + "甲,乙\n1,2\n1,2,3\n") ==
        "content/notices/a.csv:3 a row has 3 cells, the header 2\n");
  CHECK(found(with_table + file + "甲,乙\n") == "content/notices/a.csv:0 the file has a header and no rows\n");
  CHECK(found(notice("a", "tables: [{title: 表, file: a.csv}]") + file + "甲\n1\n") ==
        "content/notices/a.md:5 'a.csv' is not attached to this notice, so its table has no rows\n");
  CHECK(codes(with_table) == "link/attachment");  // and nothing that only follows from it
}

TEST_CASE("two metrics of one name are a warning") {
  const auto metrics = [](std::string_view second) {
    return fmt::format("\n-- content/metrics.toml --\n[[metric]]\nid = \"a\"\nname = \"出动人员\"\n"
                       "[[metric]]\nid = \"b\"\nname = \"{}\"\n", second);
  };
  CHECK(codes(metrics("出动人员")) == "metric/name");
  CHECK(codes(metrics("出动车辆")) == "");
}
