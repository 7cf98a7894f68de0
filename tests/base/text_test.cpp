// Protects: splitting, trimming and "did you mean" for Chinese names.
#include "base/text.h"

using namespace gongbao;

TEST_CASE("split keeps empty parts") {
  CHECK(split("a//b", '/') == std::vector<std::string_view>{"a", "", "b"});
  CHECK(split("", '/') == std::vector<std::string_view>{""});
}

TEST_CASE("the nearest name is found by its characters, not its bytes") {
  const std::vector<std::string> names{"通化市质量技术监督局", "通化市商务局", "百日行动"};
  CHECK(nearest("百日行动2", names) == "百日行动");
  CHECK(nearest("通化市商物局", names) == "通化市商务局");
  CHECK(!nearest("完全不同的名字", names));
  CHECK(nearest("titel", {"title", "tags"}) == "title");
}
