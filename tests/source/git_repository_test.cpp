// Protects: a damaged repository is an error with a remedy, in a moment, never a hang, a crash or wrong
// bytes.
#include "source/git_repository.h"

#include <fstream>

#include "base/error.h"
#include "base/file.h"
#include "source/history.h"
#include "source/snapshot.h"
#include "support/repository.h"

using namespace gongbao;
using test::Repository;

namespace {
const std::string note = "一份不太短的通知，好让压缩以后还有一些字节可以截去。0123456789";

/// Reads all there is, as a build does: "fine", "wrong", or the error's message and hint.
std::string read_all(const std::filesystem::path& directory) {
  try {
    Findings findings;
    const SourceRequest request{directory};
    const Snapshot snapshot = read_snapshot(request, {.jobs = 1}, findings);
    const Outcomes outcomes = parallel_map(1, {.jobs = 1}, [&] {
      return [&](size_t) {
        BlobReader reader = snapshot.open_reader();
        std::string all;
        for (const SourceFile& file : snapshot.files()) all += reader.read(file);
        return all;
      };
    });
    if (outcomes[0].loss != Loss::none) return "lost";
    read_history(request, snapshot, {.jobs = 1}, findings);
    return outcomes[0].bytes == note ? "fine" : "wrong";
  } catch (const Error& error) {
    return std::string(error.what()) + " | " + error.hint();
  }
}

Repository make_repository() {
  Repository repository;
  repository.write("content/a.md", "first");
  repository.commit("1");
  repository.write("content/a.md", note);
  repository.commit("2");
  return repository;
}

void overwrite(const std::filesystem::path& path, std::string_view bytes) {
  std::filesystem::permissions(path, std::filesystem::perms::owner_all);
  std::ofstream(path, std::ios::binary | std::ios::trunc)
      .write(bytes.data(), static_cast<std::streamsize>(bytes.size()));
}

std::vector<std::string> object_ids(const Repository& repository) {
  std::vector<std::string> ids;
  for (const char* name : {"HEAD", "HEAD~1", "HEAD^{tree}", "HEAD:content", "HEAD:content/a.md"})
    ids.push_back(repository.git({"rev-parse", name}));
  return ids;
}
}  // namespace

TEST_CASE("a loose object cut off anywhere is an error with a remedy") {
  const Repository repository = make_repository();
  REQUIRE(read_all(repository.path()) == "fine");
  for (const std::string& id : object_ids(repository)) {
    const std::filesystem::path path = repository.loose_path(id);
    const std::string whole = read_file(path);
    for (const size_t percent : {0, 10, 50, 90, 99}) {
      overwrite(path, std::string_view(whole).substr(0, whole.size() * percent / 100));
      const std::string result = read_all(repository.path());
      CHECK_MESSAGE(result.find("git fsck") != std::string::npos, result);
    }
    overwrite(path, whole);
  }
  CHECK(read_all(repository.path()) == "fine");
}

TEST_CASE("a missing object is named, with a remedy") {
  const Repository repository = make_repository();
  for (const std::string& id : object_ids(repository)) {
    const std::filesystem::path path = repository.loose_path(id);
    const std::string whole = read_file(path);
    std::filesystem::remove(path);
    const std::string result = read_all(repository.path());
    CHECK_MESSAGE(result.find(id) != std::string::npos, result);
    CHECK_MESSAGE(result.find("git fsck") != std::string::npos, result);
    std::ofstream(path, std::ios::binary) << whole;
  }
  CHECK(read_all(repository.path()) == "fine");
}

TEST_CASE("the file of a missing blob and the child of a missing commit are named") {
  const Repository repository = make_repository();
  const std::vector<std::string> ids = object_ids(repository);
  std::filesystem::remove(repository.loose_path(ids[4]));
  CHECK(read_all(repository.path()).find("cannot read content/a.md: the object " + ids[4] + " is missing") ==
        0);
  const Repository other = make_repository();
  std::filesystem::remove(other.loose_path(ids[1]));
  CHECK(read_all(other.path())
            .find("the object " + ids[1] + " is missing (a parent of the commit " + ids[0] + ")") !=
        std::string::npos);
}

TEST_CASE("an object under the id of another is an error") {
  const Repository repository = make_repository();
  const std::vector<std::string> ids = object_ids(repository);
  for (size_t i = 1; i < ids.size(); ++i) {
    const std::string whole = read_file(repository.loose_path(ids[i]));
    overwrite(repository.loose_path(ids[i]), read_file(repository.loose_path(ids[0])));
    CHECK(read_all(repository.path()).find("git fsck") != std::string::npos);
    overwrite(repository.loose_path(ids[i]), whole);
  }
}

TEST_CASE("flipped bits in a pack or its index never give wrong bytes and never end the program") {
  Repository repository = make_repository();
  repository.pack();
  std::filesystem::path pack;
  for (const auto& entry : std::filesystem::directory_iterator(repository.path() / ".git/objects/pack"))
    if (entry.path().extension() == ".pack") pack = entry.path();
  std::filesystem::path index = pack;
  index.replace_extension(".idx");
  for (const auto& [file, step] : {std::pair(pack, size_t{23}), std::pair(index, size_t{41})}) {
    const std::string whole = read_file(file);
    for (size_t at = 0; at < whole.size(); at += step) {
      std::string flipped = whole;
      flipped[at] = static_cast<char>(flipped[at] ^ (1 << (at % 8)));
      overwrite(file, flipped);
      const std::string result = read_all(repository.path());
      CHECK_MESSAGE(result != "wrong", file.extension().string(), at);
      CHECK_MESSAGE(result != "lost", file.extension().string(), at);
    }
    overwrite(file, std::string_view(whole).substr(0, whole.size() / 2));
    const std::string result = read_all(repository.path());
    CHECK_MESSAGE(result.find(" | ") != std::string::npos, result);
    overwrite(file, whole);
  }
  CHECK(read_all(repository.path()) == "fine");
}

TEST_CASE("a partial clone is told from a damaged one") {
  const Repository repository = make_repository();
  repository.git({"config", "uploadpack.allowFilter", "true"});
  const test::TemporaryFolder folder;
  for (const std::string filter : {"blob:none", "tree:0"}) {
    const std::filesystem::path copy = folder.path() / filter.substr(0, 4);
    repository.git({"clone", "--quiet", "--bare", "--filter=" + filter,
                    "file://" + repository.path().string(), copy.string()});
    const std::string result = read_all(copy);
    CHECK_MESSAGE(result.find("is missing") != std::string::npos, result);
    CHECK_MESSAGE(result.find("this is a partial clone") != std::string::npos, result);
  }
}

TEST_CASE("a HEAD that names nothing is an error") {
  const Repository repository = make_repository();
  for (const std::string& head :
       {std::string("ref: refs/heads/../../../etc/passwd\n"), std::string("garbage\n"),
        std::string(40, 'a') + "\n", std::string("ref: HEAD\n"), std::string()}) {
    overwrite(repository.path() / ".git/HEAD", head);
    const std::string result = read_all(repository.path());
    CHECK_MESSAGE(result.find(" | ") != std::string::npos, result);
  }
}
