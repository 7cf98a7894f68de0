// Protects: a loose object is read whole and right or not at all, and always in an end.
#include "source/loose_object.h"

#include <zlib.h>

#include <fstream>

#include "base/error.h"
#include "base/file.h"
#include "support/repository.h"

using namespace gongbao;

namespace {
constexpr uint64_t mebibyte = uint64_t{1} << 20;

/// Writes `bytes`, compressed, where the object `id` should lie.
void put(const std::filesystem::path& objects, const ObjectId& id, std::string_view bytes) {
  std::string packed(compressBound(bytes.size()), '\0');
  uLongf size = packed.size();
  REQUIRE(compress(reinterpret_cast<Bytef*>(packed.data()), &size,
                   reinterpret_cast<const Bytef*>(bytes.data()), bytes.size()) == Z_OK);
  const std::filesystem::path path = objects / id.hex().substr(0, 2) / id.hex().substr(2);
  std::filesystem::create_directories(path.parent_path());
  std::ofstream(path, std::ios::binary).write(packed.data(), static_cast<std::streamsize>(size));
}

std::string with_header(std::string_view header, std::string_view body) {
  return std::string(header) + '\0' + std::string(body);
}
}  // namespace

TEST_CASE("what git wrote is read back") {
  test::Repository repository;
  std::string bytes;
  for (int i = 0; i < 100'000; ++i) bytes += std::to_string(i);
  const ObjectId id = *ObjectId::parse(repository.blob(bytes));
  const std::filesystem::path objects = repository.path() / ".git/objects";
  CHECK(read_loose_object(objects, id, mebibyte)->body == bytes);
  CHECK(read_loose_header(objects, id)->size == bytes.size());
  CHECK(read_loose_header(objects, id)->type == "blob");
  CHECK_FALSE(read_loose_object(objects, ObjectId{}, mebibyte));
}

TEST_CASE("an object cut off at any byte is an error, not a hang") {
  test::Repository repository;
  const ObjectId id = *ObjectId::parse(repository.blob("一些不容易压缩的内容 0123456789 abcdefghij"));
  const std::filesystem::path path = repository.loose_path(id.hex());
  const std::string whole = read_file(path);
  std::filesystem::permissions(path, std::filesystem::perms::owner_all);
  for (size_t size = 0; size < whole.size(); ++size) {
    std::filesystem::resize_file(path, size);
    CHECK_THROWS_AS(read_loose_object(repository.path() / ".git/objects", id, mebibyte), Error);
    std::ofstream(path, std::ios::binary) << whole;
  }
  std::ofstream(path, std::ios::binary) << whole << "x";
  CHECK_THROWS_AS(read_loose_object(repository.path() / ".git/objects", id, mebibyte), Error);
}

TEST_CASE("header, length and SHA-1 must agree") {
  const test::TemporaryFolder folder;
  const std::filesystem::path& objects = folder.path();
  const ObjectId id = blob_id("hello");
  put(objects, id, with_header("blob 5", "hello"));
  CHECK(read_loose_object(objects, id, mebibyte)->body == "hello");
  const std::string long_body(4096, 'x');
  for (const std::string& bytes :
       {with_header("blob 5", long_body), with_header("blob 6", "hello"), with_header("blob 5", "jello"),
        with_header("tree 5", "hello"), with_header("blub 5", "hello"), with_header("blob 5x", "hello"),
        with_header("blob ", ""), with_header("blob", "hello"), with_header("blob -5", "hello"),
        std::string("blob 5"), std::string(100, 'b'), with_header("blob 99999999999999999999999", "hello")}) {
    put(objects, id, bytes);
    CHECK_THROWS_AS(read_loose_object(objects, id, mebibyte), Error);
  }
}

TEST_CASE("a body larger than the limit is refused by its header") {
  const test::TemporaryFolder folder;
  const ObjectId id = blob_id("hello");
  put(folder.path(), id, with_header("blob 1073741824", ""));
  CHECK_THROWS_WITH_AS(read_loose_object(folder.path(), id, mebibyte),
                       doctest::Contains("1073741824 bytes; at most 1048576"), Error);
}
