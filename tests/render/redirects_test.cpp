// Protects: the maps of old addresses hold one line for each, whatever an author wrote in it, and lead where
// the page leads; without old addresses there are none.
#include "render/rendered_site.h"

using namespace gongbao;
using namespace gongbao::test;

namespace {

std::string site_of(std::string_view base, std::string_view aliases) {
  return fmt::format(
      "\n-- site.toml --\ntitle = \"某市\"\nbase_url = \"https://example.org/{}\"\n-- "
      "content/notices/目标.md --\n---\n"
      "title: 公告\ngenre: 公示\nagency: city\naliases: {}\n---\n-- content/notices/draft.md --\n---\ntitle: "
      "草稿\n"
      "genre: 公示\nagency: city\nstatus: draft\naliases: [secret/]\n---\n",
      base, aliases);
}

constexpr std::string_view hostile =
    "[\"old/a b.html\", \"old/q\\\"u';x{}$uri.html\", \"旧址/公告\", \"old/${HOME}.*+(x)[y]^$|.html\", "
    "\"<b>&amp.html\"]";
const std::vector<std::string> old_paths{"/a-b/<b>&amp.html", "/a-b/old/${HOME}.*+(x)[y]^$|.html",
                                         "/a-b/old/a b.html", "/a-b/old/q\"u';x{}$uri.html",
                                         "/a-b/旧址/公告/"};

/// Takes one word in quotes off a line, as nginx and Apache read it: \" and \\ stand for the sign after the
/// \.
std::string take_quoted(std::string_view& line) {
  REQUIRE(line.starts_with('"'));
  line.remove_prefix(1);
  std::string word;
  while (!line.empty() && line.front() != '"') {
    if (line.front() == '\\' && line.size() > 1 && (line[1] == '"' || line[1] == '\\')) line.remove_prefix(1);
    word += line.front();
    line.remove_prefix(1);
  }
  REQUIRE(line.starts_with('"'));
  line.remove_prefix(1);
  return word;
}

void take(std::string_view& line, std::string_view part) {
  REQUIRE_MESSAGE(line.starts_with(part), line);
  line.remove_prefix(part.size());
}

/// What a pattern matches that is literal through and through; "" where it could match something else.
std::string literal_of(std::string_view pattern) {
  if (!pattern.starts_with('^') || !pattern.ends_with('$')) return {};
  pattern = pattern.substr(1, pattern.size() - 2);
  std::string text;
  for (size_t i = 0; i < pattern.size(); ++i) {
    const bool is_escaped = pattern[i] == '\\' && i + 1 < pattern.size();
    if (is_escaped) ++i;
    if (!is_escaped && std::string_view("\\^$.|?*+()[]{}").find(pattern[i]) != std::string_view::npos)
      return {};
    text += pattern[i];
  }
  return text;
}

std::string percent_decoded(std::string_view text) {
  std::string result;
  for (size_t i = 0; i < text.size(); ++i) {
    if (text[i] == '%') {
      result += static_cast<char>(std::stoi(std::string(text.substr(i + 1, 2)), nullptr, 16));
      i += 2;
    } else {
      result += text[i];
    }
  }
  return result;
}

/// The lines of a map that are no remarks.
std::vector<std::string> entries_of(const std::string& file) {
  std::vector<std::string> lines = lines_in(file);
  std::erase_if(lines, [](const std::string& line) { return line.starts_with('#'); });
  return lines;
}

constexpr std::string_view target = "/a-b/notices/%E7%9B%AE%E6%A0%87/";

}  // namespace

TEST_CASE("nginx: one exact location for each old address, quoted") {
  RenderedSite site(site_of("a-b/", hostile));
  CHECK(site.text.codes() == "");
  std::vector<std::string> found;
  for (const std::string& entry : entries_of(site.file("redirects.nginx.conf"))) {
    std::string_view line = entry;
    take(line, "location = ");
    found.push_back(take_quoted(line));
    take(line, " { return 301 ");
    CHECK(take_quoted(line) == target);
    CHECK(line == "; }");
  }
  CHECK(found == old_paths);
}

TEST_CASE("Apache: one literal pattern for each old address") {
  RenderedSite site(site_of("a-b/", hostile));
  std::vector<std::string> found;
  for (const std::string& entry : entries_of(site.file("redirects.apache.conf"))) {
    std::string_view line = entry;
    take(line, "RedirectMatch 301 ");
    found.push_back(literal_of(take_quoted(line)));
    take(line, " ");
    CHECK(take_quoted(line) == "/a-b/notices/目标/");  // mod_alias encodes it
    CHECK(line == "");
  }
  CHECK(found == old_paths);
}

TEST_CASE("_redirects: three words a line, percent-encoded") {
  RenderedSite site(site_of("a-b/", hostile));
  std::vector<std::string> found;
  for (const std::string& line : entries_of(site.file("_redirects"))) {
    const size_t first = line.find(' ');
    REQUIRE(first != line.npos);
    const std::string from = line.substr(0, first);
    CHECK(from.find_first_not_of("abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789/-._~%") ==
          from.npos);
    found.push_back(percent_decoded(from));
    CHECK(line.substr(first) == fmt::format(" {} 301", target));
  }
  CHECK(found == old_paths);
}

TEST_CASE("a base address in percent signs is compared decoded, and no control gets out of it") {
  RenderedSite site(site_of("%E4%B8%93%0Ax/", "[old/]"));
  CHECK(entries_of(site.file("redirects.nginx.conf")).size() == 1);
  CHECK(contains(site.file("redirects.nginx.conf"), "location = \"/专%0Ax/old/\" {"));
}

TEST_CASE("old addresses of withheld documents are in none of the maps, and without any there is no map") {
  RenderedSite site(site_of("", "[old/]"));
  for (const char* path : {"_redirects", "redirects.nginx.conf", "redirects.apache.conf"})
    CHECK(!contains(site.file(path), "secret"));
  RenderedSite none(site_of("", "[]"));
  for (const char* path : {"_redirects", "redirects.nginx.conf", "redirects.apache.conf"})
    CHECK(!none.has(path));
}

TEST_CASE("an old address with a line break or tab is refused") {
  for (const char* alias : {"[\"old/a\\nlocation.html\"]", "[\"old/a\\tb.html\"]"}) {
    const RenderedSite site(site_of("", alias));
    REQUIRE(site.findings.items().size() >= 1);
    CHECK(site.findings.items()[0].code == "site/alias");
    CHECK(!site.has("_redirects"));
  }
}
