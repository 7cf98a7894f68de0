// Protects: `gongbao diff` shows what changed between two versions in real repositories: of a document, a
// report and the site, for any two revisions and for the disk; renamed documents and those that one side
// lacks among them.
#include <doctest/doctest.h>

#include "support/file.h"
#include "support/schema.h"
#include "support/sites.h"

namespace {

using namespace gongbao::test;

constexpr const char* note_path = "content/campaigns/spring/notes/a.md";
constexpr const char* summary_path = "content/campaigns/spring/summaries/year.md";

bool holds(const std::string& text, const std::string& part) { return text.find(part) != std::string::npos; }

struct Site {
  Repository repository;
  std::string first, second;

  Site() {
    write_small_site(repository);
    note("5户");
    repository.write(summary_path,
                     "---\ntitle: 总结\nagency: city\n---\n\n全市共检查[](figure:checks)，成效明显。\n");
    first = repository.commit("first", 1'772'000'000);
    note("8户");
    second = repository.commit("the number is mended", 1'773'000'000);
  }

  void note(const std::string& value) {
    repository.write(
        note_path,
        "---\ntitle: 检查记录\ntype: inspection\ndate: 2026-03-02\nagency: city\nmetrics:\n  checks: " +
            value + "\n---\n\n检查了" + value + "。\n");
  }
  Run diff(std::vector<std::string> arguments) const {
    arguments.insert(arguments.begin(), "diff");
    return run(arguments, {.folder = repository.path()});
  }
  std::string text(std::vector<std::string> arguments) const {
    const Run done = diff(arguments);
    CHECK_MESSAGE(done.status == 0, done.err);
    return done.out;
  }
};

}  // namespace

TEST_CASE("a document is compared with the version before its last change") {
  Site site;
  site.repository.write("content/pages/later.md", "---\ntitle: 后来\n---\n\n文字。\n");
  site.repository.commit("something else", 1'774'000'000);
  const std::string text = site.text({note_path});
  CHECK(holds(text, "from       " + site.first.substr(0, 12) + "\n"));
  CHECK(holds(text, "检查单位  某市人民政府  2026-03-02: [-5户-]{+8户+} (+3户)\n"));
  CHECK(holds(text, "! 检查了[-5户-]{+8户+}。\n"));
  CHECK(site.text({"note:spring/a"}) == text);
}

TEST_CASE("a figure link shows what the data changed, though the document did not") {
  const Site site;
  const std::string text = site.text({summary_path, "--from", "HEAD~1"});
  CHECK(holds(text, "figures in the text\n"));
  CHECK(holds(text, "(+3户)"));
  CHECK_FALSE(holds(text, "front matter"));
}

TEST_CASE("any two revisions can be compared, and turned round") {
  const Site site;
  CHECK(holds(site.text({note_path, "--from", site.second, "--to", site.first}), "[-8户-]{+5户+} (−3户)"));
  CHECK(holds(site.text({note_path, "--from", site.first, "--to", site.first}), "no difference"));
  CHECK(site.diff({note_path, "--from", "nowhere"}).status == 3);
}

TEST_CASE("the disk is compared with HEAD") {
  Site site;
  CHECK(holds(site.text({note_path, "--worktree"}), "no difference"));
  site.note("9户");
  const std::string text = site.text({note_path, "--worktree"});
  CHECK(holds(text, "to         worktree\n"));
  CHECK(holds(text, "[-8户-]{+9户+} (+1户)"));
  CHECK(site.diff({note_path, "--worktree", "--to", "HEAD"}).status == 2);
}

TEST_CASE("a renamed document is found again, one that is new or gone is whole") {
  Site site;
  site.repository.rename(note_path, "content/campaigns/spring/notes/b.md");
  site.repository.commit("renamed", 1'774'000'000);
  CHECK(holds(site.text({"content/campaigns/spring/notes/b.md", "--from", "HEAD~1"}),
              "renamed    " + std::string(note_path) + " → content/campaigns/spring/notes/b.md"));
  site.repository.write("content/pages/later.md", "---\ntitle: 后来\n---\n\n文字。\n");
  site.repository.commit("a page", 1'775'000'000);
  const std::string added = site.text({"page:later"});
  CHECK(holds(added, "from       nothing\n"));
  CHECK(holds(added, "+ {+文字。+}\n"));
  site.repository.remove("content/pages/later.md");
  site.repository.commit("gone", 1'776'000'000);
  CHECK(holds(site.text({"page:later"}), "removed    content/pages/later.md"));
  const Run unknown = site.diff({"page:never"});
  CHECK(unknown.status == 1);
  CHECK(holds(unknown.err, "no document or report 'page:never'"));
}

TEST_CASE("a report's cells and the whole site are compared") {
  const Site site;
  const std::string report = site.text({"city/2026-03"});
  CHECK(holds(report, "某市人民政府  2026-03  检查单位  own: [-5户-]{+8户+} (+3户)\n"));
  const std::string whole = site.text({});
  CHECK(holds(whole, "changed  " + std::string(note_path)));
  CHECK(holds(whole, "1 figures"));
  CHECK(holds(whole, "\nsums\n"));
  CHECK_FALSE(holds(whole, summary_path));
}

TEST_CASE("registers are compared key by key") {
  Site site;
  const std::string before = read_bytes(site.repository.path() / "site.toml");
  site.repository.write("site.toml", before + "\n[reports]\nperiods = [\"year\"]\n");
  site.repository.commit("periods", 1'774'000'000);
  CHECK(holds(site.text({}), "\nsite.toml\n  reports.periods: {+year+}\n"));
}

TEST_CASE("JSON holds every run, with exact numbers") {
  const Site site;
  const Json json = parse_json(site.text({note_path, "--format", "json"}));
  CHECK(json["schema"].string() == "gongbao.diff/1");
  const Json& figure = json["document"]["figures"][0];
  CHECK(figure["from"].string() == "5户");
  CHECK(figure["to"].string() == "8户");
  CHECK(figure["change"]["value"].string() == "3");
  CHECK(json["document"]["text"][0]["runs"].items.size() == 4);
}

TEST_CASE("the page needs no other file, has no script, and says in words what its looks say") {
  const Site site;
  const std::filesystem::path file = site.repository.path() / "difference.html";
  CHECK(site.text({note_path, "--html", file.string()}) == file.string() + "\n");
  const std::string html = read_bytes(file);
  CHECK(holds(html, "<del><span class=\"unseen\">【删去：</span>5户<span class=\"unseen\">】</span></del>"));
  CHECK(holds(html, "<ins>8户</ins>"));
  CHECK(holds(html, "+3户"));
  CHECK(holds(html, ".text-changes"));
  for (const char* outside : {"<script", "<link", " src=", "{{", "@import"})
    CHECK_FALSE(holds(html, outside));
}

TEST_CASE("colours come only when asked for, and stand for the brackets") {
  const Site site;
  CHECK_FALSE(holds(site.text({note_path}), "\x1b["));
  const std::string text = site.text({note_path, "--color", "always"});
  CHECK(holds(text, "\x1b[31;9m5户\x1b[0m\x1b[32;4m8户\x1b[0m"));
  CHECK_FALSE(holds(text, "[-"));
}

TEST_CASE("a shallow clone says that it does not hold the version before") {
  const Site site;
  const Run done = run({"diff", note_path}, {.folder = site.repository.shallow_clone(1)});
  CHECK(done.status == 3);
  CHECK(holds(done.err, "git fetch --unshallow"));
}

TEST_CASE(
    "JSON is what its schema says: of a document, a report and the site, of what is new, gone and moved") {
  Site site;
  const Json schema = parse_json(read_bytes(GONGBAO_SOURCE_DIR "/docs/schema/diff.schema.json"));
  const SchemaCheck check(schema);
  size_t checked = 0;
  const auto conforms = [&](std::vector<std::string> arguments) {
    arguments.insert(arguments.end(), {"--format", "json"});
    const Json json = parse_json(site.text(arguments));
    CHECK(check.faults(json) == std::vector<std::string>{});
    ++checked;
    return json;
  };
  CHECK_FALSE(conforms({note_path})["document"].is_null());
  CHECK(conforms({summary_path, "--from", "HEAD~1"})["document"]["linked_figures"].items.size() == 1);
  CHECK_FALSE(conforms({"city/2026-03"})["report"].is_null());
  const std::string table = "| 项目 | 数量 |\n| --- | --- |\n| 食品 | 5 |\n";
  site.repository.write(
      "content/pages/later.md",
      "---\ntitle: 后来\ntags: [甲]\n---\n\n这一段话要移到后面去。\n\n第二段。\n\n" + table);
  site.repository.write(
      "site.toml", read_bytes(site.repository.path() / "site.toml") + "\n[reports]\nperiods = [\"year\"]\n");
  site.repository.commit("new", 1'774'000'000);
  CHECK(conforms({"page:later"})["from"].is_null());
  CHECK_FALSE(conforms({})["site"]["registers"].items.empty());
  site.repository.write("content/pages/later.md",
                        "---\ntitle: 后来\ntags: [乙]\n---\n\n" + table +
                            "\n第二段见[网站](https://a.example/)。\n\n这一段话要移到后面去。\n");
  site.repository.commit("moved", 1'775'000'000);
  const Json moved = conforms({"page:later"});
  CHECK(moved["document"]["tables"][0]["moved"].string() == "true");
  CHECK(holds(site.text({"page:later"}), "\ntable        (moved)"));
  site.repository.remove("content/pages/later.md");
  site.repository.commit("gone", 1'776'000'000);
  CHECK(conforms({"page:later"})["document"]["to"].is_null());
  CHECK(checked == 7);
}
