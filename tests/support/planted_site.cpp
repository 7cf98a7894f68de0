#include "support/planted_fault.h"

namespace gongbao::test {
namespace {

const std::string contact = "content/pages/contact.md";
const std::string page = "---\ntitle: 甲\n---\n";
const std::string theme = "themes/official/";

PlantedFault in_template(std::string code, std::string text, std::string severity = "error") {
  return {std::move(code), {write(theme + "partials/entry.mustache", std::move(text))}, std::move(severity)};
}

/// Found only when the page is made: check does not render.
PlantedFault when_rendered(PlantedFault fault) {
  fault.when_rendered = true;
  return fault;
}

std::string deep_folder() {
  std::string path = "content/pages/";
  for (int i = 0; i < 70; ++i) path += "a/";
  return path;
}

std::string end_of_deep_folder() {
  std::string path = "content/pages";
  for (int i = 0; i < 63; ++i) path += "/a";
  return path;
}

}  // namespace

std::vector<PlantedFault> planted_in_site() {
  return {
      {"site/missing", {remove("site.toml")}},
      {"site/base-url",
       {replace("site.toml", "base_url = \"https://gongbao.example/\"", "‸base_url = \"gongbao.example\"")}},
      {"site/theme", {replace("site.toml", "theme = \"official\"", "theme = \"offical\"")}},
      {"site/clash", {replace(contact, "---\ntitle", "---\naliases: [‸pages/about/]\ntitle")}},
      {"site/alias", {replace(contact, "---\ntitle", "---\naliases: [‸../index.html]\ntitle")}},
      // -- names in the tree
      {"name/invalid", {write("content/pages/a:b.md", page)}},
      {"name/link", {link("content/pages/elsewhere.md", "/etc/passwd")}},
      {"name/clash",
       {write("content/pages/A.txt", ""), write("content/pages/a.txt", "")},
       "error",
       "content/pages/a.txt"},
      {"name/misplaced", {write("content/other/a.md", page)}},
      {"source/limit", {write(deep_folder() + "a.md", page)}, "error", end_of_deep_folder()},
      // -- the site's own theme
      in_template("template/syntax", "<p>‸{{#title}}</p>\n"),
      in_template("template/partial", "‸{{> nothing}}\n"),
      in_template("template/key", "<p>‸{{t.nothing}}</p>\n"),
      in_template("template/raw", "<p>‸{{{title}}}</p>\n"),
      in_template("template/context", "<p class=‸{{title}}></p>\n"),
      when_rendered(in_template("template/missing-key", "<p>‸{{titel}}</p>\n")),
      when_rendered(in_template("template/kind", "<p>‸{{#title}}x{{/title}}</p>\n")),
      {"template/word", {write(theme + "i18n/zh-Hans.toml", "‸nav_site = 1\n")}},
      {"template/language", {replace("site.toml", "language = \"zh-Hans\"", "language = \"fr\"")}},
      {"template/unused", {write(theme + "partials/nobody.mustache", "<p></p>\n")}, "warning"},
  };
}

}  // namespace gongbao::test
