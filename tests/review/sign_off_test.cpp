// Protects: a sign-off counts only over the exact bytes, by who may sign, with a key of theirs; whatever else
// stands in a record shows nothing and says why.
#include "review/sign_off.h"

#include <doctest/doctest.h>

#include "content/ssh_signature.h"
#include "support/signed_site.h"

using namespace gongbao;
using gongbao::test::Judged;
using gongbao::test::SignedSite;

namespace {

const std::string notice = "content/notices/n1.md";

/// A notice by the clerk, committed, and nothing signed.
SignedSite site_with_notice(std::string_view policy = SignedSite::default_policy) {
  SignedSite site(policy);
  site.write_notice("n1", "正文一。");
  site.commit("clerk");
  return site;
}

bool says(const std::string& text, std::string_view part) { return text.find(part) != text.npos; }

/// What becomes of a notice that rev has signed rightly, and app with an entry that `alter` changes after it
/// was made. It must not be shown, and one sign-off must be void for `reason`.
void check_forged(const std::function<void(SignedSite&, SignOffEntry&)>& alter, std::string_view reason) {
  CAPTURE(reason);
  SignedSite site = site_with_notice();
  site.sign(notice, "rev", "review");
  SignOffEntry entry = site.entry(notice, "app", "approve");
  alter(site, entry);
  site.append(notice, entry);
  site.commit("app");
  const Judged judged(site);
  CHECK(judged.shown(notice) == "");
  CHECK_MESSAGE(says(judged.voids(), reason), judged.voids());
  CHECK(judged.awaited(notice) == "approve");
}

}  // namespace

TEST_CASE("a version is shown once each role has signed it, not before") {
  SignedSite site = site_with_notice();
  CHECK(Judged(site).shown(notice) == "");
  CHECK(Judged(site).awaited(notice) == "review approve");
  site.sign(notice, "rev", "review");
  CHECK(Judged(site).shown(notice) == "");
  CHECK(Judged(site).awaited(notice) == "approve");
  site.sign(notice, "app", "approve");
  const Judged judged(site);
  CHECK(judged.shown(notice) == site.text_of(notice));
  CHECK(judged.awaited(notice) == "");
  CHECK(judged.numbers(notice) == "1");
  CHECK(judged.codes() == "");
}

TEST_CASE("what comes after the version signed last is not shown until it is signed") {
  SignedSite site = site_with_notice();
  site.sign_fully(notice);
  const std::string first = site.text_of(notice);
  site.write_notice("n1", "正文二。", "change_note: 更正\n");
  site.commit("clerk");
  CHECK(Judged(site).shown(notice) == first);
  site.sign(notice, "rev", "review");
  CHECK(Judged(site).shown(notice) == first);
  CHECK(Judged(site).awaited(notice) == "approve");
  site.sign(notice, "app", "approve");
  CHECK(Judged(site).shown(notice) == site.text_of(notice));
  CHECK(Judged(site).numbers(notice) == "1 2");
}

TEST_CASE("altered entries count for nothing") {
  check_forged([](auto&, auto& e) { e.digest[0] = e.digest[0] == '0' ? '1' : '0'; },
               "its digest is not that of this document");
  check_forged([](auto&, auto& e) { e.instant.seconds += 1; }, "its signature is not its signer's");
  check_forged([](auto&, auto& e) { e.signature.clear(); }, "it bears no signature");
  check_forged([](auto&, auto& e) { e.signature[60] = e.signature[60] == 'A' ? 'B' : 'A'; },
               "its signature is not its signer's");
  check_forged([](auto&, auto& e) { e.signature = "-----BEGIN SSH SIGNATURE-----\n"; },
               "its signature is not its signer's");
  check_forged([](auto&, auto& e) { e.role = "review"; }, "its signer does not hold the role 'review'");
  check_forged([](auto&, auto& e) { e.role = "publish"; }, "the policy asks for no role 'publish'");
  check_forged([](auto&, auto& e) { e.email = "rev@example.gov.cn"; },
               "its signer does not hold the role 'approve'");
  check_forged([](auto&, auto& e) { e.email = "nobody@example.gov.cn"; },
               "its signer does not hold the role");
  check_forged([](auto& site, auto& e) { e.blob = site.repository.blob("other bytes\n"); },
               "its digest is not that of this document");
  check_forged([](auto&, auto& e) { e.blob = std::string(40, 'a'); }, "are not in this repository");
}

TEST_CASE("a forged e-mail, another's key, a namespace of other signatures") {
  check_forged([](auto& site, auto& e) { site.seal(e, "mallory"); }, "its signature is not its signer's");
  check_forged([](auto& site, auto& e) { site.seal(e, "rev"); }, "its signature is not its signer's");
  // Signed for another version of the site's own making: bytes that the document never had.
  check_forged(
      [](auto& site, auto& e) {
        e.blob = site.repository.blob("---\ntitle: 没有提交过\nagency: market\ndoc_type: 通告\n---\n");
        site.digest_anew(e, "notice:n1");
        site.seal(e, "app");
      },
      "in no version of this document");
}

TEST_CASE("a sign-off of one document is none of another with the same bytes") {
  SignedSite site = site_with_notice();
  site.write_notice("n2", "正文一。");
  site.commit("clerk");
  site.sign_fully(notice);
  site.repository.write("content/reviews/notices/n2.toml", site.text_of("content/reviews/notices/n1.toml"));
  site.commit("clerk");
  const Judged judged(site);
  CHECK(judged.shown(notice) != "");
  CHECK(judged.shown("content/notices/n2.md") == "");
  CHECK(says(judged.voids(), "its digest is not that of this document"));
}

TEST_CASE("summaries of one id in two campaigns have their own sign-offs") {
  SignedSite site;
  const std::string text = "---\ntitle: 小结\nagency: market\n---\n\n情况如下。\n";
  site.repository.write("content/campaigns/autumn/campaign.md", "---\ntitle: 秋季\nlead: city\n---\n");
  site.repository.write("content/campaigns/spring/summaries/s.md", text);
  site.repository.write("content/campaigns/autumn/summaries/s.md", text);
  site.commit("clerk");
  site.sign_fully("content/campaigns/spring/summaries/s.md");
  site.repository.write("content/reviews/campaigns/autumn/summaries/s.toml",
                        site.text_of("content/reviews/campaigns/spring/summaries/s.toml"));
  site.commit("clerk");
  const Judged judged(site);
  CHECK(judged.shown("content/campaigns/spring/summaries/s.md") == text);
  CHECK(judged.shown("content/campaigns/autumn/summaries/s.md") == "");
}

TEST_CASE("a role counts for the reviewer's agencies and those below") {
  for (const auto& [agency, counts] :
       std::map<std::string, bool>{{"market", true}, {"city", true}, {"school", false}}) {
    CAPTURE(agency);
    SignedSite site = site_with_notice();
    site.add_reviewer("part", "\"approve\"", "agencies = [\"" + agency + "\"]\n");
    site.commit("clerk");
    site.sign(notice, "rev", "review");
    site.sign(notice, "part", "approve");
    const Judged judged(site);
    CHECK((judged.shown(notice) != "") == counts);
    CHECK(says(judged.voids(), "does not hold the role 'approve' for this agency") != counts);
  }
}

TEST_CASE("keys of every common type sign; a reviewer may have two keys; one person may hold both roles") {
  for (const std::string type : {"ecdsa", "rsa", "ed25519"}) {
    CAPTURE(type);
    const SignedSite keys;
    SignedSite& site = const_cast<SignedSite&>(keys);
    const std::string signature = sign_message({site.key_file("one", type).string(), {}, {}}, "message");
    CHECK(verify_signature(site.public_key("one", type), "message", signature));
    CHECK_FALSE(verify_signature(site.public_key("one", type), "messagf", signature));
    CHECK_FALSE(verify_signature(site.public_key("two", type), "message", signature));
  }
  SignedSite site = site_with_notice();
  site.repository.write("site.toml",
                        site.text_of("site.toml") +
                            "\n[[reviewer]]\nemail = \"APP@example.gov.cn\"\nroles = [\"approve\", "
                            "\"review\"]\nkey = \"" +
                            site.public_key("spare") + "\"\n");
  site.commit("clerk");
  for (const char* role : {"review", "approve"}) {
    SignOffEntry entry = site.entry(notice, "app", role);
    site.seal(entry, "spare");
    site.append(notice, entry);
    site.commit("app");
  }
  CHECK(Judged(site).shown(notice) == site.text_of(notice));
}

TEST_CASE("the instant of a sign-off decides, not its place in the file, and none counts before its time") {
  SignedSite site = site_with_notice();
  const std::string first = site.text_of(notice);
  SignOffEntry a1 = site.entry(notice, "rev", "review");
  SignOffEntry a2 = site.entry(notice, "app", "approve");
  site.write_notice("n1", "正文二。", "change_note: 更正\n");
  site.commit("clerk");
  const std::string second = site.text_of(notice);
  const int64_t between = site.now;
  site.now += 60;
  SignOffEntry b1 = site.entry(notice, "rev", "review");
  SignOffEntry b2 = site.entry(notice, "app", "approve");
  for (const SignOffEntry& entry : {b2, b1, a2, a1}) site.append(notice, entry);
  site.commit("clerk");
  CHECK(Judged(site).shown(notice) == second);
  CHECK(Judged(site).numbers(notice) == "1 2");
  CHECK(Judged(site, between).shown(notice) == first);
  CHECK(Judged(site, between).awaited(notice) == "review approve");
  CHECK(Judged(site, a1.instant.seconds - 1).shown(notice) == "");
}

TEST_CASE("sign-offs of one second stand in the order of the versions, wherever they lie in the file") {
  SignedSite site = site_with_notice();
  const int64_t moment = site.now + 100'000;
  std::vector<SignOffEntry> entries;
  const auto sign_at_the_moment = [&](const std::string& who, const std::string& role) {
    SignOffEntry entry = site.entry(notice, who, role);
    entry.instant.seconds = moment;
    site.seal(entry, who);
    entries.push_back(entry);
  };
  sign_at_the_moment("rev", "review");
  sign_at_the_moment("app", "approve");
  site.write_notice("n1", "正文二。");
  site.commit("clerk");
  sign_at_the_moment("rev", "review");
  sign_at_the_moment("app", "approve");
  for (const size_t i : {2, 3, 0, 1}) site.append(notice, entries[i]);
  site.commit("clerk");
  CHECK(Judged(site, moment).shown(notice) == site.text_of(notice));
}

TEST_CASE("without [review] signed, the commit that brought an entry in must bear its signer's e-mail") {
  const std::string unsigned_policy =
      "[review.default]\nroles = [\"approve\"]\n\n[review.campaign]\nroles = [\"nobody\"]\n";
  SignedSite site = site_with_notice(unsigned_policy);
  SignOffEntry entry = site.entry(notice, "app", "approve");
  entry.signature.clear();
  site.append(notice, entry);
  SUBCASE("brought in by its signer") {
    site.commit("app");
    CHECK(Judged(site).shown(notice) == site.text_of(notice));
    SUBCASE("and still there when others add to the record") {
      site.repository.write(record_path(notice), "# 记录\n" + site.text_of(record_path(notice)));
      site.commit("clerk");
      CHECK(Judged(site).shown(notice) == site.text_of(notice));
    }
  }
  SUBCASE("brought in by another") {
    site.commit("clerk");
    CHECK(Judged(site).shown(notice) == "");
    CHECK(says(Judged(site).voids(), "does not bear its signer's e-mail"));
  }
}

TEST_CASE("[review.default] asks it of every kind without a table of its own") {
  SignedSite site("[review.default]\nroles = [\"approve\"]\nsigned = true\n");
  site.repository.write("content/pages/about.md", "---\ntitle: 关于\n---\n");
  site.commit("clerk");
  CHECK(Judged(site).shown("content/pages/about.md") == "");
  CHECK(Judged(site).shown("content/campaigns/spring/notes/visit.md") == "");
}

TEST_CASE("hostile records are findings, and end in time") {
  SignedSite site = site_with_notice();
  const std::string record = record_path(notice);
  SUBCASE("no TOML") { site.repository.write(record, "[[sign_off\nrole = \"review\"\n"); }
  SUBCASE("other keys") { site.repository.write(record, "[[sign_off]]\nrole = \"approve\"\nok = true\n"); }
  SUBCASE("not a list") { site.repository.write(record, "sign_off = 1\n"); }
  SUBCASE("binary") { site.repository.write(record, std::string("\0\xFF\xFE[[sign_off]]", 15)); }
  SUBCASE("control characters in a name") {
    SignOffEntry entry = site.entry(notice, "app", "approve");
    entry.role = "approve\nrole review";
    site.append(notice, entry);
  }
  SUBCASE("20 MB") { site.repository.write(record, "remark = \"" + std::string(20'000'000, 'x') + "\"\n"); }
  site.commit("clerk");
  const Judged judged(site);
  CHECK(judged.findings.has_errors());
  CHECK(judged.shown(notice) == "");
}

TEST_CASE("a record of a document that is not there is a warning") {
  SignedSite site = site_with_notice();
  site.sign_fully(notice);
  site.repository.write("content/reviews/notices/n9.toml", site.text_of(record_path(notice)));
  site.commit("clerk");
  CHECK(Judged(site).codes() == "review/record");
  CHECK(Judged(site).shown(notice) != "");
}

TEST_CASE("a record that leaves out a file or figure of the text counts for nothing") {
  SignedSite site;
  site.repository.write("content/notices/table.csv", "a,b\n1,2\n");
  site.write_notice("n1", "见[表](table.csv)。");
  site.write_notice("n2", "共[5次](figure:work?campaign=c)。");
  site.commit("clerk");
  site.sign_fully("content/notices/n1.md");
  site.sign_fully("content/notices/n2.md");
  const Judged judged(site);
  CHECK(judged.shown("content/notices/n1.md").empty());
  CHECK(judged.shown("content/notices/n2.md").empty());
  CHECK(judged.voids().find("leaves out 'table.csv'") != std::string::npos);
  CHECK(judged.voids().find("leaves out 'figure:work?campaign=c'") != std::string::npos);
  site.sign_fully("content/notices/n1.md", {"table.csv"});
  CHECK(!Judged(site).shown("content/notices/n1.md").empty());
}
