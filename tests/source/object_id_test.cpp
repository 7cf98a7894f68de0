// Protects: our ids are git's ids.
#include "source/object_id.h"

#include "support/repository.h"

using namespace gongbao;

TEST_CASE("a blob has the id that git gives it") {
  CHECK(blob_id("").hex() == "e69de29bb2d1d6434b8b29ae775ad8c2e48c5391");
  test::Repository repository;
  CHECK(blob_id("公告\n").hex() == repository.blob("公告\n"));
}

TEST_CASE("an id is forty hex digits and nothing else") {
  const std::string hex = "0123456789abcdef0123456789abcdef01234567";
  CHECK(ObjectId::parse(hex)->hex() == hex);
  CHECK(ObjectId::parse("0123456789ABCDEF0123456789ABCDEF01234567")->hex() == hex);
  CHECK_FALSE(ObjectId::parse(hex.substr(1)));
  CHECK_FALSE(ObjectId::parse("g123456789abcdef0123456789abcdef01234567"));
  CHECK(ObjectId{}.is_none());
}
