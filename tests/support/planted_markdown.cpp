#include "support/planted_fault.h"

namespace gongbao::test {
namespace {

const std::string contact = "content/pages/contact.md";
const std::string note = "content/campaigns/chengchuan-campus-2025/notes/2025/03/wangxi-canteen-check.md";

PlantedFault in_body(std::string code, std::string text, std::string severity = "error") {
  return {std::move(code), {append(contact, "\n" + std::move(text) + "\n")}, std::move(severity)};
}

std::string repeated(std::string_view text, int count) {
  std::string result;
  for (int i = 0; i < count; ++i) result += text;
  return result;
}

}  // namespace

std::vector<PlantedFault> planted_in_markdown() {
  return {
      in_body("link/withheld", "见‸[](notice:cc-winter-check-2027)。"),
      in_body("link/broken", "见‸[甲](notice:cc-plan-2052)。"),
      in_body("link/anchor", "见‸[甲](about.md#没有)。"),
      {"link/attachment",
       {replace("content/campaigns/chengchuan-campus-2025/notes/2025/02/work-plan.md",
                "attachments: [task-list.csv]", "attachments: [task-list.csv, ‸task-lst.csv]")}},
      {"link/figure", {append(note, "\n又‸[9份](figure:orders.rectification?peroid=2025)。\n")}},
      in_body("link/nested", "[甲 ‸<https://a.example/> 乙](about.md)"),
      in_body("link/scheme", "‸[甲](javascript:alert(1))"),
      {"markdown/too-large",
       {write("content/pages/long.md", "---\ntitle: 长\n---\n‸" + repeated("字。\n\n", 40'000))}},
      in_body("markdown/line-too-long", "‸" + repeated("字", 6'000)),
      in_body("markdown/too-complex", "‸" + repeated("|", 200)),
      in_body("markdown/raw-html", "甲‸<br>乙"),
      in_body("markdown/footnote-unused", "‸[^1]: 没有人引用。"),
      in_body("markdown/footnote-missing", "甲‸[^9]乙", "warning"),
      in_body("markdown/reference-unused", "‸[label]: about.md", "warning"),
      in_body("markdown/table-cells", "| 甲 | 乙 |\n| --- | --- |\n‸| 1 | 2 | 3 |"),
  };
}

}  // namespace gongbao::test
