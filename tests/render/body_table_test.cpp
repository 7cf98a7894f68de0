// Protects: tables of a body are valid HTML: header cells have a scope, alignment is a class.
#include "render/body_table.h"

using namespace gongbao;

TEST_CASE("cells of a table are marked, and nothing else is") {
  const auto marked = [](std::string_view html) {
    std::string out;
    append_with_table_marks(out, html);
    return out;
  };
  CHECK(marked("<table><thead><tr><th>甲</th><th align=\"right\">乙</th></tr></thead><td align=\"center\">1</td><td>2</td>") ==
        "<table><thead><tr><th scope=\"col\">甲</th><th scope=\"col\" class=\"align-right\">乙</th></tr></thead>"
        "<td class=\"align-center\">1</td><td>2</td>");
  CHECK(marked("<p>&lt;th align=&quot;</p>") == "<p>&lt;th align=&quot;</p>");
  CHECK(marked("") == "");
}
