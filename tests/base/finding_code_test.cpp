// Protects: the manual lists every code that the program can report, with its cause and cure, and each code once.
#include "base/finding_code.h"

#include "base/file.h"
#include "base/text.h"

using namespace gongbao;

TEST_CASE("codes are unique, of the form group/name, with a cause and a cure") {
  std::set<std::string_view> seen;
  for (const FindingCode& code : finding_codes()) {
    CHECK_MESSAGE(seen.insert(code.code).second, code.code);
    CHECK(code.code.find('/') != std::string_view::npos);
    CHECK(!code.cause.empty());
    CHECK(!code.cure.empty());
  }
}

TEST_CASE("the manual's table is the program's") {
  const std::string manual = read_file(GONGBAO_SOURCE_DIR "/docs/manual.md");
  for (const FindingCode& code : finding_codes()) {
    const std::string row = fmt::format("| `{}` | {} | {} |\n", code.code, replace_all(code.cause, "|", "\\|"),
                                        replace_all(code.cure, "|", "\\|"));
    CHECK_MESSAGE(manual.find(row) != std::string::npos, row);
  }
}
