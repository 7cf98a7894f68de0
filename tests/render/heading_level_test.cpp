// Protects: headings of a body begin at h2 under the page's h1, skip no level, and bear no id of the theme's
// or a table's.
#include "render/heading_level.h"

using namespace gongbao;

namespace {

std::vector<int> levels(std::vector<int> written) {
  std::vector<Heading> headings;
  for (const int level : written) headings.push_back({level, "", "", {}});
  return heading_levels(headings);
}

}  // namespace

TEST_CASE("headings begin at h2 and go down one level at a time") {
  using Levels = std::vector<int>;
  CHECK(levels({}) == Levels{});
  CHECK(levels({1, 2, 3, 2, 1}) == Levels{2, 3, 4, 3, 2});
  CHECK(levels({2, 3, 2}) == Levels{2, 3, 2});
  CHECK(levels({2, 4, 4, 3, 6}) == Levels{2, 3, 3, 3, 4});
  CHECK(levels({3, 2, 1}) == Levels{2, 2, 2});
  CHECK(levels({1, 2, 3, 4, 5, 6, 6}) == Levels{2, 3, 4, 5, 6, 6, 6});
}

TEST_CASE("ids that the page itself may bear are put behind h-, and no two become one") {
  CHECK(heading_id("一组织部署") == "一组织部署");
  for (const char* id : {"main", "sec-figures", "figures-1", "figure-3", "table-1", "finding-p1", "findings",
                         "cases", "group-2"})
    CHECK(heading_id(id) == "h-" + std::string(id));
  CHECK(heading_id("h-main") == "h-h-main");
  CHECK(heading_id("second") == "second");
}
