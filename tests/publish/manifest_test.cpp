// Protects: the manifest's bytes are a contract with other programs, and only exactly such bytes mark a tree
// as complete.
#include "publish/manifest.h"

#include <doctest/doctest.h>
#include <fcntl.h>

#include "publish/descriptor.h"
#include "publish/scratch.h"

using namespace gongbao;
using namespace gongbao::scratch;

namespace {
const BuildFacts facts{.generator = "gongbao 0.1.0",
                       .commit = "0123abcd",
                       .as_of = "2008-06-16T09:00:00+08:00",
                       .audience = "public",
                       .worktree = false,
                       .base_url = "https://gongbao.example/",
                       .policy = ""};

std::optional<Manifest> read_from(const std::filesystem::path& folder) {
  const Descriptor tree(::open(folder.c_str(), O_RDONLY | O_DIRECTORY));
  return read_manifest(tree.get());
}

std::vector<OutputFile> many(size_t count) {
  std::vector<OutputFile> files;
  for (size_t i = 0; i < count; ++i) files.push_back({fmt::format("{:06}", i), i, sha256(std::to_string(i))});
  return files;
}
}  // namespace

TEST_CASE("a manifest names its schema, the build's facts and every file, in this order") {
  const auto written =
      write_manifest({{"a\"b.html", 12, sha256("x")}, {"人/index.html", 0, sha256("")}}, facts);
  REQUIRE(written.size() == 1);
  CHECK(written[0].path == "manifest.json");
  CHECK(
      written[0].bytes ==
      R"({"schema":"gongbao.manifest/1","generator":"gongbao 0.1.0","commit":"0123abcd",)"
      R"("as_of":"2008-06-16T09:00:00+08:00","audience":"public","worktree":false,)"
      R"("base_url":"https://gongbao.example/","policy":"","parts":[],"files":[)"
      "\n"
      R"({"path":"a\"b.html","size":12,"sha256":"2d711642b726b04401627ca9fbac32f5c8530fb1903cc4db02258717921a4881"},)"
      "\n"
      R"({"path":"人/index.html","size":0,"sha256":"e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855"}]})"
      "\n");
}

TEST_CASE("what is written is read again, in one file or in parts") {
  for (const size_t rows : {1, 2, 3, 7, 100}) {
    const Folder folder;
    BuildFacts odd = facts;
    odd.worktree = true;
    odd.policy = "quote \" backslash \\ control \x01 中";
    for (const ManifestFile& file : write_manifest(many(7), odd, rows))
      write_file(folder.path() / file.path, file.bytes);
    const auto manifest = read_from(folder.path());
    REQUIRE(manifest);
    CHECK(manifest->facts == odd);
    CHECK(manifest->files == many(7));
    CHECK(manifest->parts.size() == (rows >= 7 ? 0 : (7 + rows - 1) / rows));
  }
}

TEST_CASE("over 50,000 files the manifest names parts") {
  CHECK(write_manifest(many(50'000), facts).size() == 1);
  const auto written = write_manifest(many(50'001), facts);
  REQUIRE(written.size() == 3);
  CHECK(written[0].path == "manifest-1.json");
  CHECK(written[1].path == "manifest-2.json");
  CHECK(written[2].path == "manifest.json");
}

TEST_CASE("bytes that are cut or changed anywhere are no manifest") {
  const Folder folder;
  const std::string bytes = write_manifest(many(2), facts)[0].bytes;
  const auto path = folder.path() / "manifest.json";
  for (size_t size = 0; size < bytes.size(); ++size) {
    write_file(path, bytes.substr(0, size));
    CHECK(!read_from(folder.path()));
  }
  for (size_t i = 0; i < bytes.size(); ++i) {
    std::string changed = bytes;
    changed[i] = changed[i] == '\\' ? '"' : '\\';
    write_file(path, changed);
    CHECK(!read_from(folder.path()));
  }
  write_file(path, bytes + "x");
  CHECK(!read_from(folder.path()));
}

TEST_CASE("rows out of order or twice, and parts that are missing or altered, are no manifest") {
  const Folder folder;
  const OutputFile file{"a", 1, sha256("x")};
  write_file(folder.path() / "manifest.json", write_manifest({file, file}, facts)[0].bytes);
  CHECK(!read_from(folder.path()));
  for (const ManifestFile& part : write_manifest(many(4), facts, 2))
    write_file(folder.path() / part.path, part.bytes);
  CHECK(read_from(folder.path()));
  write_file(folder.path() / "manifest-1.json", read_file(folder.path() / "manifest-1.json") + "\n");
  CHECK(!read_from(folder.path()));
  std::filesystem::remove(folder.path() / "manifest-1.json");
  CHECK(!read_from(folder.path()));
}

TEST_CASE("a manifest that is a link, a folder or a pipe is none") {
  const Folder folder;
  const auto path = folder.path() / "manifest.json";
  write_file(folder.path() / "real", write_manifest({}, facts)[0].bytes);
  std::filesystem::create_symlink("real", path);
  CHECK(!read_from(folder.path()));
  std::filesystem::remove(path);
  std::filesystem::create_directory(path);
  CHECK(!read_from(folder.path()));
  std::filesystem::remove(path);
  REQUIRE(::mkfifo(path.c_str(), 0644) == 0);
  CHECK(!read_from(folder.path()));
}

TEST_CASE("the manifest's own names are no page's") {
  for (const char* path : {"manifest.json", "manifest-1.json", "manifest-20.json"})
    CHECK(is_manifest_path(path));
  for (const char* path :
       {"manifest-.json", "manifest-a.json", "a/manifest.json", "manifest-1.html", "manifest"})
    CHECK(!is_manifest_path(path));
}
