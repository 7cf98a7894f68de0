// Protects: `explain SUBJECT --why-rebuilt` says what the next build does with a page and what differs since
// the last, and what it says the next build does; it makes nothing and holds nothing.
#include <doctest/doctest.h>

#include "support/file.h"
#include "support/schema.h"
#include "support/sites.h"

namespace {

using namespace gongbao::test;
namespace fs = std::filesystem;

const std::string note = "content/campaigns/spring/notes/visit.md";

struct Site {
  Repository repository;
  TemporaryFolder folder;

  Site() {
    write_small_site(repository);
    repository.commit();
  }
  std::string output() const { return (folder.path() / "public").string(); }
  void build() const { REQUIRE(gongbao::test::build(repository, output()).status == 0); }
  std::string why(const std::string& subject, std::vector<std::string> more = {}) const {
    more.insert(more.begin(),
                {"explain", subject, "--why-rebuilt", "-C", repository.path().string(), "-o", output()});
    const Run run = gongbao::test::run(more);
    CHECK_MESSAGE(run.status == 0, run.err);
    return run.out;
  }
};

bool holds(const std::string& text, const std::string& part) { return text.find(part) != std::string::npos; }

}  // namespace

TEST_CASE("before any build none is known, and asking makes nothing") {
  const Site site;
  CHECK(site.why("/") == "/: no build is known in " + site.output() + "\n");
  CHECK(fs::is_empty(site.folder.path()));
}

TEST_CASE("a page is current, new, or made again for what differs; a document's path names its page") {
  Site site;
  site.build();
  const auto before = read_tree(site.folder.path());
  CHECK(site.why("/campaigns/spring/notes/visit/") ==
        "/campaigns/spring/notes/visit/: current: would be kept\n");
  CHECK(site.why(note) == site.why("note:spring/visit"));
  CHECK(site.why("content/pages/about.md") == "/pages/about/: current: would be kept\n");
  CHECK(read_tree(site.folder.path()) == before);

  replace_in(site.repository, note, "检查了超市。", "检查了超市，没有问题。");
  site.repository.write("content/pages/more.md", "---\ntitle: 更多\n---\n");
  site.repository.commit();
  CHECK(site.why("/pages/more/") == "/pages/more/: new page\n");
  const std::string text = site.why(note);
  CHECK(text.starts_with("/campaigns/spring/notes/visit/ would be made again; what differs:\n"));
  CHECK(holds(text, "  the text of " + note + ", or what it links to or is linked from\n"));
  const Json json = parse_json(site.why(note, {"--format", "json"}));
  const Json schema = parse_json(read_bytes(GONGBAO_SOURCE_DIR "/docs/schema/why-rebuilt.schema.json"));
  CHECK(SchemaCheck(schema).faults(json) == std::vector<std::string>{});
  CHECK(json["verdict"].string() == "changed");
  CHECK(json["changed"].items.size() + 1 == lines_of(text).size());
  CHECK(run({"explain", "/nowhere/", "--why-rebuilt", "-C", site.repository.path().string(), "-o",
             site.output()})
            .status == 1);

  site.build();
  CHECK(holds(site.why(note), "current"));
  CHECK(holds(site.why("/pages/more/"), "current"));
}

TEST_CASE("what it calls current the next build keeps, and nothing else") {
  Site site;
  site.build();
  replace_in(site.repository, note, "checks: 12户", "checks: 13户");
  replace_in(site.repository, "content/campaigns/spring/summaries/report.md", "[12户]", "[13户]");
  site.repository.commit();
  const auto before = read_tree(site.output());
  std::map<std::string, std::string> told;
  for (const auto& [path, bytes] : before)
    if (path.ends_with("index.html")) told[path] = site.why("/" + path);
  const Run built = gongbao::test::build(site.repository, site.output(), {"--timings"});
  REQUIRE(built.status == 0);
  size_t current = 0;
  for (const auto& [path, bytes] : read_tree(site.output())) {
    if (!told.contains(path)) continue;
    const bool is_current = holds(told[path], "current: would be kept");
    current += is_current;
    if (is_current) CHECK_MESSAGE(bytes == before.at(path), path);
  }
  CHECK(current > 0);
  CHECK(current < told.size());
}

TEST_CASE("it tells what all pages depend on, and when the tree is not what the last build left") {
  Site site;
  site.build();
  const std::string all = "/pages/about/: all pages: ";
  CHECK(site.why("/pages/about/", {"--portable"}) ==
        all + "configuration, registers, theme or options changed\n");
  CHECK(site.why("/pages/about/", {"--base-url", "https://b.example/"}) ==
        all + "configuration, registers, theme or options changed\n");
  CHECK(site.why("/pages/about/", {"--audience", "internal"}) ==
        all + "an internal site tells of its moment\n");
  CHECK(site.why("/pages/about/", {"--as-of", "2026-01-01T00:00Z"}) ==
        all + "what the moment decides has changed since the last build\n");
  write_bytes(site.output() + "/pages/about/index.html", "changed by hand");
  CHECK(site.why("/pages/about/") ==
        "/pages/about/: its file in " + site.output() + " is not as the last build left it\n");
  CHECK(holds(site.why("/"), "current"));
  fs::remove(site.output() + "/manifest.json");
  fs::remove_all(site.output());
  CHECK(site.why("/pages/about/") == all + site.output() + " is not as the last build left it\n");
  site.build();
  CHECK(holds(site.why("/pages/about/"), "current"));
}
