// Protects: what an author writes into a title or any other field arrives at the reader as those characters:
// escaped exactly once in every page and data file, never as markup and never as an instruction to the
// template.
#include <doctest/doctest.h>

#include "support/file.h"
#include "support/sites.h"

namespace {

using namespace gongbao::test;

// Begins with characters that stand nowhere else, so that each place where it appears is found.
const std::string hostile = "鑫犇<b>\"甲\"&amp;{{title}}{{{x}}}</title><script>'乙'</script>";

/// The text that a browser or a feed reader shows for markup without tags: entities undone once.
std::string unescaped(std::string_view text) {
  const std::vector<std::pair<std::string_view, std::string_view>> entities{
      {"&lt;", "<"},   {"&gt;", ">"},   {"&quot;", "\""}, {"&#39;", "'"},
      {"&apos;", "'"}, {"&#34;", "\""}, {"&amp;", "&"},   {"&#x27;", "'"}};
  std::string result;
  while (!text.empty()) {
    bool found = false;
    for (const auto& [entity, character] : entities)
      if (text.starts_with(entity)) {
        result += character;
        text.remove_prefix(entity.size());
        found = true;
        break;
      }
    if (found) continue;
    result += text.front();
    text.remove_prefix(1);
  }
  return result;
}

/// Each place of a text where the hostile words begin: whether what follows is all of them, read by `reader`.
template <class Reader>
int check_places(const std::string& path, const std::string& bytes, Reader&& reader) {
  int places = 0;
  for (size_t at = bytes.find("鑫犇"); at != bytes.npos; at = bytes.find("鑫犇", at + 1)) {
    ++places;
    const std::string shown = reader(bytes.substr(at, hostile.size() * 6));
    CHECK_MESSAGE(shown.starts_with(hostile), path << ": " << bytes.substr(at, 120));
  }
  return places;
}

/// Takes out what a chart had no room for: it must be a beginning of the words; all of them stand beside it as its tip.
std::string without_shortened(const std::string& path, std::string html) {
  const std::string end = "…</text>";
  for (size_t at = html.find(end); at != html.npos; at = html.find(end, at)) {
    const size_t begin = html.rfind('>', at) + 1;
    const std::string shown = unescaped(html.substr(begin, at - begin));
    CHECK_MESSAGE(hostile.starts_with(shown), path << ": " << shown);
    html.erase(begin, at - begin + std::string("…").size());
    at = begin;
  }
  return html;
}

void check_json_texts(const std::string& path, const Json& json, int& places) {
  if (json.kind == Json::Kind::text)
    places += check_places(path, json.text, [](std::string text) { return text; });
  for (const Json& item : json.items) check_json_texts(path, item, places);
  for (const auto& [key, value] : json.members) check_json_texts(path, value, places);
}

/// Takes the JSON-LD out of a page and checks it as JSON.
std::string without_json_ld(const std::string& path, std::string html, int& places) {
  const std::string open = "<script type=\"application/ld+json\">";
  for (size_t at = html.find(open); at != html.npos; at = html.find(open)) {
    const size_t end = html.find("</script>", at);
    REQUIRE(end != html.npos);
    check_json_texts(path, parse_json(html.substr(at + open.size(), end - at - open.size())), places);
    html.erase(at, end + 9 - at);
  }
  return html;
}

std::string yaml(const std::string& text) {
  std::string quoted = "'";
  for (const char c : text) quoted += c == '\'' ? "''" : std::string(1, c);
  return quoted + "'";
}

std::string toml(const std::string& text) {
  std::string quoted = "\"";
  for (const char c : text) quoted += c == '"' ? "\\\"" : std::string(1, c);
  return quoted + "\"";
}

void write_hostile_site(Repository& repository) {
  write_small_site(repository);
  const std::string words = yaml(hostile);
  repository.write("site.toml", "title = " + toml(hostile) +
                                    "\nbase_url = \"https://www.example.gov.cn/zz/\"\n[publisher]\nname = " +
                                    toml(hostile) + "\n");
  replace_in(repository, "content/agencies.toml", "name = \"某市市场监管局\"",
             "name = " + toml(hostile) + "\nregion = " + toml(hostile));
  replace_in(repository, "content/metrics.toml", "name = \"检查单位\"",
             "name = " + toml(hostile) + "\ndescription = " + toml(hostile) + "\ngroup = " + toml(hostile));
  repository.write("content/bases.toml", "[[basis]]\nid = \"law\"\ntitle = " + toml(hostile) + "\nissuer = " +
                                             toml(hostile) + "\nnumber = " + toml(hostile) + "\n");
  repository.write(
      "content/campaigns/spring/campaign.md",
      "---\ntitle: " + words + "\nperiod: 2026-03/2026-05\nlead: city\nnames: [" + words +
          "]\nbasis: [law, " + words + "]\nsummary: " + words + "\nparticipants: [{agency: market, role: " +
          words + ", group: " + words + "}]\nleading_group: {name: " + words + ", head: {post: " + words +
          "}}\nfocus: {products: [" + words + "]}\nphases: [{title: " + words + ", text: " + words +
          "}]\ntasks: [{id: k1, title: " + words + ", every: " + words + ", measures: " + words +
          "}]\ntargets: [{id: t1, text: " + words + ", metric: checks, value: \"≥ 9户\", scope: " + words +
          "}]\nnext: [{title: " + words + ", text: " + words + "}]\n---\n");
  repository.write(
      "content/campaigns/spring/notes/visit.md",
      "---\ntitle: " + words + "\ntype: case\ndate: 2026-03-21\ndate_text: " + words +
          "\nagency: market\nsource: " + words + "\nsummary: " + words + "\ntags: [" + words +
          "]\njoint: [{name: " + words + "}]\nmetrics:\n  checks: {value: 12户, scope: " + words +
          ", region: " + words + ", note: " + words + "}\n  money: {text: " + words +
          "}\nfindings: [{id: p1, kind: problem, text: " + words + ", object: " + words +
          "}]\nrectifies: [{finding: p1, action: " + words + ", state: done}]\ncases: [{number: " + words +
          ", party: " + words + ", violation: " + words + "}]\n---\n\n见[](notice:plan)和[](basis:law)。\n");
  repository.write("content/campaigns/spring/summaries/report.md",
                   "---\ntitle: " + words +
                       "\nagency: city\n---\n\n[](figure:checks)，见[](note:visit)、[](agency:market)。\n");
  repository.write(
      "content/notices/plan.md",
      "---\ntitle: " + words + "\nagency: market\ngenre: " + words +
          "\ncampaign: spring\ndoc_number: " + words + "\nindex_number: " + words + "\ntopic: " + words +
          "\nissued: 2026-03-01\npublish: 2026-03-01T09:00+08:00\nkeywords: [" + words + "]\nrecipients: [" +
          words + "]\nsignatory: " + words +
          "\nconsultation: {start: 2026-03-02, end: 2026-12-31, route: " + words + ", contact: " + words +
          "}\ntables: [{title: " + words + ", columns: [" + words + "], rows: [[" + words + "]]}]\n---\n");
  repository.write("content/pages/about.md", "---\ntitle: " + words + "\nsummary: " + words +
                                                 "\n---\n\n[](campaign:spring)[](metric:checks)\n");
}

}  // namespace

TEST_CASE("hostile words in every field appear as they were written, everywhere") {
  Repository repository;
  write_hostile_site(repository);
  repository.commit();
  const Checked checked = check(repository);
  CHECK(checked.text() == "");
  const TemporaryFolder folder;
  const Run built = build(repository, folder.path() / "public");
  REQUIRE_MESSAGE(built.status == 0, built.out << built.err);
  int places = 0;
  const auto as_is = [](std::string text) { return text; };
  for (const auto& [path, bytes] : read_tree(folder.path() / "public")) {
    // Data and calendars hold words as they are: only markup could run them.
    if (!path.ends_with(".json") && !path.ends_with(".csv") && !path.ends_with(".ics"))
      CHECK_MESSAGE(bytes.find("<script>'") == bytes.npos, path);
    if (path.ends_with(".html")) {
      const std::string html = without_shortened(path, without_json_ld(path, bytes, places));
      places += check_places(path, html, unescaped);
      CHECK_MESSAGE(html.find("{{") == html.find("{{title}}"), path);
    } else if (path.ends_with(".xml") || path.ends_with(".svg")) {
      places += check_places(path, bytes, unescaped);
    } else if (path.ends_with(".json")) {
      check_json_texts(path, parse_json(bytes), places);
    } else if (path.ends_with(".csv")) {
      for (const auto& row : parse_csv(bytes))
        for (const std::string& cell : row) places += check_places(path, cell, as_is);
    }
  }
  CHECK(places > 300);
}

TEST_CASE("a cell that a spreadsheet would run is data") {
  Repository repository;
  write_small_site(repository);
  replace_in(repository, "content/campaigns/spring/notes/visit.md", "checks: 12户",
             "checks: {value: 12户, scope: '=1+1', region: '@甲'}");
  repository.commit();
  const TemporaryFolder folder;
  REQUIRE(build(repository, folder.path() / "public").status == 0);
  for (const auto& row : parse_csv(read_bytes(folder.path() / "public/data/figures.csv")))
    for (const std::string& cell : row)
      CHECK_MESSAGE((cell.empty() || std::string("=+-@\t\r").find(cell[0]) == std::string::npos), cell);
}
