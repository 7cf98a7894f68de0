// Protects: a notice's state follows from dates and chains at the build's moment.
#include "review/notice_state.h"

#include "support/site_text.h"

using namespace gongbao;
using gongbao::test::SiteText;

namespace {

NoticeState state(const SiteText& site, std::string_view id, std::string_view as_of) {
  const VisibleLibrary visible =
      select_visible(*site.library, Audience::public_site, std::get<Instant>(Instant::parse(as_of)));
  return NoticeStates(visible)[*site.library->find(DocumentKind::notice, id)];
}

std::string notice(std::string_view id, std::string_view keys) {
  return fmt::format("\n-- content/notices/{}.md --\n---\ntitle: {}\ngenre: 公示\nagency: city\n{}\n---\n", id, id, keys);
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
