// Protects: a notice's state follows from dates and chains at the build's moment.
#include "review/notice_state.h"

#include "support/site_text.h"

using namespace gongbao;
using gongbao::test::SiteText;

namespace {

NoticeState state(const SiteText& site, std::string_view id, std::string_view as_of,
                  Audience audience = Audience::public_site) {
  const VisibleLibrary visible =
      select_visible(*site.library, audience, std::get<Instant>(Instant::parse(as_of)));
  return NoticeStates(visible)[*site.library->find(DocumentKind::notice, id)];
}

std::string notice(std::string_view id, std::string_view keys, std::string_view agency = "city") {
  return fmt::format("\n-- content/notices/{}.md --\n---\ntitle: {}\ngenre: 公示\nagency: {}\n{}\n---\n", id, id,
                     agency, keys);
}

}  // namespace

TEST_CASE("a consultation opens and closes with its days, in the site's zone") {
  const SiteText site(notice("c", "consultation: {start: 2026-11-09, end: 2026-12-11}"));
  CHECK(state(site, "c", "2026-11-08T23:59+08:00") == NoticeState::in_force);
  CHECK(state(site, "c", "2026-11-08T16:00Z") == NoticeState::consultation_open);  // 9 November in the site's zone
  CHECK(state(site, "c", "2026-12-11T23:59+08:00") == NoticeState::consultation_open);
  CHECK(state(site, "c", "2026-12-12T00:00+08:00") == NoticeState::consultation_closed);
}

TEST_CASE("expiry, effect and withdrawal") {
  const SiteText site(notice("e", "effective: 2026-05-01\nexpires: 2026-06-30") +
                      notice("w", "withdrawn: {date: 2026-01-06, reason: 缺少依据}"));
  CHECK(state(site, "e", "2026-04-30T12:00+08:00") == NoticeState::not_yet_effective);
  CHECK(state(site, "e", "2026-06-30T12:00+08:00") == NoticeState::in_force);
  CHECK(state(site, "e", "2026-07-01T12:00+08:00") == NoticeState::expired);
  CHECK(state(site, "w", "2026-07-01T12:00+08:00") == NoticeState::withdrawn);
}

TEST_CASE("what supersedes or amends counts only while readers can see it") {
  const SiteText site(notice("old", "") + notice("amended", "") + notice("kept", "") + notice("new", "supersedes: old") +
                      notice("amendment", "amends: [amended]") + notice("draft", "supersedes: kept\nstatus: draft"));
  const std::string_view now = "2026-11-23T00:00+08:00";
  CHECK(state(site, "old", now) == NoticeState::superseded);
  CHECK(state(site, "amended", now) == NoticeState::amended);
  CHECK(state(site, "kept", now) == NoticeState::in_force);
  CHECK(state(site, "new", now) == NoticeState::in_force);
}

TEST_CASE("what replaces or amends from a later day on does so on that day, and both name each other before it") {
  const SiteText site(notice("old", "") + notice("amended", "") + notice("new", "supersedes: old\neffective: 2026-03-01") +
                      notice("change", "amends: amended\neffective: 2026-07-01"));
  const std::string_view before = "2026-02-28T23:59+08:00", after = "2026-03-01T00:00+08:00";
  CHECK(state(site, "old", before) == NoticeState::in_force);
  CHECK(state(site, "new", before) == NoticeState::not_yet_effective);
  CHECK(state(site, "old", after) == NoticeState::superseded);
  CHECK(state(site, "amended", after) == NoticeState::in_force);
  CHECK(state(site, "amended", "2026-07-01T00:00+08:00") == NoticeState::amended);
  const VisibleLibrary visible =
      select_visible(*site.library, Audience::public_site, std::get<Instant>(Instant::parse(before)));
  const NoticeStates states(visible);
  const Ref<Document> old = *site.library->find(DocumentKind::notice, "old");
  const Ref<Document> fresh = *site.library->find(DocumentKind::notice, "new");
  CHECK(states.chain(old).superseded_by == std::vector{fresh});
  CHECK(states.chain(fresh).supersedes == std::vector{old});
  CHECK(states.in_effect(states.chain(old).superseded_by).empty());
}

TEST_CASE("a notice that has expired stays superseded by the one that replaced it, and what was replaced does not revive") {
  const SiteText site(notice("old", "expires: 2026-01-31") + notice("new", "supersedes: old\nexpires: 2026-06-30"));
  CHECK(state(site, "old", "2026-12-01T00:00+08:00") == NoticeState::superseded);
  CHECK(state(site, "new", "2026-12-01T00:00+08:00") == NoticeState::expired);
}

TEST_CASE("a withdrawn notice takes back what it did to others") {
  const SiteText site(notice("old", "") + notice("new", "supersedes: old\nwithdrawn: {date: 2026-05-01, reason: 缺少依据}"));
  CHECK(state(site, "old", "2026-12-01T00:00+08:00") == NoticeState::in_force);
}

TEST_CASE("an internal build shows drafts and what is to come as such, and they do nothing to others yet") {
  const SiteText site(notice("old", "") + notice("other", "") + notice("waiting", "") +
                      notice("draft", "supersedes: old\nstatus: draft") +
                      notice("later", "supersedes: other\npublish: 2026-06-01T09:00+08:00"));
  const std::string_view now = "2026-05-31T12:00+08:00";
  CHECK(state(site, "draft", now, Audience::internal) == NoticeState::draft);
  CHECK(state(site, "later", now, Audience::internal) == NoticeState::scheduled);
  CHECK(state(site, "old", now, Audience::internal) == NoticeState::in_force);
  CHECK(state(site, "other", now, Audience::internal) == NoticeState::in_force);
  CHECK(state(site, "other", "2026-06-01T09:00+08:00", Audience::internal) == NoticeState::superseded);
  const VisibleLibrary visible =
      select_visible(*site.library, Audience::internal, std::get<Instant>(Instant::parse(now)));
  const Ref<Document> waiting = *site.library->find(DocumentKind::notice, "waiting");
  const NoticeStates states(visible, {waiting});
  CHECK(states[waiting] == NoticeState::awaiting_sign_off);
  CHECK(!states.is_current(waiting));
}

TEST_CASE("a notice acts on those of its own agency, of those below it and of its predecessors, and on no other") {
  constexpr std::string_view agencies = R"(
-- content/agencies.toml --
[[agency]]
id = "city"
name = "某市"
[[agency]]
id = "market"
name = "市监局"
parent = "city"
[[agency]]
id = "station"
name = "监管所"
parent = "market"
[[agency]]
id = "quality"
name = "质监局"
parent = "city"
succeeded_by = "market"
[[agency]]
id = "oldest"
name = "技术监督局"
parent = "city"
succeeded_by = "quality"
)";
  const auto acts = [&](std::string_view actor, std::string_view on) {
    const SiteText site(std::string(agencies) + notice("old", "", on) + notice("new", "supersedes: old\namends: old", actor));
    const NoticeState found = state(site, "old", "2026-11-23T00:00+08:00");
    const VisibleLibrary visible =
        select_visible(*site.library, Audience::public_site, std::get<Instant>(Instant::parse("2026-11-23T00:00Z")));
    const NoticeStates states(visible);
    const bool is_linked = !states.chain(*site.library->find(DocumentKind::notice, "old")).amended_by.empty();
    CHECK(is_linked == (found == NoticeState::superseded));
    return found == NoticeState::superseded;
  };
  CHECK(acts("market", "market"));
  CHECK(acts("city", "station"));
  CHECK(acts("market", "quality"));
  CHECK(acts("market", "oldest"));
  CHECK(!acts("station", "market"));
  CHECK(!acts("market", "city"));
  CHECK(!acts("quality", "market"));
  CHECK(!acts("station", "quality"));
}
