// Protects: the output folder. What is not ours is never touched; the site that was there stays, byte for
// byte, whatever goes wrong; and every ending has its exit status.
#include <doctest/doctest.h>

#include <sys/wait.h>

#include <cstdlib>

#include "support/file.h"
#include "support/sites.h"

namespace {

using namespace gongbao::test;
namespace fs = std::filesystem;

/// The small site, committed, with the folder it is built into.
struct Site {
  Repository repository;
  TemporaryFolder folder;
  fs::path output = folder.path() / "public";

  Site() {
    write_small_site(repository);
    repository.commit();
  }
  Run make(std::vector<std::string> arguments = {}) {
    return build(repository, output, std::move(arguments));
  }
};

}  // namespace

TEST_CASE("an output folder that is not ours, or where it would do harm, is refused and untouched") {
  Site site;
  const fs::path top = site.repository.path();
  const fs::path foreign = site.folder.path() / "foreign";
  write_bytes(foreign / "letter.txt", "nicht anfassen");
  write_bytes(site.folder.path() / "file", "x");
  fs::create_directory_symlink(foreign, site.folder.path() / "link");
  const auto before = read_tree(top);
  for (const fs::path& output :
       {foreign, site.folder.path() / "file", site.folder.path() / "link", top, top / "content",
        top / "content/public", top / "themes/x", top / ".git/public", top.parent_path(), fs::path("/")}) {
    CAPTURE(output.string());
    const Run refused = build(site.repository, output);
    CHECK(refused.status == 3);
    CHECK(refused.err.find("cannot write the site to") != std::string::npos);
    CHECK(refused.out.empty());
  }
  CHECK(read_tree(foreign) == std::map<std::string, std::string>{{"letter.txt", "nicht anfassen"}});
  CHECK(read_tree(top) == before);
}

TEST_CASE("something of others in our folder stops the build before it is replaced") {
  Site site;
  REQUIRE(site.make().status == 0);
  write_bytes(site.output / "letter.txt", "x");
  const auto before = read_tree(site.output);
  const Run refused = site.make();
  CHECK(refused.status == 3);
  CHECK(refused.err.find("letter.txt") != std::string::npos);
  CHECK(read_tree(site.output) == before);
}

TEST_CASE("after any failure the live site is what it was") {
  Site site;
  REQUIRE(site.make().status == 0);
  const auto before = read_tree(site.output);
  const auto unchanged = [&] { return read_tree(site.output) == before; };

  const std::string about = read_bytes(site.repository.path() / "content/pages/about.md");
  site.repository.write("content/pages/about.md", about + "\n[甲](notice:nothing)\n");
  site.repository.commit();
  CHECK(site.make().status == 1);
  CHECK(unchanged());

  site.repository.write("content/pages/about.md", about + "\n甲[^9]\n");  // a warning
  site.repository.commit();
  CHECK(site.make({"--strict"}).status == 1);
  CHECK(unchanged());

  site.repository.write("content/pages/about.md", about);
  site.repository.write("themes/official/templates/page.mustache", "<p>{{nothing}}</p>\n");
  site.repository.commit();
  CHECK(site.make().status == 1);
  CHECK(unchanged());

  CHECK(site.make({"--rev", "nothing"}).status == 3);
  CHECK(site.make({"--jobs", "none"}).status == 2);
  CHECK(unchanged());
  fs::remove(site.repository.loose_path(site.repository.git({"rev-parse", "HEAD:content/pages/about.md"})));
  CHECK(site.make().status == 3);
  CHECK(unchanged());
}

TEST_CASE("a page that was there and is no longer made is gone") {
  Site site;
  site.repository.write("content/pages/old.md", "---\ntitle: 旧\n---\n");
  site.repository.commit();
  REQUIRE(site.make().status == 0);
  CHECK(fs::exists(site.output / "pages/old/index.html"));
  site.repository.remove("content/pages/old.md");
  site.repository.commit();
  REQUIRE(site.make().status == 0);
  REQUIRE(site.make().status == 0);  // both trees
  CHECK(!fs::exists(site.output / "pages/old"));
}

TEST_CASE("the manifest names every file with its size and digest, and what the site was made from") {
  Site site;
  const Run built = site.make({"--as-of", "2026-11-23T09:00+08:00"});
  REQUIRE(built.status == 0);
  const Json manifest = parse_json(read_bytes(site.output / "manifest.json"));
  CHECK(manifest["schema"].string() == "gongbao.manifest/1");
  CHECK(manifest["commit"].string() == site.repository.git({"rev-parse", "HEAD"}));
  CHECK(manifest["as_of"].string() == "2026-11-23T09:00:00+08:00");
  CHECK(manifest["audience"].string() == "public");
  auto files = read_tree(site.output);
  files.erase("manifest.json");
  CHECK(built.err == std::to_string(files.size()) + " files in " + site.output.string() + "\n");
  for (const Json& row : manifest["files"].items) {
    const std::string path = row["path"].string();
    REQUIRE_MESSAGE(files.contains(path), path);
    CHECK(row["size"].number() == static_cast<int>(files[path].size()));
    CHECK(row["sha256"].string().size() == 64);
    files.erase(path);
  }
  CHECK(files.empty());
}

TEST_CASE("what is printed goes where it is expected") {
  Site site;
  const Run quiet = site.make({"--quiet"});
  CHECK(quiet.status == 0);
  CHECK(quiet.out + quiet.err == "");
  const Run timed = site.make({"--timings"});
  CHECK(timed.out == "");
  CHECK(timed.err.find("stage") != std::string::npos);
  // A full standard output loses findings, and that is a failure.
  site.repository.write("content/pages/about.md", "---\ntitle: 甲\n---\n\n[甲](notice:nothing)\n");
  site.repository.commit();
  const std::string command =
      program_path() + " check -C " + site.repository.path().string() + " >/dev/full 2>/dev/null";
  CHECK(WEXITSTATUS(std::system(command.c_str())) == 3);
}

TEST_CASE("a warning is no error, unless it is asked for") {
  Site site;
  site.repository.write("content/pages/about.md", "---\ntitle: 甲\n---\n\n甲[^9]\n");
  site.repository.commit();
  CHECK(check(site.repository).run.status == 0);
  CHECK(check(site.repository, {"--strict"}).run.status == 1);
  CHECK(site.make().status == 0);
}

TEST_CASE("with a base path every link stays inside it") {
  Site site;
  REQUIRE(site.make({"--base-url", "https://www.example.gov.cn/other/place"}).status == 0);
  for (const auto& [path, bytes] : read_tree(site.output))
    CHECK_MESSAGE(bytes.find("www.example.gov.cn/zz/") == bytes.npos, path);
  CHECK(read_bytes(site.output / "404.html").find("href=\"/other/place/assets/") != std::string::npos);
}
