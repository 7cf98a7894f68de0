// Protects: what lies ahead of the public's view is told at the very second, each kind of change for what it
// is, and nothing that changes no page.
#include "review/next_change.h"

#include "support/site_text.h"

using namespace gongbao;
using gongbao::test::SiteText;

namespace {

Instant at(std::string_view text) { return std::get<Instant>(Instant::parse(text)); }

/// "2026-12-01T00:00:00+08:00 expires content/notices/a.md", one a line. Every problem counts as unsettled.
std::string ahead(std::string_view text, std::string_view as_of,
                  const std::map<std::string, Instant, std::less<>>& opening = {}) {
  const SiteText site(text);
  const VisibleLibrary seen = select_visible(*site.library, Audience::public_site, at(as_of));
  std::set<FindingRef> unsettled;
  for (const Ref<Document> note : seen.of_kind(DocumentKind::note))
    for (uint32_t i = 0; i < seen[note].as_note()->findings.size(); ++i) unsettled.insert({note, i});
  std::string result;
  for (const UpcomingChange& one : upcoming_changes(seen, *site.library, SignOffs(), opening, unsettled))
    result += fmt::format("{} {} {}{}\n", one.at.iso(), name_of(one.kind),
                          one.path.substr(one.path.rfind('/') + 1), one.part.empty() ? "" : "#" + one.part);
  return result;
}

std::string notice(std::string_view keys) {
  return fmt::format("\n-- content/notices/n.md --\n---\ntitle: 甲\ngenre: 公示\nagency: city\n{}\n---\n",
                     keys);
}

std::string campaign(std::string_view keys) {
  return fmt::format("\n-- content/campaigns/c/campaign.md --\n---\ntitle: 乙\nlead: city\n{}\n---\n", keys);
}

}  // namespace

TEST_CASE("a notice's own days, each at the start of the first day that differs, in the site's zone") {
  const std::string all =
      notice("effective: 2026-05-01\nexpires: 2026-06\nconsultation: {start: 2026-05-10, end: 2026-05-20}");
  CHECK(ahead(all, "2026-04-30T23:59:59+08:00") ==
        "2026-05-01T00:00:00+08:00 takes-effect n.md\n"
        "2026-05-10T00:00:00+08:00 consultation-opens n.md\n"
        "2026-05-21T00:00:00+08:00 consultation-closes n.md\n"
        "2026-07-01T00:00:00+08:00 expires n.md\n");
  CHECK(
      ahead(all, "2026-04-30T16:00:00Z").starts_with("2026-05-10T00:00:00+08:00"));  // 1 May has begun there
  CHECK(ahead(all, "2026-07-01T00:00+08:00") == "");
  CHECK(ahead(notice("expires: 20XX-06-30"), "2026-01-01T00:00+08:00") == "");
}

TEST_CASE(
    "a scheduled notice tells its publication alone; a draft, an internal and a withdrawn one nothing") {
  const std::string later = "publish: 2026-05-01T09:00+08:00\nexpires: 2026-06-30";
  CHECK(ahead(notice(later), "2026-04-30T00:00+08:00") == "2026-05-01T09:00:00+08:00 published n.md\n");
  CHECK(ahead(notice(later), "2026-05-01T09:00+08:00") == "2026-07-01T00:00:00+08:00 expires n.md\n");
  CHECK(ahead(notice(later + "\nstatus: draft"), "2026-04-30T00:00+08:00") == "");
  CHECK(ahead(notice(later + "\naudience: internal"), "2026-04-30T00:00+08:00") == "");
  CHECK(ahead(notice("expires: 2026-06-30\nwithdrawn: {date: 2026-01-01, reason: 重复}"),
              "2026-04-30T00:00+08:00") == "");
}

TEST_CASE("campaigns: begin and end, targets, tasks that are not done") {
  CHECK(ahead(campaign("period: 2026-03/2026-05\ntargets:\n  - {id: t1, text: 出动, metric: work, value: \"≥ "
                       "5\", by: 2026-04}\n"
                       "tasks:\n  - {id: k1, title: 一, due: 2026-04-10}\n  - {id: k2, title: 二, due: "
                       "2026-04-11, status: done}"),
              "2026-02-01T00:00+08:00") ==
        "2026-03-01T00:00:00+08:00 campaign-begins campaign.md\n"
        "2026-04-11T00:00:00+08:00 task-due campaign.md#k1\n"
        "2026-05-01T00:00:00+08:00 target-due campaign.md#t1\n"
        "2026-06-01T00:00:00+08:00 campaign-ends campaign.md\n");
}

TEST_CASE("findings that are not settled, and stocks that hold until further notice") {
  const std::string note =
      campaign("") +
      "\n-- content/campaigns/c/notes/a.md --\n---\ntitle: 丙\ntype: inspection\nagency: market\n"
      "findings:\n  - {id: p1, kind: problem, text: 破损, due: 2026-04-10}\nmetrics:\n"
      "  shops: {value: 5家, period: 2026-02-10/..}\n---\n";
  CHECK(ahead(note, "2026-01-05T00:00+08:00") ==
        "2026-02-10T00:00:00+08:00 new-period a.md\n2026-04-11T00:00:00+08:00 finding-due a.md#p1\n");
  CHECK(ahead(note, "2026-03-31T23:00+08:00").starts_with("2026-04-01T00:00:00+08:00 new-period a.md\n"));
  const std::string years =
      "-- site.toml --\ntitle = \"甲\"\nbase_url = \"https://a.example/\"\n[reports]\nperiods = [\"year\"]\n";
  CHECK(ahead(years + note, "2026-03-31T23:00+08:00") ==
        "2026-04-11T00:00:00+08:00 finding-due a.md#p1\n2027-01-01T00:00:00+08:00 new-period a.md\n");
}

TEST_CASE("a signed version that may be seen later") {
  CHECK(ahead(notice(""), "2026-01-01T00:00+08:00", {{"content/notices/n.md", at("2026-01-02T01:00Z")}}) ==
        "2026-01-02T09:00:00+08:00 published n.md\n");
}
