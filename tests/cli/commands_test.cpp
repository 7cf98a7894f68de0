// Protects: the way from nothing to a site, `gongbao init`, `new`, `check`, `build`, as a new user walks it;
// and `explain`.
#include <doctest/doctest.h>

#include "support/file.h"
#include "support/sites.h"

namespace {

using namespace gongbao::test;
namespace fs = std::filesystem;

Run run_in(const Repository& repository, std::vector<std::string> arguments) {
  return run(arguments, {.folder = repository.path()});
}

bool holds(const std::string& text, const std::string& part) { return text.find(part) != std::string::npos; }

}  // namespace

TEST_CASE("a new site is whole at once: init, commit, check, build") {
  Repository repository;
  const Run made = run_in(repository, {"init"});
  CHECK(made.status == 0);
  for (const auto& [path, bytes] : read_tree(repository.path()))
    if (!path.starts_with(".git/")) CHECK_MESSAGE(holds(made.out, path + "\n"), path);
  CHECK(holds(made.out, "gongbao build"));
  repository.commit();
  CHECK(check(repository, {"--strict"}).text() == "");
  const Run built = run_in(repository, {"build"});
  CHECK_MESSAGE(built.status == 0, built.err);
  CHECK(fs::exists(repository.path() / "public/index.html"));
  CHECK(repository.git({"status", "--porcelain"}) == "");  // what a build leaves behind is ignored
}

TEST_CASE("init overwrites nothing") {
  Repository repository;
  repository.write("site.toml", "title = \"甲\"\n");
  const Run refused = run_in(repository, {"init"});
  CHECK(refused.status == 3);
  CHECK(holds(refused.err, "site.toml exists already"));
  CHECK(!fs::exists(repository.path() / "content"));
  CHECK(read_bytes(repository.path() / "site.toml") == "title = \"甲\"\n");
  CHECK(run_in(repository, {"init", "sub/folder", "--quiet"}).out == "");
  CHECK(fs::exists(repository.path() / "sub/folder/site.toml"));
}

TEST_CASE("each new document is a good draft where it belongs") {
  Repository repository;
  REQUIRE(run_in(repository, {"init", "-q"}).status == 0);
  const std::vector<std::vector<std::string>> all{
      {"campaign", "winter-2026", "content/campaigns/winter-2026/campaign.md"},
      {"note", "winter-2026/first-check", "content/campaigns/winter-2026/notes/first-check.md"},
      {"summary", "winter-2026/总结", "content/campaigns/winter-2026/summaries/总结.md"},
      {"notice", "opening", "content/notices/opening.md"},
      {"page", "contact", "content/pages/contact.md"},
      {"agency", "market", "content/agencies/market.md"}};
  for (const auto& one : all) {
    CAPTURE(one[0]);
    const Run made = run_in(repository, {"new", one[0], one[1]});
    CHECK_MESSAGE(made.status == 0, made.err);
    CHECK(made.out == one[2] + "\n");
    CHECK(holds(read_bytes(repository.path() / one[2]), "status: draft"));
    const Run again = run_in(repository, {"new", one[0], one[1]});
    CHECK(again.status == 3);
    CHECK(holds(again.err, "exists already"));
  }
  repository.commit();
  CHECK(check(repository).text() == "");
  const Run built = run_in(repository, {"build"});
  CHECK(built.status == 0);
  CHECK(!fs::exists(repository.path() / "public/campaigns/winter-2026"));  // drafts
}

TEST_CASE("a new notice is of the site's publisher where that is registered, else of the first agency") {
  Repository repository;
  REQUIRE(run_in(repository, {"init", "-q"}).status == 0);
  REQUIRE(run_in(repository, {"new", "notice", "a"}).status == 0);
  CHECK(holds(read_bytes(repository.path() / "content/notices/a.md"), "agency: 某市人民政府\n"));
  replace_in(repository, "site.toml", "name = \"某市食品安全委员会办公室\"", "name = \"某市市场监督管理局\"");
  REQUIRE(run_in(repository, {"new", "notice", "b"}).status == 0);
  CHECK(holds(read_bytes(repository.path() / "content/notices/b.md"), "agency: 某市市场监督管理局\n"));
}

TEST_CASE("a new document that cannot be is refused, and nothing is written") {
  Repository repository;
  REQUIRE(run_in(repository, {"init", "-q"}).status == 0);
  const auto before = read_tree(repository.path());
  for (const std::vector<std::string>& wrong :
       std::vector<std::vector<std::string>>{{"note", "first"},
                                             {"page", "a/b"},
                                             {"page", "../x"},
                                             {"page", ".."},
                                             {"page", "CON"},
                                             {"page", "a b"},
                                             {"page", ""},
                                             {"note", "campus-2026/../../x"},
                                             {"note", "/etc/x"},
                                             {"note", "../x"},
                                             {"agency", "2008"},
                                             {"letter", "x"},
                                             {"page"}}) {
    std::vector<std::string> arguments{"new"};
    arguments.insert(arguments.end(), wrong.begin(), wrong.end());
    const Run refused = run_in(repository, arguments);
    CHECK_MESSAGE(refused.status == 2, wrong.back());
    CHECK(refused.err.starts_with("gongbao: "));
  }
  CHECK(run_in(repository, {"new", "note", "nothing/first"}).status == 3);
  const TemporaryFolder elsewhere;
  CHECK(run({"new", "page", "x"}, {.folder = elsewhere.path()}).status == 3);
  CHECK(read_tree(repository.path()) == before);
}

TEST_CASE("explain says where a page comes from and why a document is not shown") {
  Repository repository;
  write_small_site(repository);
  repository.write("content/campaigns/spring/notes/plan.md",
                   "---\ntitle: 打算\ntype: plan\nstatus: draft\n---\n");
  repository.write("content/notices/later.md",
                   "---\ntitle: 以后\nagency: city\ngenre: 公示\npublish: 2027-01-01T09:00+08:00\n---\n");
  repository.write("content/pages/inside.md", "---\ntitle: 内部\naudience: internal\n---\n");
  repository.write("themes/official/templates/page.mustache",
                   "{{> head}}{{> header}}<main>{{title}}</main>{{> footer}}{{> foot}}\n");
  const std::string commit = repository.commit();
  const auto explain = [&](const std::string& subject) {
    const Run run = run_in(repository, {"explain", subject});
    CHECK_MESSAGE(run.status == 0, subject << ": " << run.err);
    return run.out;
  };
  const std::string note = explain("/campaigns/spring/notes/visit/");
  CHECK(holds(note, "source     content/campaigns/spring/notes/visit.md\n"));
  CHECK(holds(note, "template   themes/official/templates/note.mustache\n"));
  CHECK(holds(note, "commit     " + commit));
  CHECK(holds(note, "figure     checks = 12户 (content/campaigns/spring/notes/visit.md:7)\n"));
  CHECK(explain("campaigns/spring/notes/visit/index.html") == note);
  CHECK(holds(explain("content/campaigns/spring/notes/visit.md"),
              "shown      yes, at /campaigns/spring/notes/visit/\n"));
  CHECK(holds(explain("note:spring/plan"), "shown      no: "));
  CHECK(holds(explain("content/campaigns/spring/notes/plan.md"), "draft"));
  CHECK(holds(explain("notice:later"), "shown      no: "));
  CHECK(holds(explain("page:inside"), "internal"));
  CHECK(holds(explain("/pages/about/"), "template   themes/official/templates/page.mustache\n"));
  CHECK(holds(explain("/agencies/market/2026-03/"), "checks = 12户"));
  CHECK(holds(explain("/"), "home"));
  const Run unknown = run_in(repository, {"explain", "/pages/abuot/"});
  CHECK(unknown.status == 1);
  CHECK(holds(unknown.err, "pages/about/"));
}
