// Protects: what history tells of a sign-off: who wrote what was signed, what was revoked or reverted, and
// what outlives a squash, a merge, a move and other line ends.
#include <doctest/doctest.h>

#include "support/signed_site.h"

using namespace gongbao;
using gongbao::test::Judged;
using gongbao::test::SignedSite;

namespace {

const std::string notice = "content/notices/n1.md";
const std::string record = "content/reviews/notices/n1.toml";

SignedSite site_with_notice() {
  SignedSite site;
  site.add_reviewer("both", "\"review\", \"approve\"");
  site.write_notice("n1", "正文一。");
  site.commit("clerk");
  return site;
}

bool says(const std::string& text, std::string_view part) { return text.find(part) != text.npos; }
constexpr std::string_view is_author = "its signer is an author of what was signed";

/// The bytes of a work tree's file with `to` for the first `from`.
void change(SignedSite& site, const std::string& path, std::string_view from, std::string_view to) {
  std::string text = site.text_of(path);
  const size_t at = text.find(from);
  REQUIRE(at != text.npos);
  site.repository.write(path, text.replace(at, from.size(), to));
}

}  // namespace

TEST_CASE("nobody signs what he wrote") {
  SignedSite site;
  site.add_reviewer("both", "\"review\", \"approve\"");
  site.write_notice("n1", "正文一。");
  SUBCASE("the author") { site.commit("both"); }
  SUBCASE("with the e-mail in other case") {
    site.repository.commit("change", site.now, "某人 <Both@Example.GOV.cn>");
  }
  SUBCASE("as one of several authors") {
    site.commit("clerk", "写\n\nCo-authored-by: 某人 <BOTH@example.gov.cn>\n");
  }
  SUBCASE("of a version before it, not signed") {
    site.commit("both");
    site.write_notice("n1", "正文二。");
    site.commit("clerk");
  }
  SUBCASE("of a part that a merge brought in") {
    site.commit("clerk");
    site.repository.git({"checkout", "-q", "-b", "side"});
    site.write_notice("n1", "正文二。");
    site.commit("both");
    site.repository.git({"checkout", "-q", "main"});
    site.repository.merge("side", site.now, "clerk <clerk@example.gov.cn>");
    site.now += 3600;
  }
  site.sign(notice, "rev", "review");
  site.sign(notice, "both", "approve");
  const Judged judged(site);
  CHECK(judged.shown(notice) == "");
  CHECK_MESSAGE(says(judged.voids(), is_author), judged.voids());
  site.sign(notice, "app", "approve");
  CHECK(Judged(site).shown(notice) == site.text_of(notice));
}

TEST_CASE("who wrote a version that was signed by others since may sign the next") {
  SignedSite site;
  site.add_reviewer("both", "\"review\", \"approve\"");
  site.write_notice("n1", "正文一。");
  site.commit("both");
  site.sign_fully(notice);
  site.write_notice("n1", "正文二。");
  site.commit("clerk");
  site.sign(notice, "rev", "review");
  site.sign(notice, "both", "approve");
  CHECK(Judged(site).shown(notice) == site.text_of(notice));
  SUBCASE("and again, when only its figures have moved") {
    const std::vector<BoundFigure> figures{{"checks", "12", "exact", "12户"}};
    site.sign(notice, "rev", "review", {}, figures);
    site.sign(notice, "both", "approve", {}, figures);
    CHECK(Judged(site).voids() == "");
    CHECK(Judged(site).numbers(notice) == "1 2 3");
  }
}

TEST_CASE("a revert of one's own text and of the revert launders no author") {
  SignedSite site = site_with_notice();
  site.sign_fully(notice);
  site.write_notice("n1", "正文二。");
  site.commit("both");
  site.write_notice("n1", "正文一。");
  site.commit("both");
  site.write_notice("n1", "正文二。");
  site.commit("clerk");
  site.sign(notice, "rev", "review");
  site.sign(notice, "both", "approve");
  CHECK(Judged(site).shown(notice) != site.text_of(notice));
  CHECK(says(Judged(site).voids(), is_author));
}

TEST_CASE("who wrote an attachment since the last sign-off may not sign it") {
  SignedSite site = site_with_notice();
  const std::string table = "content/notices/table.csv";
  site.write_notice("n1", "见[附件](table.csv)。");
  site.repository.write(table, "项目,数量\n甲,1\n");
  site.commit("clerk");
  site.repository.write(table, "项目,数量\n甲,1\n乙,2\n");
  site.commit("both");
  SUBCASE("its last version") {}
  SUBCASE("one before it") {
    site.repository.write(table, "项目,数量\n甲,1\n乙,3\n");
    site.commit("clerk");
  }
  bool is_removed = false;
  SUBCASE("and it was taken away after signing") { is_removed = true; }
  site.append(notice, site.entry(notice, "rev", "review", {"table.csv"}));
  site.append(notice, site.entry(notice, "both", "approve", {"table.csv"}));
  if (is_removed) {
    site.write_notice("n1", "没有附件。");
    site.repository.remove(table);
  }
  site.commit("clerk");
  CHECK(Judged(site).shown(notice) == "");
  CHECK_MESSAGE(says(Judged(site).voids(), is_author), Judged(site).voids());
}

TEST_CASE("an attachment's author before the last sign-off may sign what comes after") {
  SignedSite site = site_with_notice();
  site.write_notice("n1", "见[附件](table.csv)。");
  site.commit("clerk");
  site.repository.write("content/notices/table.csv", "项目,数量\n甲,1\n");
  site.commit("both");
  site.sign_fully(notice, {"table.csv"});
  site.repository.write("content/notices/table.csv", "项目,数量\n甲,1\n乙,3\n");
  site.commit("clerk");
  site.sign(notice, "rev", "review", {"table.csv"});
  site.sign(notice, "both", "approve", {"table.csv"});
  CHECK(Judged(site).voids() == "");
  CHECK(Judged(site).numbers(notice) == "1 2");
}

TEST_CASE("an entry removed is revoked: the version before is shown, and numbers are not used again") {
  SignedSite site = site_with_notice();
  const std::string first = site.text_of(notice);
  site.sign_fully(notice);
  const std::string kept = site.text_of(record);
  site.write_notice("n1", "正文二。");
  site.commit("clerk");
  site.sign_fully(notice);
  const std::string whole = site.text_of(record);
  site.repository.write(record, kept);
  site.commit("clerk");
  CHECK(Judged(site).shown(notice) == first);
  CHECK(Judged(site).numbers(notice) == "1");
  SUBCASE("what is signed next has the next number") {
    site.write_notice("n1", "正文三。");
    site.commit("clerk");
    site.sign_fully(notice);
    CHECK(Judged(site).numbers(notice) == "1 3");
  }
  SUBCASE("an entry that was taken back does not count when somebody puts it back") {
    site.repository.write(record, whole);
    site.commit("clerk");
    CHECK(Judged(site).shown(notice) == first);
    CHECK(says(Judged(site).voids(), "taken back"));
    site.sign_fully(notice);
    CHECK(Judged(site).shown(notice) == site.text_of(notice));
    CHECK(Judged(site).numbers(notice) == "1 3");
  }
  SUBCASE("the whole record removed, all is revoked, for good") {
    site.repository.remove(record);
    site.commit("clerk");
    CHECK(Judged(site).shown(notice) == "");
    site.repository.write(record, whole);
    site.commit("clerk");
    CHECK(Judged(site).shown(notice) == "");
    site.sign_fully(notice);
    CHECK(Judged(site).numbers(notice) == "3");
  }
}

TEST_CASE("an entry copied changes nothing: not what is shown, not its number") {
  SignedSite site = site_with_notice();
  site.sign_fully(notice);
  site.repository.write(record, site.text_of(record) + site.text_of(record) + site.text_of(record));
  site.write_notice("n1", "正文二。");
  site.commit("clerk");
  CHECK(Judged(site).numbers(notice) == "1");
  site.sign_fully(notice);
  CHECK(Judged(site).numbers(notice) == "1 2");
  CHECK(Judged(site).shown(notice) == site.text_of(notice));
}

TEST_CASE("a revert needs a new sign-off by everyone; until then the version signed last is shown") {
  SignedSite site = site_with_notice();
  const std::string first = site.text_of(notice);
  SUBCASE("to a version that was shown before") { site.sign_fully(notice); }
  SUBCASE("to one that had its review only") { site.sign(notice, "rev", "review"); }
  site.write_notice("n1", "正文二。");
  site.commit("clerk");
  site.sign_fully(notice);
  const std::string second = site.text_of(notice);
  site.repository.write(notice, first);
  site.commit("clerk");
  CHECK(Judged(site).shown(notice) == second);
  CHECK(Judged(site).awaited(notice) == "review approve");
  site.sign(notice, "app", "approve");
  CHECK(Judged(site).shown(notice) == second);
  CHECK(Judged(site).awaited(notice) == "review");
  site.sign(notice, "rev", "review");
  CHECK(Judged(site).shown(notice) == first);
}

TEST_CASE("byte-order mark, line ends and the final newline keep a sign-off; any other byte drops it") {
  SignedSite site = site_with_notice();
  site.write_notice("n1", "caf\u00e9 正文。");
  site.commit("clerk");
  site.sign_fully(notice);
  const std::string text = site.text_of(notice);
  bool is_kept = true;
  std::string other = text;
  SUBCASE("byte-order mark") { other = "\xEF\xBB\xBF" + text; }
  SUBCASE("CRLF") {
    other.clear();
    for (const char c : text) other += c == '\n' ? std::string("\r\n") : std::string(1, c);
  }
  SUBCASE("no final newline") { other.pop_back(); }
  SUBCASE("two final newlines") {
    other += '\n';
    is_kept = false;
  }
  SUBCASE("a space at a line's end") {
    other.insert(other.size() - 1, " ");
    is_kept = false;
  }
  SUBCASE("letters composed otherwise") {
    other.replace(other.find("\u00e9"), 2, "e\u0301");
    is_kept = false;
  }
  SUBCASE("a full-width space") {
    other.replace(other.find(" 正"), 1, "\u3000");
    is_kept = false;
  }
  site.repository.write(notice, other);
  site.commit("clerk");
  CHECK(Judged(site).awaited(notice) == (is_kept ? "" : "review approve"));
  CHECK(Judged(site).shown(notice) == text);
}

TEST_CASE("a sign-off outlives squash and merge while what was signed is a version") {
  SignedSite site;
  site.commit("clerk");
  site.repository.git({"checkout", "-q", "-b", "work"});
  site.write_notice("n1", "正文一。");
  site.commit("clerk");
  site.sign_fully(notice);
  bool is_kept = true;
  SUBCASE("the signed version is the branch's last") {}
  SUBCASE("a later one came with it: the signed one is in no version any more") {
    site.write_notice("n1", "正文二。");
    site.commit("clerk");
    is_kept = false;
  }
  SUBCASE("squashed") {
    site.repository.git({"checkout", "-q", "main"});
    site.repository.git({"merge", "-q", "--squash", "work"});
    site.commit("clerk", "squash");
  }
  SUBCASE("merged") {
    site.repository.git({"checkout", "-q", "main"});
    site.repository.merge("work", site.now);
  }
  if (site.repository.git({"branch", "--show-current"}) == "work") {
    site.repository.git({"checkout", "-q", "main"});
    site.repository.git({"merge", "-q", "--squash", "work"});
    site.commit("clerk", "squash");
  }
  CHECK((Judged(site).shown(notice) != "") == is_kept);
  CHECK(says(Judged(site).voids(), "in no version of this document") != is_kept);
}

TEST_CASE("a sign-off outlives a rebase") {
  SignedSite site;
  site.commit("clerk");
  site.repository.git({"checkout", "-q", "-b", "work"});
  site.write_notice("n1", "正文一。");
  site.commit("clerk");
  site.sign_fully(notice);
  site.repository.git({"checkout", "-q", "main"});
  site.write_notice("n2", "另一件。");
  site.commit("clerk");
  site.repository.git({"checkout", "-q", "work"});
  site.repository.git({"rebase", "-q", "main"});
  CHECK(Judged(site).shown(notice) == site.text_of(notice));
  CHECK(Judged(site).voids() == "");
}

TEST_CASE("a document moved with its record keeps its sign-off; left behind, the record signs nothing") {
  SignedSite site = site_with_notice();
  site.sign_fully(notice);
  const std::string text = site.text_of(notice);
  const std::string moved = "content/notices/2026/n1.md";
  site.repository.rename(notice, moved);
  SUBCASE("with its record") {
    site.repository.rename(record, "content/reviews/notices/2026/n1.toml");
    site.commit("clerk");
    CHECK(Judged(site).shown(moved) == text);
    CHECK(Judged(site).awaited(moved) == "");
  }
  SUBCASE("without it") {
    site.commit("clerk");
    CHECK(Judged(site).shown(moved) == "");
    CHECK(Judged(site).codes() == "review/record");
  }
  SUBCASE("under another name") {
    site.repository.rename(moved, "content/notices/n7.md");
    site.repository.rename(record, "content/reviews/notices/n7.toml");
    site.commit("clerk");
    CHECK(Judged(site).shown("content/notices/n7.md") == "");
    CHECK(says(Judged(site).voids(), "its digest is not that of this document"));
  }
  SUBCASE("and changed on the way") {
    change(site, moved, "正文一", "正文二");
    site.repository.rename(record, "content/reviews/notices/2026/n1.toml");
    site.commit("clerk");
    CHECK(Judged(site).shown(moved) == "");
    CHECK(says(Judged(site).voids(), "in no version of this document"));
  }
}

TEST_CASE("numbers grow with each version, whatever void entries stand between") {
  SignedSite site = site_with_notice();
  site.sign(notice, "rev", "review");
  SignOffEntry forged = site.entry(notice, "app", "approve");
  site.seal(forged, "mallory");
  site.append(notice, forged);
  const std::string first = site.text_of(notice);
  site.write_notice("n1", "正文二。");
  site.commit("clerk");
  site.sign_fully(notice);
  site.repository.write(notice, first);
  site.commit("clerk");
  site.sign_fully(notice);
  const std::string numbers = Judged(site).numbers(notice);
  CHECK_MESSAGE((numbers == "1 2" || numbers == "2 3"), numbers);
}
