// Protects: a snapshot is exactly the files of one commit, from any kind of healthy repository.
#include "source/snapshot.h"

#include <unistd.h>

#include "base/error.h"
#include "source/object_id.h"
#include "support/repository.h"

using namespace gongbao;
using test::Repository;

namespace {
Snapshot read(const std::filesystem::path& directory, std::string revision = "HEAD") {
  Findings findings;
  Snapshot snapshot = read_snapshot({directory, std::move(revision)}, {}, findings);
  CHECK(findings.empty());
  return snapshot;
}

std::string text_of(const Snapshot& snapshot, std::string_view path) {
  const SourceFile* file = snapshot.find(path);
  REQUIRE_MESSAGE(file != nullptr, path);
  return snapshot.open_reader().read(*file);
}

/// What read_snapshot throws: "message | hint".
std::string error_of(const std::filesystem::path& directory, std::string revision = "HEAD") {
  Findings findings;
  try {
    read_snapshot({directory, std::move(revision)}, {}, findings);
  } catch (const Error& error) {
    return std::string(error.what()) + " | " + error.hint();
  }
  return "no error";
}
}  // namespace

TEST_CASE("the bytes of a commit are read, loose or packed, and from a bare clone") {
  Repository repository;
  repository.write("site.toml", "title = \"公报\"\n");
  repository.write("content/a.md", "甲");
  const std::string id = repository.commit();
  repository.write("content/a.md", "not committed");

  const auto check = [&](const Snapshot& snapshot) {
    CHECK(snapshot.commit() == id);
    CHECK_FALSE(snapshot.is_worktree());
    CHECK_FALSE(snapshot.is_shallow());
    REQUIRE(snapshot.files().size() == 2);
    CHECK(snapshot.files()[0].path == "content/a.md");
    CHECK(snapshot.files()[0].blob == blob_id("甲").hex());
    CHECK(snapshot.files()[0].size == 3);
    CHECK(text_of(snapshot, "site.toml") == "title = \"公报\"\n");
    CHECK(text_of(snapshot, "content/a.md") == "甲");
    CHECK(snapshot.find("content/b.md") == nullptr);
  };
  check(read(repository.path()));
  check(read(repository.bare_clone()));
  repository.pack();
  check(read(repository.path()));
  check(read(repository.path() / ".git"));
}

TEST_CASE("any revision that names a commit may be asked for") {
  Repository repository;
  repository.write("content/a.md", "1");
  const std::string first = repository.commit("1");
  repository.git({"tag", "-a", "-m", "tag", "v1"});
  repository.write("content/a.md", "2");
  repository.commit("2");
  for (const std::string& revision :
       {first, first.substr(0, 8), std::string("v1"), std::string("HEAD~1"), std::string("main^")})
    CHECK(read(repository.path(), revision).commit() == first);
  CHECK(text_of(read(repository.path(), "v1"), "content/a.md") == "1");
  repository.pack();
  CHECK(read(repository.path(), first.substr(0, 8)).commit() == first);
}

TEST_CASE("a folder inside a work tree is read as a repository of its own") {
  Repository repository;
  repository.write("sites/gongbao/site.toml", "a");
  repository.write("sites/gongbao/content/x.md", "b");
  repository.write("site.toml", "outer");
  repository.commit();
  const Snapshot snapshot = read(repository.path() / "sites/gongbao");
  REQUIRE(snapshot.files().size() == 2);
  CHECK(text_of(snapshot, "site.toml") == "a");
  CHECK(text_of(snapshot, "content/x.md") == "b");
  std::filesystem::create_directory(repository.path() / "new");
  CHECK(error_of(repository.path() / "new").find("holds no folder new | commit the folder") !=
        std::string::npos);
}

TEST_CASE("objects borrowed from alternates are read") {
  Repository repository;
  repository.write("content/a.md", "loose");
  repository.commit();
  const test::TemporaryFolder folder;
  const std::filesystem::path copy = folder.path() / "borrower";
  repository.git({"clone", "--quiet", "--shared", repository.path().string(), copy.string()});
  CHECK(text_of(read(copy), "content/a.md") == "loose");
  repository.pack();
  CHECK(text_of(read(copy), "content/a.md") == "loose");
  std::filesystem::rename(repository.path(), folder.path() / "gone");
  CHECK(error_of(copy).find("objects/info/alternates") != std::string::npos);
}

TEST_CASE("an earlier version is read by its blob") {
  Repository repository;
  repository.write("content/a.md", "old");
  repository.commit();
  repository.write("content/a.md", "new");
  repository.commit();
  CHECK(read(repository.path()).open_reader().read_version(blob_id("old").hex()) == "old");
}

TEST_CASE("a file above the limit is refused by its header, before it is read") {
  Repository repository;
  repository.write("content/zeros.bin", std::string(size_t{70} << 20, '\0'));
  repository.commit();
  const Snapshot snapshot = read(repository.path());
  CHECK(snapshot.files()[0].size == uint64_t{70} << 20);
  CHECK_THROWS_WITH_AS(text_of(snapshot, "content/zeros.bin"),
                       doctest::Contains("cannot read content/zeros.bin: the object"), Error);
  CHECK(snapshot.open_reader().read(snapshot.files()[0], uint64_t{70} << 20).size() == size_t{70} << 20);
  repository.pack();
  CHECK_THROWS_AS(text_of(snapshot, "content/zeros.bin"), Error);
}

TEST_CASE("where there is nothing to read, the error says what to do") {
  const test::TemporaryFolder folder;
  CHECK(error_of(folder.path()).find("there is no git repository at") == 0);
  CHECK(error_of(folder.path() / "none").find("there is no folder") == 0);
  Repository repository;
  CHECK(error_of(repository.path()) ==
        "the repository has no commit yet | commit the content, or use --worktree to read the disk");
  repository.write("x", "x");
  repository.commit();
  CHECK(read(repository.path()).files().empty());
  CHECK(error_of(repository.path(), "nowhere").find("the repository has no revision 'nowhere'") == 0);
  CHECK(error_of(repository.path(), "HEAD~9").find("the repository has no revision") == 0);
  CHECK(error_of(repository.path(), "HEAD:x") == "the revision 'HEAD:x' is not a commit | ");
  CHECK(error_of(repository.path(), "-x").find("the repository has no revision") == 0);
}

TEST_CASE("a SHA-256 repository is named as such") {
  Repository repository("sha256");
  repository.write("site.toml", "x");
  repository.commit();
  CHECK(error_of(repository.path()).find("SHA-256 object ids, which libgit2 cannot read | use") !=
        std::string::npos);
}

TEST_CASE("another user's repository is named as such") {
  if (::geteuid() != 0) return;  // only root can make one
  Repository repository;
  repository.write("site.toml", "x");
  repository.commit();
  for (const auto& path : {repository.path(), repository.path() / ".git"})
    REQUIRE(::chown(path.c_str(), 12345, 12345) == 0);
  const std::string error = error_of(repository.path());
  CHECK(error.find("belongs to another user | if you trust it: git config --global --add safe.directory") !=
        std::string::npos);
}

TEST_CASE("settings of the repository that run programs or change bytes have no effect") {
  Repository repository;
  repository.write("content/a.md", "line\r\n$Id$\n");
  repository.write(".gitattributes", "* text eol=crlf ident filter=evil\n");
  repository.commit();
  repository.git({"config", "filter.evil.smudge", "touch pwned"});
  repository.git({"config", "core.fsmonitor", "touch pwned"});
  CHECK(text_of(read(repository.path()), "content/a.md") ==
        repository.git({"cat-file", "blob", "HEAD:content/a.md"}) + "\n");
  CHECK_FALSE(std::filesystem::exists(repository.path() / "pwned"));
}
