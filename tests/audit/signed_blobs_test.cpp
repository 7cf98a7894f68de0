// Protects: whose sign-offs the audit itself believes, so that a gate which believes others is found out: the
// signer's agency, and that nobody signs what he wrote since the version signed last. And that it doubts none
// that the gate rightly believes: in each case both come to the same versions.
#include "audit/signed_blobs.h"

#include <doctest/doctest.h>

#include "base/text.h"
#include "support/signed_site.h"

using namespace gongbao;
using gongbao::test::Judged;
using gongbao::test::SignedSite;

namespace {

const std::string notice = "content/notices/n1.md";

/// How many versions of the notice are signed in full.
size_t signed_versions(const SignedSite& site) {
  const Judged gate(site);
  const SignedBlobs read =
      read_signed_blobs(gate.snapshot, gate.library, *gate.history, Instant{site.now, 480}, {.jobs = 1});
  std::vector<std::string> of_audit, of_gate;
  if (const auto found = read.complete.find(notice); found != read.complete.end())
    for (const SignedBlob& one : found->second) of_audit.push_back(one.blob);
  for (const SignedVersion& one : gate.sign_offs.of(notice)->versions) of_gate.push_back(one.blob);
  CHECK(of_audit == of_gate);
  return of_audit.size();
}

std::string by(const std::string& person) {
  return fmt::format("change\n\nCo-authored-by: somebody <{}>\n", ascii_lower(SignedSite::email(person)));
}

}  // namespace

TEST_CASE("who wrote a version, alone or with others, does not sign it") {
  SignedSite site;
  site.write_notice("n1", "正文一。");
  SUBCASE("its author") { site.commit("app"); }
  SUBCASE("one of several") { site.commit("clerk", by("app")); }
  SUBCASE("an author of one before it that was not signed") {
    site.commit("app");
    site.write_notice("n1", "正文二。");
    site.commit("clerk");
  }
  SUBCASE("in a merged side") {
    site.commit("clerk");
    site.repository.git({"checkout", "-q", "-b", "side"});
    site.write_notice("n1", "正文二。");
    site.commit("app");
    site.repository.git({"checkout", "-q", "main"});
    site.repository.merge("side", site.now, "clerk <clerk@example.gov.cn>");
    site.now += 3600;
  }
  site.sign_fully(notice);
  CHECK(signed_versions(site) == 0);
  site.add_reviewer("other", "\"approve\"");
  site.commit("clerk");
  site.sign(notice, "other", "approve");
  CHECK(signed_versions(site) == 1);
}

TEST_CASE("who wrote an attachment does not sign the document") {
  SignedSite site;
  site.repository.write("content/notices/list.csv", "单位\n甲店\n");
  site.commit("app");
  site.write_notice("n1", "见[名单](list.csv)。");
  site.commit("clerk");
  site.sign_fully(notice, {"list.csv"});
  CHECK(signed_versions(site) == 0);
}

TEST_CASE("authors count since the version signed last, and bringing back its bytes hides nobody") {
  SignedSite site;
  site.add_reviewer("other", "\"approve\"");
  site.write_notice("n1", "正文一。");
  site.commit("app");
  site.sign(notice, "rev", "review");
  site.sign(notice, "other", "approve");
  REQUIRE(signed_versions(site) == 1);
  SUBCASE("the author of the signed version signs the next, by another") {
    site.write_notice("n1", "正文二。", "change_note: 更正\n");
    site.commit("clerk");
    site.sign_fully(notice);
    CHECK(signed_versions(site) == 2);
  }
  SUBCASE("not what he wrote between them, whatever stood there in the meantime") {
    site.write_notice("n1", "正文二。", "change_note: 更正\n");
    site.commit("app");
    site.write_notice("n1", "正文一。");
    site.commit("clerk");
    site.write_notice("n1", "正文三。", "change_note: 更正\n");
    site.commit("clerk");
    site.sign_fully(notice);
    CHECK(signed_versions(site) == 1);
  }
}

TEST_CASE("where the policy does not tell authors and signers apart, authors sign") {
  SignedSite site("[review.notice]\nroles = [\"approve\"]\nsigned = true\n");
  site.write_notice("n1", "正文一。");
  site.commit("app");
  site.sign(notice, "app", "approve");
  CHECK(signed_versions(site) == 1);
}

TEST_CASE("a reviewer signs for the agencies that are named, and those below them") {
  for (const auto& [agencies, expected] : std::vector<std::pair<std::string, size_t>>{
           {"[\"market\"]", 1}, {"[\"city\"]", 1}, {"[\"school\"]", 0}, {"[\"school\", \"city\"]", 1}}) {
    CAPTURE(agencies);
    SignedSite site;
    site.add_reviewer("office", "\"approve\"", "agencies = " + agencies + "\n");
    site.write_notice("n1", "正文一。");  // of the agency market
    site.commit("clerk");
    site.sign(notice, "rev", "review");
    site.sign(notice, "office", "approve");
    CHECK(signed_versions(site) == expected);
  }
}
