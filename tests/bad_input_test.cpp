// Protects: no text that an author or an attacker can write crashes or hangs the program, is lost in silence
// or runs in a reader's browser: it is read as meant, or refused with its place.
#include <doctest/doctest.h>

#include "support/file.h"
#include "support/sites.h"

namespace {

using namespace gongbao::test;
using namespace std::string_literals;

const std::string about = "content/pages/about.md";
const std::string visit = "content/campaigns/spring/notes/visit.md";

std::string repeated(std::string_view text, size_t count) {
  std::string result;
  for (size_t i = 0; i < count; ++i) result += text;
  return result;
}

/// The small site with one file written anew, committed and checked.
Checked check_with(const std::string& path, const std::string& text) {
  Repository repository;
  write_small_site(repository);
  repository.write(path, text);
  repository.commit();
  return check(repository, {}, {.deadline = 60});
}

std::string note_with(const std::string& figure) {
  return "---\ntitle: 检查超市\ntype: inspection\ndate: 2026-03-21\nagency: market\nmetrics:\n  checks: " +
         figure + "\n---\n\n检查了超市。\n";
}

std::string page_with(const std::string& body) { return "---\ntitle: 关于本站\n---\n\n" + body + "\n"; }

struct Refused {
  std::string what, path, text, finding;
};

/// A text without names of commits: runs of 8 or 40 hexadecimal digits.
std::string without_commits(std::string_view text) {
  std::string result;
  for (size_t at = 0; at < text.size();) {
    const size_t end = std::min(text.find_first_not_of("0123456789abcdef", at), text.size());
    if (end - at != 8 && end - at != 40) result += text.substr(at, end - at);
    if (end < text.size()) result += text[end];
    at = end + 1;
  }
  return result;
}

}  // namespace

TEST_CASE("what cannot be read is refused with its place") {
  const std::vector<Refused> all{
      {"not UTF-8", about, page_with("\xB9\xAB\xB8\xE6"), about + ":5:1: error [file/encoding]\n"},
      {"UTF-16", about, "\xFF\xFE-\0-\0"s, about + ":1:1: error [file/encoding]\n"},
      {"NUL", about, page_with("甲\0乙"s), about + ":5:2: error [file/nul]\n"},
      {"front matter without an end", about, "---\ntitle: 甲\n",
       about + ":1:1: error [front-matter/unclosed]\n"},
      {"a key twice", about, "---\ntitle: 甲\ntitle: 乙\n---\n",
       about + ":3:1: error [front-matter/duplicate-key]\n"},
      {"a TOML key twice", about, "+++\ntitle = \"甲\"\ntitle = \"乙\"\n+++\n",
       about + ":3:9: error [front-matter/duplicate-key]\n"},
      {"an anchor", about, "---\ntitle: &a 甲\n---\n", about + ":2:8: error [yaml/anchor]\n"},
      {"an alias", about, "---\ntitle: *a\n---\n", about + ":2:8: error [yaml/anchor]\n"},
      {"YAML of 2,000 levels", about,
       "---\ntitle: 甲\ntags: " + repeated("[", 2000) + repeated("]", 2000) + "\n---\n",
       about + ":3:22: error [front-matter/too-deep]\n"},
      {"TOML of 2,000 levels", about,
       "+++\ntitle = \"甲\"\ntags = " + repeated("[", 2000) + repeated("]", 2000) + "\n+++\n",
       about + ":3:26: error [front-matter/too-deep]\n"},
      {"Markdown of 2,000 levels", about, page_with(repeated(">", 2000) + "甲"),
       about + ":5:1: error [markdown/too-complex]\n"},
      {"10 MB", about, page_with(repeated("甲乙丙丁。\n\n", 600'000)),
       about + ":4:1: error [markdown/too-large]\n"},
      {"front matter of 10 MB", about, "---\ntitle: " + repeated("甲", 3'500'000) + "\n---\n",
       about + ":1:1: error [file/too-large]\n"},
      {"a file of 70 MB", about, page_with(std::string(70'000'000, 'a')),
       about + ":1:1: error [file/too-large]\n"},
      {"a day that is not", visit, "---\ntitle: 甲\ntype: other\ndate: 2023-02-30\n---\n",
       visit + ":4:7: error [date/invalid]\n"},
      {"a script", about, page_with("甲<script>alert(1)</script>"),
       about + ":5:2: error [markdown/raw-html]\n" + about + ":5:18: error [markdown/raw-html]\n"},
      {"a script as a block", about, page_with("<script>alert(1)</script>"),
       about + ":5:1: error [markdown/raw-html]\n"},
      {"a link that runs", about, page_with("[甲](javascript:alert(1))"),
       about + ":5:1: error [link/scheme]\n"},
      {"a link that runs, in disguise", about, page_with("[甲](JaVa&#115;cript:alert(1))"),
       about + ":5:1: error [link/scheme]\n"},
      {"a picture that runs", about, page_with("![甲](data:text/html,x)"),
       about + ":5:1: error [link/scheme]\n"},
      {"a link out of the site", about, page_with("[甲](../../../etc/passwd)"),
       about + ":5:1: error [link/broken]\n"},
      {"a link to nothing", about, page_with("[甲](note:spring/nothing)"),
       about + ":5:1: error [link/broken]\n"},
      {"a link to an id that climbs", about, page_with("[甲](notice:../x)"),
       about + ":5:1: error [link/broken]\n"},
  };
  for (const Refused& refused : all) {
    CAPTURE(refused.what);
    const Checked checked = check_with(refused.path, refused.text);
    CHECK(checked.text() == refused.finding);
    CHECK(checked.run.status == 1);
  }
}

TEST_CASE("a figure that is no number is refused, and the message shows what it is") {
  for (const std::string value :
       {"12,34", "'12,34'", "几十户", "1e9", "-5", "NaN", "inf", "0x10",
        "1234567890123456789012345678901234567890", "12户家", "½", "1.2.3", "十二百"}) {
    CAPTURE(value);
    const Checked checked = check_with(visit, note_with(value));
    CHECK(checked.text() == visit + ":7:11: error [figure/value]\n");
  }
}

TEST_CASE("a name that could escape, clash or be misread is no id") {
  const std::string agency =
      "[[agency]]\nid = \"city\"\nname = \"某市人民政府\"\n\n[[agency]]\nid = \"market\"\nname = "
      "\"某市市场监管局\"\n\n"
      "[[agency]]\nid = \"";
  for (const std::string id :
       {"../x", "a/b", "CON", "nul.txt", ".hidden", "a b", "2008", "2008-Q2", "undated", "history",
        "index.html", "a\\\\b", "a%2fb", "MARKET", "x\\u202ey", "x\\u0000y"}) {
    CAPTURE(id);
    const Checked checked = check_with("content/agencies.toml", agency + id + "\"\nname = \"某局\"\n");
    CHECK(checked.findings.size() == 1);
    CHECK((checked.has("id/invalid") || checked.has("id/clash") || checked.has("file/control")));
  }
  const std::string page = "---\ntitle: 甲\n---\n";
  CHECK(check_with("content/pages/CON.md", page).text() ==
        "content/pages/CON.md:1:1: error [name/invalid]\n");
  CHECK(check_with("content/pages/About.md", page).text() ==
        "content/pages/about.md:1:1: error [name/clash]\n");
  CHECK(check_with("content/pages/sub/About.md", page).text() ==
        "content/pages/sub/About.md:1:1: error [id/clash]\n");
  CHECK(check_with("content/pages/2008-Q2.md", page).text() ==
        "content/pages/2008-Q2.md:1:1: error [id/invalid]\n");
}

TEST_CASE("two forms of one letter are one name") {
  Repository repository;
  write_small_site(repository);
  repository.write("content/pages/caf\u00e9.md", "---\ntitle: 甲\n---\n");
  repository.write("content/pages/cafe\u0301.md", "---\ntitle: 乙\n---\n");
  repository.commit();
  const Checked checked = check(repository);
  CHECK(checked.findings.size() == 1);
  CHECK(checked.has("name/clash"));
}

TEST_CASE("agencies in a circle are one finding, and the rest is still checked") {
  Repository repository;
  write_small_site(repository);
  replace_in(repository, "content/agencies.toml", "name = \"某市人民政府\"",
             "name = \"某市人民政府\"\nparent = \"market\"");
  repository.write(about, page_with("[甲](note:spring/nothing)"));
  repository.commit();
  CHECK(check(repository).text() ==
        "content/agencies.toml:1:1: error [agency/cycle]\n" + about + ":5:1: error [link/broken]\n");
}

TEST_CASE("a byte-order mark and other line ends make no difference") {
  Repository plain;
  write_small_site(plain);
  Repository other;
  write_small_site(other);
  for (const auto& [path, bytes] : read_tree(other.path() / "content")) {
    std::string text = "\xEF\xBB\xBF";
    for (const char c : bytes) text += c == '\n' ? "\r\n" : std::string(1, c);
    other.write("content/" + path, text);
  }
  plain.commit();
  other.commit();
  CHECK(check(other).text() == "");
  const TemporaryFolder folder;
  REQUIRE(build(plain, folder.path() / "plain").status == 0);
  REQUIRE(build(other, folder.path() / "other").status == 0);
  auto one = read_site(folder.path() / "plain");
  auto two = read_site(folder.path() / "other");
  CHECK(one.size() > 20);
  // The two repositories have commits of their own, which stand beside what a figure is made of.
  for (const auto& [path, bytes] : one)
    CHECK_MESSAGE(without_commits(two[path]) == without_commits(bytes), path);
  CHECK(one.size() == two.size());
}

TEST_CASE("inputs that take other readers hours end in a finding, and their neighbours are read") {
  const size_t size = 200'000;
  const auto filled = [&](std::string_view part) { return repeated(part, size / part.size()); };
  const std::vector<std::string> bodies{
      filled("|-|\n|-|-|\n"),
      "x|\n" + filled("|-|-|-|\n|-|\n"),
      repeated("*a ", size / 6) + repeated("_a*_ ", size / 10),
      repeated("a|", size / 4) + "a\n" + repeated("-|", size / 4) + "-\n",
      filled("www._"),
      "[a]: " + std::string(size / 2, 'x') + "\n\n" + repeated("[a]", size / 6),
      "http://a.b/" + filled(")"),
      filled("a\n") + "-|-\n",
      filled("http://a.b<"),
      repeated("~a ", size / 6) + repeated(" a~~", size / 8),
      filled("'"),
      "a" + filled("<?"),
      "a" + filled("<!A "),
      "a" + filled("<![CDATA["),
      "a" + filled("<!--"),
      filled("![[]()"),
      repeated(">", size / 2) + repeated("a*", size / 4),
      filled("mailto:s@p.com/"),
      filled(":a@b.c "),
      filled("["),
      filled("[^a]"),
      filled("- "),
      filled("\\"),
      filled("`"),
      filled("**"),
      filled("** "),
      filled("&"),
      filled("1. "),
      filled("# "),
      filled("[a]: b\n"),
      filled("[^a]: b\n\n"),
  };
  Repository repository;
  write_small_site(repository);
  for (size_t i = 0; i < bodies.size(); ++i)
    repository.write("content/pages/hostile" + std::to_string(i) + ".md", page_with(bodies[i]));
  repository.write("content/pages/late.md", page_with("[甲](notice:nothing)"));
  repository.commit();
  const Checked checked = check(repository, {}, {.deadline = 100});
  REQUIRE(checked.run.status == 1);
  for (const Finding& finding : checked.findings)
    CHECK_MESSAGE(
        (finding.path.starts_with("content/pages/hostile") || finding.path == "content/pages/late.md"),
        finding.where());
  CHECK(checked.text().find("content/pages/late.md:5:1: error [link/broken]") != std::string::npos);
}
