// Protects: the built-in theme loads without a fault; a site's files win; partials, words and constants are
// put in at loading, and every name that does not exist is found at its place in the file in which it stands.
#include "render/theme.h"

#include "base/file.h"
#include "render/theme_fixture.h"

using namespace gongbao;

namespace {

using Lines = std::vector<std::string>;

std::string page(const std::string& note, const std::vector<std::pair<std::string, std::string>>& more = {},
                 const Value& site = constants()) {
  Findings findings;
  const std::string bytes = theme_with(note, findings, more, site).render("note", Value(), findings);
  CHECK(lines_of(findings) == Lines{});
  return bytes;
}

}  // namespace

TEST_CASE("the built-in theme loads without a finding, in each of its languages") {
  for (const char* language : {"zh-Hans", "en"}) {
    Findings findings;
    const Theme theme = Theme::load(builtin_theme_files(), language, constants(), findings);
    CHECK(lines_of(findings) == Lines{});
    CHECK(theme.words().has("nav_home"));
    CHECK(!theme.assets().empty());
  }
}

TEST_CASE("the built-in theme is the folder themes/official, byte for byte") {
  const std::vector<ThemeFile> files = builtin_theme_files();
  CHECK(std::is_sorted(files.begin(), files.end(), [](auto& a, auto& b) { return a.path < b.path; }));
  for (const ThemeFile& file : files) {
    CHECK(file.origin == "themes/official/" + file.path);
    CHECK(file.bytes == read_file(std::string(GONGBAO_SOURCE_DIR) + "/" + file.origin));
  }
}

TEST_CASE("a site's file replaces the built-in one of its name") {
  Findings findings;
  const Theme theme = theme_with("own", findings, {{"assets/site.css", "p{}"}});
  CHECK(theme.render("note", Value(), findings) == "own");
  const auto is_css = [](const ThemeFile& file) { return file.path == "assets/site.css"; };
  const auto css = std::find_if(theme.assets().begin(), theme.assets().end(), is_css);
  REQUIRE(css != theme.assets().end());
  CHECK(css->origin == "own/assets/site.css");
  CHECK(css->bytes == "p{}");
  const auto is_note = [](const ThemeFile& file) { return file.path == "templates/note.mustache"; };
  CHECK(std::find_if(theme.templates().begin(), theme.templates().end(), is_note)->origin == "note");
}

TEST_CASE("partials are put in where they stand") {
  CHECK(page("<p>{{>a}}</p>\n", {{"partials/a.mustache", "1{{>b}}3\n"}, {"partials/b.mustache", "2\n"}}) ==
        "<p>123</p>\n");
}

TEST_CASE("an unknown partial is found in the file that names it") {
  CHECK(faults_of("{{>own}}", {{"partials/own.mustache", "\n {{>breadcrum}}"}}) ==
        Lines{"own/partials/own.mustache:2:2 template/partial: there is no partial 'breadcrum'; did you mean "
              "'breadcrumb'?"});
}

TEST_CASE("a partial that uses itself is refused") {
  CHECK(faults_of("{{>a}}", {{"partials/a.mustache", "{{>b}}"}, {"partials/b.mustache", "x{{>a}}"}}) ==
        Lines{"own/partials/a.mustache:1:1 template/partial: a partial uses itself: b > a > b",
              "own/partials/b.mustache:1:2 template/partial: a partial uses itself: a > b > a"});
}

TEST_CASE("partials that grow beyond all use are refused") {
  std::vector<std::pair<std::string, std::string>> files;
  for (char name = 'a'; name < 'j'; ++name) {
    std::string text;
    for (int i = 0; i < 10; ++i) text += fmt::format("{{{{>{}}}}}", static_cast<char>(name + 1));
    files.push_back({fmt::format("partials/{}.mustache", name), text});
  }
  files.push_back({"partials/j.mustache", "lol"});
  const Lines lines = faults_of("{{>a}}", files);
  REQUIRE(!lines.empty());
  CHECK(lines.front().find("more than 100000 elements") != std::string::npos);
}

TEST_CASE("partials that lie in one another without end are refused") {
  std::vector<std::pair<std::string, std::string>> files;
  for (int i = 0; i < 500; ++i)
    files.push_back({fmt::format("partials/p{}.mustache", i), fmt::format("{{{{>p{}}}}}", i + 1)});
  files.push_back({"partials/p500.mustache", "end"});
  CHECK(faults_of("{{>p0}}", files).front().find("more than 16 partials lie in one another") !=
        std::string::npos);
}

TEST_CASE("words and constants stand in the page as escaped text") {
  Value site = constants();
  site.set("title", "<通化> \"{{secret}}\" {{>nav}} {{=<% %>=}}");
  CHECK(page("{{site.title}}", {}, site) ==
        "&lt;通化&gt; &quot;{{secret}}&quot; {{&gt;nav}} {{=&lt;% %&gt;=}}");
  CHECK(page("<a title=\"{{t.own}}\">", {{"i18n/zh-Hans.toml", "own = \"<首页> {{x}}\"\n"}}) ==
        "<a title=\"&lt;首页&gt; {{x}}\">");
}

TEST_CASE("braces that meet across a constant make no tag") {
  Value site = constants();
  site.set("title", "{{title}}");
  CHECK(page("{ {{site.title}} }", {}, site) == "{ {{title}} }");
  site.set("title", "{");
  CHECK(page("{{site.title}}{{site.title}}title}}", {}, site) == "{{title}}");
}

TEST_CASE("sections over site flags are decided at loading") {
  Value site = constants();
  site.set("has_notices", true);
  const std::string note =
      "{{#site.has_notices}}是{{/site.has_notices}}{{^site.has_notices}}否{{/site.has_notices}}";
  CHECK(page(note, {}, site) == "是");
  CHECK(page(note) == "否");
}

TEST_CASE("unknown words and constants are found with the nearest name") {
  CHECK(faults_of("\n<p>{{t.nav_hom}}") ==
        Lines{"note:2:4 template/key: there is no word 't.nav_hom'; did you mean 't.nav_home'?"});
  CHECK(faults_of("{{site.titel}}") ==
        Lines{"note:1:1 template/key: there is no constant 'site.titel'; did you mean 'site.title'?"});
  CHECK(
      faults_of("{{#site.has_notice}}{{/site.has_notice}}") ==
      Lines{
          "note:1:1 template/key: there is no constant 'site.has_notice'; did you mean 'site.has_notices'?"});
  CHECK(faults_of("{{site.has_notices}}") ==
        Lines{"note:1:1 template/kind: 'site.has_notices' is not a text"});
}

TEST_CASE("a word with places is for the program") {
  CHECK(faults_of("{{t.title_with_site}}")
            .front()
            .find("note:1:1 template/key: the word 'title_with_site' has places") == 0);
}

TEST_CASE("files that can have no effect are found") {
  CHECK(
      faults_of("", {{"templates/notise.mustache", ""}}) ==
      Lines{"own/templates/notise.mustache:0:0 template/unused: nothing uses 'notise.mustache'; did you mean "
            "'notice.mustache'?"});
  CHECK(faults_of("", {{"partials/heade.mustache", ""}}).size() == 1);
  CHECK(faults_of("", {{"templates/note.html", ""}}) ==
        Lines{"own/templates/note.html:0:0 name/misplaced: a theme has no such file"});
  CHECK(faults_of("", {{"partial/link.mustache", ""}}).size() == 1);
  CHECK(faults_of("", {{"README.md", ""}}).empty());
}

TEST_CASE("a file that is no text is not read") {
  CHECK(faults_of("", {{"partials/link.mustache", "a\xFF"}}).front() ==
        "own/partials/link.mustache:0:0 file/encoding: the file is not UTF-8");
}

TEST_CASE("no damage to a file of the theme does more than make findings") {
  uint32_t state = 1;
  const auto random = [&](size_t below) {
    state = state * 1664525 + 1013904223;
    return static_cast<size_t>(state >> 8) % below;
  };
  const std::string pieces[] = {"{{",  "}}", "{{#", "{{/", "{{^has_x}}", "{{>head}}", "{{{",
                                "}}}", "<",  "\"",  "\n",  "{{!",        ""};
  const std::vector<ThemeFile> files = builtin_theme_files();
  for (int round = 0; round < 100; ++round) {
    std::vector<ThemeFile> damaged = files;
    for (ThemeFile& file : damaged) {
      if (!file.path.ends_with(".mustache") || random(4) > 0) continue;
      const size_t at = random(file.bytes.size());
      file.bytes.replace(at, random(20), pieces[random(std::size(pieces))]);
    }
    Findings findings;
    const Theme theme = Theme::load(damaged, "zh-Hans", constants(), findings);
    for (const char* name : {"note", "agency_period", "home"}) {
      Findings rendering;
      theme.render(name, Value(), rendering);
      CHECK(rendering.has_errors());
    }
  }
}
