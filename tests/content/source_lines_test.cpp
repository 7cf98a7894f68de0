// Protects: a column counts characters, not bytes, and a place beyond an end is the end.
#include "content/source_lines.h"

using namespace gongbao;

TEST_CASE("lines and offsets") {
  const SourceLines lines("一二\nab\n\n三");
  CHECK(lines.count() == 4);
  CHECK(lines.line(0) == "一二");
  CHECK(lines.line(2).empty());
  CHECK(lines.line(9).empty());
  CHECK(lines.offset(0, 1) == 3);
  CHECK(lines.offset(1, 1) == 8);
  CHECK(lines.offset(0, 2) == 6);  // back to a line before
  CHECK(lines.offset(0, 99) == 6);
  CHECK(lines.offset(9, 0) == 14);
  CHECK(lines.rest_of_line(0, 1) == "二");
  CHECK(lines.between(3, 8) == "二\na");
  CHECK(lines.between(8, 3).empty());
}
