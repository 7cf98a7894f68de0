// Protects: the digest of a sign-off is the contract's, byte for byte; two different things signed never have
// one digest's lines; what a record says is read back as it was written, and what is no record is a finding.
#include "content/sign_off_record.h"

#include <doctest/doctest.h>

#include "content/front_matter.h"

using namespace gongbao;

namespace {

SignOffEntry full_entry() {
  SignOffEntry entry;
  entry.role = "approve";
  entry.name = "签发人 \"甲\" \\ 乙";
  entry.email = "app@example.gov.cn";
  entry.instant = std::get<Instant>(Instant::parse("2026-09-01T11:00:07+08:00"));
  entry.blob = std::string(40, 'a');
  entry.digest = std::string(64, 'b');
  entry.remark = "已核\n第二行\ttab";
  entry.attachments = {{"table.csv", std::string(40, 'c'), std::string(64, 'd')}};
  entry.figures = {{"people?note=a&period=2026-03", "6500", "over", "6500多人次"},
                   {"checks", "-", "none", ""}};
  entry.signature = "-----BEGIN SSH SIGNATURE-----\nU1NI\n-----END SSH SIGNATURE-----\n";
  return entry;
}

const FrontMatterLimits as_large_as_registers{.max_bytes = size_t{16} << 20, .max_keys = 1'000'000};

std::vector<SignOffEntry> parse(const std::string& text, Findings& findings) {
  const std::optional<Node> node =
      read_toml_file(text, "content/reviews/notices/n.toml", as_large_as_registers, findings);
  return node ? parse_sign_offs(*node, "content/reviews/notices/n.toml", findings)
              : std::vector<SignOffEntry>();
}

/// What is read of an entry after `alter` changed it.
size_t entries_after(const std::function<void(SignOffEntry&)>& alter) {
  SignOffEntry entry = full_entry();
  alter(entry);
  Findings findings;
  const size_t count = parse(write_sign_off(entry), findings).size();
  CHECK(findings.has_errors() == (count == 0));
  return count;
}

}  // namespace

TEST_CASE("the digest is SHA-256 over the lines that the contract names, in order") {
  const Digest document = sha256("text\n");
  const std::string lines = "gongbao-signoff 1\nnotice:n1\ndocument " + document.hex() +
                            "\nattachment a b.csv " + std::string(64, '1') + "\nattachment c.pdf " +
                            std::string(64, '2') +
                            "\nfigure checks 12 exact\nfigure people?note=a 6500 over\n";
  const std::vector<SignedAttachment> files{{"c.pdf", "", std::string(64, '2')},
                                            {"a b.csv", "", std::string(64, '1')}};
  const std::vector<BoundFigure> figures{{"people?note=a", "6500", "over", "x"},
                                         {"checks", "12", "exact", "y"}};
  CHECK(sign_off_digest("notice:n1", document, files, figures).hex() == sha256(lines).hex());
  CHECK(sign_off_digest("notice:n1", document, {}, {}).hex() ==
        sha256("gongbao-signoff 1\nnotice:n1\ndocument " + document.hex() + "\n").hex());
}

TEST_CASE("each part of what is signed changes the digest") {
  const Digest document = sha256("text\n");
  const std::vector<SignedAttachment> files{{"a.csv", "", std::string(64, '1')}};
  const std::vector<BoundFigure> figures{{"checks", "12", "exact", "12户"}};
  std::set<std::string> digests{sign_off_digest("notice:n1", document, files, figures).hex()};
  const auto is_new = [&](const Digest& digest) { return digests.insert(digest.hex()).second; };
  CHECK(is_new(sign_off_digest("notice:n2", document, files, figures)));
  CHECK(is_new(sign_off_digest("summary:n1", document, files, figures)));
  CHECK(is_new(sign_off_digest("notice:n1", sha256("text"), files, figures)));
  CHECK(is_new(sign_off_digest("notice:n1", document, {}, figures)));
  CHECK(is_new(sign_off_digest("notice:n1", document, files, {})));
  CHECK(is_new(sign_off_digest("notice:n1", document, {{"b.csv", "", std::string(64, '1')}}, figures)));
  CHECK(is_new(sign_off_digest("notice:n1", document, {{"a.csv", "", std::string(64, '2')}}, figures)));
  CHECK(is_new(sign_off_digest("notice:n1", document, files, {{"checks?x", "12", "exact", ""}})));
  CHECK(is_new(sign_off_digest("notice:n1", document, files, {{"checks", "13", "exact", ""}})));
  CHECK(is_new(sign_off_digest("notice:n1", document, files, {{"checks", "12", "about", ""}})));
}

TEST_CASE("only byte-order mark, CRLF and the final newline are evened out") {
  CHECK(evened_out("\xEF\xBB\xBF"
                   "a\r\nb\r\n") == "a\nb\n");
  CHECK(evened_out("a") == "a\n");
  CHECK(evened_out("") == "\n");
  CHECK(evened_out("a\n\n") == "a\n\n");
  CHECK(evened_out("a\rb\n") == "a\rb\n");
  CHECK(evened_out("a \n") == "a \n");
  CHECK(evened_out("a\xEF\xBB\xBF\n") == "a\xEF\xBB\xBF\n");
  CHECK(evened_out("\xEF\xBB\xBF\xEF\xBB\xBF"
                   "a\n") ==
        "\xEF\xBB\xBF"
        "a\n");
}

TEST_CASE("a signature is made over digest, role and instant") {
  CHECK(signed_message(full_entry()) ==
        "digest " + std::string(64, 'b') + "\nrole approve\ninstant 2026-09-01T11:00:07+08:00\n");
}

TEST_CASE("an entry is read back as it was written") {
  const SignOffEntry written = full_entry();
  Findings findings;
  const std::vector<SignOffEntry> read =
      parse(write_sign_off(written) + "\n" + write_sign_off(written), findings);
  for (const Finding& finding : findings.items()) CHECK_MESSAGE(false, finding.message);
  REQUIRE(read.size() == 2);
  CHECK(read[0] == written);
  CHECK(read[1].name == written.name);
  CHECK(read[0].remark == written.remark);
  CHECK(read[0].attachments == written.attachments);
  CHECK(read[0].figures == written.figures);
  CHECK(signed_message(read[0]) == signed_message(written));
}

TEST_CASE("an entry that cannot be one of ours is an error and is not read") {
  CHECK(entries_after([](auto&) {}) == 1);
  CHECK(entries_after([](auto& e) { e.role.clear(); }) == 0);
  CHECK(entries_after([](auto& e) { e.email.clear(); }) == 0);
  CHECK(entries_after([](auto& e) { e.role = "approve\nrole review"; }) == 0);
  CHECK(entries_after([](auto& e) { e.blob = "HEAD"; }) == 0);
  CHECK(entries_after([](auto& e) { e.blob[0] = 'A'; }) == 0);
  CHECK(entries_after([](auto& e) { e.digest += "0"; }) == 0);
  CHECK(entries_after([](auto& e) { e.attachments[0].sha256 = "x"; }) == 0);
  CHECK(entries_after([](auto& e) { e.attachments[0].blob = "x"; }) == 0);
  CHECK(entries_after([](auto& e) { e.figures[0].value = "1\nfigure checks 9 exact"; }) == 0);
  CHECK(entries_after([](auto& e) { e.figures[0].query = "a\nb"; }) == 0);
}

TEST_CASE("a signed attachment lies beside its document, and is never a document, a register or a record") {
  for (const std::string name :
       {"../n2.csv", "/etc/passwd.txt", "a/../../b.csv", "./a.csv", "a//b.csv", "n2.md", "summaries/s.md",
        "../../site.toml", "x.toml", "page.html", "x.svg", "", "a.csv/", "..", "sub/a.csv"})
    CHECK_MESSAGE(entries_after([&](auto& e) { e.attachments[0].name = name; }) == 0, name);
  for (const std::string name : {"a.csv", "附件 1.PDF", "a.b.docx"})
    CHECK_MESSAGE(entries_after([&](auto& e) { e.attachments[0].name = name; }) == 1, name);
}

TEST_CASE("a record lies where its document lies") {
  CHECK(record_path("content/notices/2026/a.md") == "content/reviews/notices/2026/a.toml");
  CHECK(record_path("content/campaigns/c/campaign.md") == "content/reviews/campaigns/c/campaign.toml");
}

TEST_CASE("a record is read up to its most entries, and one more is an error that says the cure") {
  std::string text;
  for (size_t i = 0; i < most_sign_offs; ++i) text += write_sign_off(full_entry()) + "\n";
  Findings none;
  CHECK(parse(text, none).size() == most_sign_offs);
  CHECK(none.items().empty());
  Findings told;
  for (size_t i = 0; i < 3; ++i) text += write_sign_off(full_entry()) + "\n";
  CHECK(parse(text, told).size() == most_sign_offs);
  REQUIRE(told.items().size() == 1);
  CHECK(told.items()[0].code == "review/record");
  CHECK(told.items()[0].message.find("500") != std::string::npos);
  CHECK(told.items()[0].hint.find("oldest") != std::string::npos);
}

TEST_CASE("a query is taken apart into its metric and what else it says") {
  using Details = std::vector<std::pair<std::string, std::string>>;
  CHECK(metric_of_query("a%2Eb?agency=city") == "a.b");
  CHECK(metric_of_query("work") == "work");
  CHECK(details_of_query("work").empty());
  CHECK(details_of_query("work?agency=%E5%B8%82&show=own&period=2026-03/2026-04") ==
        Details{{"agency", "市"}, {"show", "own"}, {"period", "2026-03/2026-04"}});
}
