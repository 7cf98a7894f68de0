// Protects: of each version it is known whether an older one stood before it, or no file, or whether that is
// not known: what history does not hold is never taken for a beginning.
#include "source/history.h"
#include "support/repository.h"

using namespace gongbao;
using test::Repository;
using Before = Version::Before;

namespace {

constexpr std::string_view path = "content/a.md";

std::vector<Before> befores(const std::filesystem::path& directory, std::string_view file) {
  Findings findings;
  const SourceRequest request{directory};
  const Snapshot snapshot = read_snapshot(request, {}, findings);
  std::vector<Before> found;
  const History history = read_history(request, snapshot, {}, findings);
  for (const Version& version : history.versions(file))
    found.push_back(version.before);
  return found;
}

}  // namespace

TEST_CASE("what stood before a version: an older one, no file, or what a shallow clone does not hold") {
  Repository repository;
  repository.write(path, "1");
  repository.commit("1", 100);
  repository.write(path, "2");
  repository.commit("2", 200);
  repository.remove(path);
  repository.commit("removed", 300);
  repository.write(path, "3");
  repository.commit("again", 400);
  CHECK(befores(repository.path(), path) == std::vector{Before::nothing, Before::version, Before::nothing});
  repository.rename(path, "content/b.md");
  repository.commit("renamed", 500);
  repository.git({"checkout", "-q", "-b", "side"});
  repository.rename("content/b.md", "content/c.md");
  repository.write("content/d.md", "4");
  repository.commit("renamed in the side", 600);
  repository.write("content/c.md", "3\n5");
  repository.commit("changed in the side", 700);
  repository.git({"checkout", "-q", "-"});
  repository.merge("side", 800);
  CHECK(befores(repository.path(), "content/c.md") ==
        std::vector{Before::version, Before::nothing, Before::version, Before::nothing});
  CHECK(befores(repository.path(), "content/d.md") == std::vector{Before::nothing});
  repository.write("content/d.md", "6");
  repository.commit("6", 900);
  repository.write("content/d.md", "7");
  repository.commit("7", 1000);
  CHECK(befores(repository.shallow_clone(3), "content/d.md") ==
        std::vector{Before::version, Before::unknown});
}

TEST_CASE("a commit without a readable date leaves unknown what stood before the next one") {
  Repository repository;
  repository.write(path, "1");
  repository.commit("1", 100);
  repository.write(path, "2");
  std::string bytes = repository.git({"cat-file", "commit", repository.commit("2", 200)}) + "\n";
  bytes.replace(bytes.find("200", bytes.find("committer")), 3, "99999999999999999999");
  repository.git({"update-ref", "HEAD", repository.raw_object("commit", bytes)});
  repository.write(path, "3");
  repository.commit("3", 300);
  CHECK(befores(repository.path(), path) == std::vector{Before::unknown, Before::nothing});
}
