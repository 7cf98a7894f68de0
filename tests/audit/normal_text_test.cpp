// Protects: two writings of one sentence are one text to the audit.
#include "audit/normal_text.h"

#include <doctest/doctest.h>

using gongbao::normal_text;
using gongbao::NormalText;

TEST_CASE("white space, hidden characters, composition and thousands separators make no difference") {
  CHECK(normal_text("检查 \n 食品") == "检查食品");
  CHECK(normal_text("检查\u3000\u00A0食\u00AD品\u200B") == "检查食品");
  CHECK(normal_text("two  words\tof\nit") == "two words of it");
  CHECK(normal_text("共 5 户") == "共5户");
  CHECK(normal_text("1,922户") == "1922户");
  CHECK(normal_text("1,234,567元") == "1234567元");
  CHECK(normal_text("1,23,4567") == "1,23,4567");
  CHECK(normal_text("甲,100,乙") == "甲,100,乙");
  CHECK(normal_text("e\u0301te") == "\u00E9te");
  CHECK(normal_text("\xEF\xBB\xBF标题") == "标题");
}

TEST_CASE("cells are never joined") {
  NormalText text;
  text.add("甲 ");
  text.end_cell();
  text.end_cell();
  text.add(" 乙");
  CHECK(text.take() == "甲\x1f乙");
}
