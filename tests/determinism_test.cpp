// Protects: one commit and one instant make one site, byte for byte, whatever the number of workers, the
// language, the time zone, the umask, the folder or the packing of the repository.
#include <doctest/doctest.h>

#include <sys/stat.h>

#include "support/file.h"
#include "support/sites.h"

namespace {

using namespace gongbao::test;
namespace fs = std::filesystem;

struct Shipped {
  Repository repository;
  Shipped() {
    write_shipped_site(repository);
    repository.commit();
  }
};

/// The paths that differ between two sites.
std::string differences(const std::map<std::string, std::string>& one,
                        const std::map<std::string, std::string>& two) {
  std::string names;
  for (const auto& [path, bytes] : one) {
    const auto other = two.find(path);
    if (other == two.end() || other->second != bytes) names += path + "\n";
  }
  for (const auto& [path, bytes] : two)
    if (!one.contains(path)) names += path + "\n";
  return names;
}

}  // namespace

TEST_CASE("surroundings make no difference to a site") {
  Shipped shipped;
  const TemporaryFolder folder;
  REQUIRE(build(shipped.repository, folder.path() / "one", {"--jobs", "1"}).status == 0);
  const auto first = read_tree(folder.path() / "one");
  CHECK(first.size() > 500);

  const Surroundings strange{folder.path(),
                             {{"LC_ALL", "tr_TR.UTF-8"},
                              {"LANG", "de_DE.UTF-8"},
                              {"TZ", "Pacific/Apia"},
                              {"NO_COLOR", "1"},
                              {"COLUMNS", "20"}},
                             0077};
  REQUIRE(build(shipped.repository, "two", {"--jobs", "2"}, strange).status == 0);
  CHECK(differences(first, read_tree(folder.path() / "two")) == "");

  shipped.repository.pack();
  const fs::path bare = shipped.repository.bare_clone();
  REQUIRE(
      run({"build", "-C", bare.string(), "-o", (folder.path() / "three").string(), "--jobs", "7"}).status ==
      0);
  CHECK(differences(first, read_tree(folder.path() / "three")) == "");

  // Over an older site of another instant.
  REQUIRE(build(shipped.repository, folder.path() / "four", {"--as-of", "2026-12-24T00:00Z"}).status == 0);
  CHECK(differences(first, read_tree(folder.path() / "four")) != "");
  REQUIRE(build(shipped.repository, folder.path() / "four").status == 0);
  REQUIRE(build(shipped.repository, folder.path() / "four").status == 0);
  CHECK(differences(first, read_tree(folder.path() / "four")) == "");
}

TEST_CASE("a site's files have fixed modes, whatever the umask") {
  Repository repository;
  write_small_site(repository);
  repository.commit();
  const TemporaryFolder folder;
  REQUIRE(
      build(repository, folder.path() / "public", {}, {.folder = folder.path(), .variables = {}, .umask = 0})
          .status == 0);
  for (const fs::directory_entry& entry : fs::recursive_directory_iterator(folder.path() / "public")) {
    struct stat info {};
    REQUIRE(::stat(entry.path().c_str(), &info) == 0);
    CHECK_MESSAGE((info.st_mode & 07777) == (entry.is_directory() ? 0755 : 0644), entry.path().string());
  }
}

TEST_CASE("an instant is given on the command line, or by SOURCE_DATE_EPOCH, and they say the same") {
  Repository repository;
  write_small_site(repository);
  repository.commit();
  const TemporaryFolder folder;
  REQUIRE(build(repository, folder.path() / "one", {"--as-of", "2026-11-23T00:00Z"}).status == 0);
  REQUIRE(build(repository, folder.path() / "two", {},
                {.folder = {}, .variables = {{"SOURCE_DATE_EPOCH", "1795392000"}}})
              .status == 0);
  CHECK(differences(read_site(folder.path() / "one"), read_site(folder.path() / "two")) == "");
  for (const char* bad : {"yesterday", "1e9", "-", "99999999999999999999"}) {
    const Run refused = build(repository, folder.path() / "bad", {},
                              {.folder = {}, .variables = {{"SOURCE_DATE_EPOCH", bad}}});
    CHECK_MESSAGE(refused.status == 3, bad);
  }
}

TEST_CASE(
    "the work tree's own state is no input: files not committed and a changed index leave the site as it "
    "is") {
  Repository repository;
  write_small_site(repository);
  repository.commit();
  const TemporaryFolder folder;
  REQUIRE(build(repository, folder.path() / "one").status == 0);
  repository.write("content/pages/about.md", "---\ntitle: 未提交\n---\n");
  repository.write("content/pages/new.md", "---\ntitle: 未提交\n---\n");
  repository.git({"add", "--all"});
  REQUIRE(build(repository, folder.path() / "two").status == 0);
  CHECK(differences(read_tree(folder.path() / "one"), read_tree(folder.path() / "two")) == "");
  const Run refused = build(repository, folder.path() / "three", {"--worktree"});
  CHECK(refused.status == 2);
  REQUIRE(build(repository, folder.path() / "three", {"--worktree", "--audience", "internal"}).status == 0);
  CHECK(read_bytes(folder.path() / "three/pages/new/index.html").find("未提交") != std::string::npos);
}
