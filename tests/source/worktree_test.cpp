// Protects: with --worktree the disk is what is read, and nothing outside it can be.
#include "source/worktree.h"

#include <sys/stat.h>

#include "base/error.h"
#include "source/history.h"
#include "source/snapshot.h"
#include "support/repository.h"

using namespace gongbao;
using test::Repository;

namespace {
Snapshot read(const std::filesystem::path& directory, Findings& findings) {
  return read_snapshot({directory, "HEAD", true}, {}, findings);
}

std::vector<std::string> codes(const Findings& findings) {
  std::vector<std::string> found;
  for (const Finding& finding : findings.sorted()) found.push_back(finding.code + " " + finding.place.path);
  return found;
}
}  // namespace

TEST_CASE("uncommitted and ignored files are read, with the ids that git would give") {
  Repository repository;
  repository.write("content/a.md", "old");
  repository.write(".gitignore", "draft.md\n");
  const std::string id = repository.commit();
  repository.write("content/a.md", "new");
  repository.write("content/draft.md", "草稿");
  repository.write("other/x.md", "x");
  Findings findings;
  const Snapshot snapshot = read(repository.path(), findings);
  CHECK(findings.empty());
  CHECK(snapshot.is_worktree());
  CHECK(snapshot.commit() == id);
  REQUIRE(snapshot.files().size() == 2);
  CHECK(snapshot.files()[0].path == "content/a.md");
  CHECK(snapshot.files()[0].blob == repository.git({"hash-object", "content/a.md"}));
  CHECK(snapshot.files()[1].size == 6);
  BlobReader reader = snapshot.open_reader();
  CHECK(reader.read(snapshot.files()[0]) == "new");
  CHECK(reader.read_version(blob_id("old").hex()) == "old");

  const History history = read_history({repository.path(), "HEAD", true}, snapshot, {}, findings);
  REQUIRE(history.versions("content/a.md").size() == 1);
  CHECK(history.versions("content/a.md")[0].blob == blob_id("old").hex());
  CHECK(history.versions("content/draft.md").empty());
}

TEST_CASE("a branch without a commit has a work tree all the same") {
  Repository repository;
  repository.write("site.toml", "x");
  Findings findings;
  const Snapshot snapshot = read(repository.path(), findings);
  CHECK(snapshot.commit().empty());
  CHECK(snapshot.files().size() == 1);
  const History history = read_history({repository.path(), "HEAD", true}, snapshot, {}, findings);
  CHECK(history.versions("site.toml").empty());
  CHECK(history.is_complete());
}

TEST_CASE("links, pipes and other repositories on disk are findings and never followed") {
  Repository repository;
  const test::TemporaryFolder secret;
  repository.write("content/a.md", "a");
  std::filesystem::create_symlink("/etc/passwd", repository.path() / "content/link.md");
  std::filesystem::create_directory_symlink(secret.path(), repository.path() / "content/folder");
  std::filesystem::create_directory_symlink(secret.path(), repository.path() / "themes");
  std::filesystem::create_directories(repository.path() / "content/sub/.git");
  REQUIRE(::mkfifo((repository.path() / "content/pipe").c_str(), 0600) == 0);
  Findings findings;
  const Snapshot snapshot = read(repository.path(), findings);
  REQUIRE(snapshot.files().size() == 1);
  CHECK(codes(findings) == std::vector<std::string>{"name/link content/folder", "name/link content/link.md",
                                                    "name/link content/pipe", "name/link content/sub",
                                                    "name/link themes"});
}

TEST_CASE("names on disk obey the same rules") {
  Repository repository;
  repository.write("content/A.md", "a");
  repository.write("content/a.md", "a");
  repository.write("content/CON", "a");
  repository.write("content/bad\xff", "a");
  repository.write("content/new\nline", "a");
  Findings findings;
  CHECK(read(repository.path(), findings).files().size() == 1);
  CHECK(codes(findings) == std::vector<std::string>{"name/invalid content/CON", "name/clash content/a.md",
                                                    "name/invalid content/bad\\xff",
                                                    "name/invalid content/new\\x0aline"});
}

TEST_CASE("a file or folder that becomes a link after it was listed is not followed") {
  Repository repository;
  const test::TemporaryFolder secret;
  repository.write("content/sub/a.md", "a");
  repository.write("content/b.md", "b");
  Findings findings;
  const Snapshot snapshot = read(repository.path(), findings);
  std::filesystem::rename(repository.path() / "content/sub", secret.path() / "sub");
  std::filesystem::create_directory_symlink(secret.path() / "sub", repository.path() / "content/sub");
  repository.remove("content/b.md");
  std::filesystem::create_symlink("/etc/passwd", repository.path() / "content/b.md");
  BlobReader reader = snapshot.open_reader();
  for (const SourceFile& file : snapshot.files()) CHECK_THROWS_AS(reader.read(file), Error);
}

TEST_CASE("a file that changes between listing and reading is an error") {
  Repository repository;
  repository.write("content/a.md", "one");
  Findings findings;
  const Snapshot snapshot = read(repository.path(), findings);
  repository.write("content/a.md", "two");
  CHECK_THROWS_WITH_AS(snapshot.open_reader().read(snapshot.files()[0]),
                       "cannot read content/a.md: it changed while it was read", Error);
}

TEST_CASE("a bare repository has no work tree") {
  Repository repository;
  repository.write("x", "x");
  repository.commit();
  Findings findings;
  CHECK_THROWS_WITH_AS(read(repository.bare_clone(), findings), "a bare repository has no work tree to read",
                       Error);
}

TEST_CASE("a file above the limit is not read") {
  Repository repository;
  repository.write("content/a.md", "12345");
  Findings findings;
  const Snapshot snapshot = read(repository.path(), findings);
  CHECK(snapshot.open_reader().read(snapshot.files()[0], 5) == "12345");
  CHECK_THROWS_AS(snapshot.open_reader().read(snapshot.files()[0], 4), Error);
}
