// Protects: what gongbao prints of personal data is a kind and a place: no format shows the value, the line
// that holds it, or another finding's words about that line.
#include <doctest/doctest.h>

#include "cli/report.h"

using namespace gongbao;

namespace {

const std::string number = "13812345678";
const std::string line = "电话138**12345678**转1\n";

Findings two_on_one_line(std::string_view code) {
  Findings findings;
  findings.error(code, {"a.md", 1, 3, 15}, "a mobile number stands here", "mask it");
  findings.warning("figure/unbound", {"a.md", 1, 8, 8}, "the number '12345678' is bound to no figure",
                   "write 12345678");
  findings.error("id/clash", {"notes/" + number + ".md", 0, 0, 1},
                 "two documents have the id '" + number + "'", number);
  return findings;
}

std::string in_every_format(const Findings& findings) {
  const SourceTexts texts = [](std::string_view) { return std::optional<std::string>(line); };
  return report_text(findings, texts, false) + report_json(findings) + report_sarif(findings);
}

}  // namespace

TEST_CASE("a line with personal data is not printed, nor what other findings say of it") {
  const std::string printed = in_every_format(two_on_one_line("privacy/phone"));
  CHECK(printed.find("a.md:1:3: error: a mobile number stands here [privacy/phone]\n  hint: mask it\n") !=
        printed.npos);
  CHECK(printed.find("a.md:1:8: warning: a number in a summary is bound to no figure [figure/unbound]") !=
        printed.npos);
  CHECK(printed.find("12345678") == printed.npos);
  CHECK(printed.find("转1") == printed.npos);
  CHECK(printed.find("notes/***********.md:1:1: error: two documents have the id '***********' [id/clash]") !=
        printed.npos);
}

TEST_CASE("on other lines findings say what they say") {
  const std::string printed = in_every_format(two_on_one_line("key/unknown"));
  CHECK(printed.find("the number '12345678' is bound to no figure") != printed.npos);
  CHECK(printed.find("     1 | 电话138**12345678**转1\n") != printed.npos);
  CHECK(printed.find(number) == printed.npos);  // names and messages are masked in any case
}
