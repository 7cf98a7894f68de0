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

/// What would be personal data of nobody: numbers made for tests.
PlantedFault in_page(std::string code, const std::string& text) {
  return {std::move(code), {append(contact, "\n某‸" + text + "。\n")}};
}

/// A file that goes out with the page.
PlantedFault with_file(std::string code, const std::string& name, std::string bytes, std::string severity) {
  return {std::move(code),
          {write("content/pages/" + name, std::move(bytes)), append(contact, "\n[附件](" + name + ")\n")},
          std::move(severity),
          "content/pages/" + name};
}

/// A picture that knows where it was taken: EXIF with a folder of the place, in it a latitude.
std::string placed_picture() {
  const std::string gps("\1\0\2\0\5\0\3\0\0\0\0\0\0\0", 14);
  const std::string exif = std::string("II*\0\x08\0\0\0\1\0\x25\x88\4\0\1\0\0\0\x1a\0\0\0\0\0\0\0", 26) + gps;
  return std::string("\x89PNG\r\n\x1a\n\0\0\0", 11) + static_cast<char>(exif.size()) + "eXIf" + exif + "crc!";
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
      // -- personal data
      in_page("privacy/identity-number", "11010519491231002X"),
      in_page("privacy/phone", "13812345678"),
      in_page("privacy/bank-card", "4111111111111111"),
      {"privacy/address", {append(contact, "\n某5号楼‸3单元502室。\n")}},
      {"privacy/secrecy", {append(contact, "\n‸秘密★1年\n")}},
      {"privacy/word",
       {append("site.toml", "\n[privacy]\nwords = [\"不得外传\"]\n"), append(contact, "\n此件‸不得外传。\n")}},
      with_file("privacy/location", "a.png", placed_picture(), "error"),
      with_file("privacy/unread", "a.docx", "PK\x03\x04", "error"),
      {"privacy/waiver-unused",
       {append("site.toml", "\n‸[[privacy.waivers]]\nrule = \"phone\"\npath = \"" + contact + "\"\ndigest = \"" +
                                std::string(64, '0') + "\"\nreason = \"公开的值班电话\"\nuntil = \"2099-12-31\"\n")},
       "warning"},
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
