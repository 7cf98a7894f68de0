// Protects: one status for each document: what its head waits for and who may give it, what the public sees
// of it, and why not; read from real records with real signatures.
#include "review/document_status.h"

#include "support/signed_site.h"

using namespace gongbao;
using namespace gongbao::test;

namespace {

constexpr const char* path = "content/notices/n.md";

struct Told {
  explicit Told(const SignedSite& site, int64_t moment = 0) : judged(site, moment) {
    const Instant as_of{moment == 0 ? site.now : moment, 480};
    shown = judged.edition.is_head ? nullptr : std::make_unique<Library>();
    Findings findings;
    if (shown) {
      *shown = parse_library(judged.edition.snapshot, {}, findings);
      bind_edition(*shown, judged.edition);
    } else {
      bind_edition(judged.library, judged.edition);
    }
    seen = std::make_unique<VisibleLibrary>(
        select_visible(shown ? *shown : judged.library, Audience::public_site, as_of));
    StatusSources sources{judged.library, *judged.history, judged.sign_offs, *seen, moved, {}};
    for (const Finding& one : judged.findings.items())
      if (one.code == "review/void") sources.voided[one.place.path].push_back({one.place, one.message});
    all = document_statuses(sources);
  }
  const DocumentStatus& of(std::string_view document) const {
    return all[judged.library.at_path(document)->index];
  }
  /// "awaiting in-force"
  std::string states(std::string_view document = path) const {
    std::string result;
    for (const DocumentState state : of(document).states)
      result += (result.empty() ? "" : " ") + std::string(name_of(state));
    return result;
  }
  /// "review: rev@…; approve: "
  std::string awaited(std::string_view document = path) const {
    std::string result;
    for (const AwaitedRole& one : of(document).awaited) {
      result += (result.empty() ? "" : "; ") + one.role + ":";
      for (const std::string& email : one.emails) result += " " + email;
    }
    return result;
  }

  Judged judged;
  std::unique_ptr<Library> shown;
  std::unique_ptr<VisibleLibrary> seen;
  std::map<std::string, std::vector<FigureMove>, std::less<>> moved;
  std::vector<DocumentStatus> all;
};

}  // namespace

TEST_CASE("a notice on its way: draft, awaiting, half signed, in force, awaiting anew") {
  SignedSite site;
  site.write_notice("n", "正文。", "status: draft\n");
  site.commit("clerk");
  CHECK(Told(site).states() == "draft");
  CHECK(Told(site).awaited() == "");
  CHECK_FALSE(Told(site).of(path).is_public);

  site.write_notice("n", "正文。");
  const int64_t committed = site.now;
  site.commit("clerk");
  {
    const Told told(site);
    CHECK(told.states() == "awaiting");
    CHECK(told.awaited() == "review: rev@example.gov.cn; approve: app@example.gov.cn");
    CHECK(told.of(path).since->seconds >= committed);
    CHECK(told.of(path).has_proof == true);
  }
  site.sign(path, "rev", "review");
  {
    const Told told(site);
    CHECK(told.states() == "awaiting");
    CHECK(told.awaited() == "approve: app@example.gov.cn");
    REQUIRE(told.of(path).given.size() == 1);
    CHECK(told.of(path).given[0].role == "review");
  }
  site.sign(path, "app", "approve");
  {
    const Told told(site);
    CHECK(told.states() == "in-force");
    CHECK(told.of(path).is_plain());
    CHECK(told.of(path).shown->number == 1);
  }
  site.write_notice("n", "正文改了。", "change_note: 改正文\n");
  site.commit("rev");  // a reviewer who writes may not sign what he wrote
  {
    const Told told(site);
    CHECK(told.states() == "awaiting in-force");
    CHECK(told.awaited() == "review:; approve: app@example.gov.cn");
    CHECK(told.of(path).shown->number == 1);
    CHECK_FALSE(told.of(path).is_plain());
  }
}

TEST_CASE("scheduled once signed; expiring, expired, withdrawn as the public sees them") {
  SignedSite site;
  const auto on = [&](int days) { return Instant{site.now + days * 86'400, 480}; };
  const Instant publish = on(3);
  const Day last = on(60).day();
  site.write_notice("n", "正文。", fmt::format("publish: {}\nexpires: {}\n", publish.iso(), last.iso()));
  site.commit("clerk");
  CHECK(Told(site).states() == "awaiting");
  CHECK(Told(site).of(path).publish == publish);
  site.sign_fully(path);
  CHECK(Told(site).states() == "scheduled");
  CHECK(Told(site).judged.edition.opening.at(path) == publish);
  CHECK(Told(site, publish.seconds).states() == "in-force");
  const auto noon_of = [](Day day) { return int64_t{day.number} * 86'400 + 4 * 3600; };
  CHECK(Told(site, noon_of(Day{last.number - days_of_notice - 1})).states() == "in-force");
  CHECK(Told(site, noon_of(Day{last.number - days_of_notice})).states() == "expiring in-force");
  CHECK(Told(site, noon_of(last)).states() == "expiring in-force");
  CHECK(Told(site, noon_of(Day{last.number + 1})).states() == "expired");
}

TEST_CASE("a sign-off that does not count, and figures that moved") {
  SignedSite site;
  site.write_notice("n", "正文。");
  site.commit("clerk");
  SignOffEntry forged = site.entry(path, "rev", "review");
  forged.signature = site.entry(path, "app", "review").signature;  // another's
  site.append(path, forged);
  site.commit("rev");
  const Told told(site);
  CHECK(told.states() == "awaiting void");
  REQUIRE(told.of(path).voided.size() == 1);
  CHECK(told.of(path).voided[0].place.path == "content/reviews/notices/n.toml");

  site.sign_fully(path);
  Told moved(site);
  CHECK(moved.states() == "void in-force");
  StatusSources sources{
      moved.judged.library, *moved.judged.history, moved.judged.sign_offs, *moved.seen, {}, {}};
  sources.moved[path].push_back({{"work", "5", "exact", "5人次"}, {"work", "6", "exact", "6人次"}});
  const auto all = document_statuses(sources);
  CHECK(all[moved.judged.library.at_path(path)->index].states ==
        std::vector<DocumentState>{DocumentState::stale, DocumentState::in_force});
}

TEST_CASE("why the public does not see a document") {
  SignedSite site;
  site.repository.write("content/campaigns/h/campaign.md", "---\ntitle: 内部行动\naudience: internal\n---\n");
  site.repository.write("content/campaigns/h/notes/a.md", "---\ntitle: 记录\ntype: other\n---\n");
  site.repository.write("content/pages/p.md", "---\ntitle: 说明\n---\n");
  site.commit("clerk");
  const Told told(site);
  CHECK(told.states("content/campaigns/h/campaign.md") == "internal");
  CHECK(told.states("content/campaigns/h/notes/a.md") == "campaign");
  CHECK(told.states("content/pages/p.md") == "published");
  CHECK_FALSE(told.of("content/pages/p.md").has_proof.has_value());
}

TEST_CASE("states are named and found by their names") {
  for (const std::string& name : document_state_names()) CHECK(name_of(*document_state_named(name)) == name);
  CHECK(document_state_names().size() == document_states);
  CHECK_FALSE(document_state_named("nothing").has_value());
}

TEST_CASE(
    "withdrawn: readers see the tombstone, whatever the head would have needed, and nobody is awaited") {
  SignedSite site;
  site.write_notice("n", "正文。");
  site.commit("clerk");
  site.sign_fully(path);
  for (const std::string more : {"", "status: draft\n"}) {
    CAPTURE(more);
    site.write_notice("n", "正文。", more + "withdrawn: {date: 2026-09-01, reason: 依据失效}\n");
    site.commit("clerk");
    Told told(site);
    CHECK(told.judged.awaited(path) == "review approve");  // a head that nobody has signed
    CHECK(told.states() == "withdrawn");
    CHECK(told.awaited() == "");
    CHECK(told.of(path).is_public);
    CHECK_FALSE(told.of(path).shown.has_value());
    REQUIRE(told.of(path).withdrawal.has_value());
    CHECK(told.of(path).withdrawal->reason == "依据失效");
    CHECK(told.of(path).withdrawal->date->text() == "2026-09-01");
  }
}

TEST_CASE("what was never public has no tombstone: it waits as any other") {
  SignedSite site;
  site.write_notice("n", "正文。", "withdrawn: {date: 2026-09-01, reason: 依据失效}\n");
  site.commit("clerk");
  const Told told(site);
  CHECK(told.states() == "awaiting");
  CHECK_FALSE(told.of(path).is_public);
  CHECK_FALSE(told.of(path).withdrawal.has_value());
}
