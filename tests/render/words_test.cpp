// Protects: interface words are complete in every language, and a site can replace single ones.
#include "render/words.h"

#include "render/theme_fixture.h"

using namespace gongbao;

namespace {

using Lines = std::vector<std::string>;

Words words(const std::string& text, Lines* lines = nullptr) {
  Findings findings;
  Words result;
  result.read(text, "w", findings);
  if (lines)
    *lines = lines_of(findings);
  else
    CHECK(lines_of(findings) == Lines{});
  return result;
}

}  // namespace

TEST_CASE("places of a word are filled, and arguments are not read again") {
  const Words all = words("report = \"{0}{1}年报告，{0}\"\nplain = \"{a} {9}\"\n");
  CHECK(all.format("report", {"通化市{1}", "2007"}) == "通化市{1}2007年报告，通化市{1}");
  CHECK(all.format("plain", {"x"}) == "{a} {9}");
  CHECK(all["report"] == "{0}{1}年报告，{0}");
  CHECK(!all.has("other"));
  CHECK_THROWS(all["other"]);
}

TEST_CASE("a word is a text") {
  Lines lines;
  words("nav = \"a\"\ncount = 3\n[table]\nx = \"y\"\n", &lines);
  CHECK(lines == Lines{"w:2:1 template/word: the word 'count' is not a text in quotation marks",
                       "w:3:2 template/word: the word 'table' is not a text in quotation marks"});
}

TEST_CASE("a site's words replace the built-in ones one by one") {
  Findings findings;
  const Theme theme = theme_with("{{t.nav_home}} {{t.nav_notices}}", findings,
                                 {{"i18n/zh-Hans.toml", "nav_home = \"主页\"\nown = \"自有\"\n"}});
  CHECK(lines_of(findings) == Lines{});
  CHECK(theme.words()["nav_home"] == "主页");
  CHECK(theme.words()["own"] == "自有");
  CHECK(theme.render("note", Value(), findings).find("主页 ") == 0);
}

TEST_CASE("a word cannot ask for more than the program gives") {
  CHECK(faults_of("", {{"i18n/zh-Hans.toml", "title_with_site = \"{0} {1} {2}\"\n"}})
            .front()
            .find("own/i18n/zh-Hans.toml:1:1 template/word: the word 'title_with_site' has more places") ==
        0);
}

TEST_CASE("a new language must have every word") {
  std::vector<ThemeFile> files = builtin_theme_files();
  const auto is_chinese = [](const ThemeFile& file) { return file.path == "i18n/zh-Hans.toml"; };
  std::string text = std::find_if(files.begin(), files.end(), is_chinese)->bytes;
  const size_t home = text.find("\nnav_home = ") + 1;
  text.erase(home, text.find('\n', home) + 1 - home);
  files.push_back({"i18n/zh-Hant.toml", "own/zh-Hant.toml", text});
  Findings findings;
  Theme::load(files, "zh-Hant", constants(), findings);
  const Lines lines = lines_of(findings);
  REQUIRE(!lines.empty());
  CHECK(lines[0].find("own/zh-Hant.toml:0:0 template/word: the word 'nav_home' is missing") == 0);
}

TEST_CASE("a language without words is a finding") {
  Findings findings;
  Theme::load(builtin_theme_files(), "zh-Hant", constants(), findings);
  CHECK(lines_of(findings) == Lines{"site.toml:0:0 template/language: the theme has no words of the language "
                                    "'zh-Hant'; did you mean 'zh-Hans'?"});
}
