// Protects: an attached CSV is read as RFC 4180 says, whatever program saved it, and one that cannot be read
// says where.
#include "content/csv.h"

using namespace gongbao;

namespace {

using Rows = std::vector<std::vector<std::string>>;

CsvTable table(std::string_view text) {
  std::variant<CsvTable, CsvFault> read = read_csv(text);
  REQUIRE(std::holds_alternative<CsvTable>(read));
  return std::get<CsvTable>(read);
}

std::string fault(std::string_view text) {
  const std::variant<CsvTable, CsvFault> read = read_csv(text);
  const CsvFault* fault = std::get_if<CsvFault>(&read);
  return fault ? fmt::format("{}: {}", fault->line, fault->message) : "";
}

}  // namespace

TEST_CASE("the first line is the header, the others are rows") {
  const CsvTable read = table("序号,食品名称\n1,韭菜\n2,豇豆\n");
  CHECK(read.columns == std::vector<std::string>{"序号", "食品名称"});
  CHECK(read.rows == Rows{{"1", "韭菜"}, {"2", "豇豆"}});
}

TEST_CASE("lines end in CRLF, LF, CR or with the file; a byte-order mark is no part of the header") {
  for (const char* text : {"\xEF\xBB\xBF"
                           "a,b\r\n1,2\r\n",
                           "a,b\n1,2", "a,b\r1,2\r"}) {
    const CsvTable read = table(text);
    CHECK(read.columns == std::vector<std::string>{"a", "b"});
    CHECK(read.rows == Rows{{"1", "2"}});
  }
}

TEST_CASE("a quoted cell holds commas, line ends and doubled quotation marks") {
  CHECK(table("a,b\n\"1,5\",\"甲\n\"\"乙\"\"\"\n").rows == Rows{{"1,5", "甲\n\"乙\""}});
  CHECK(table("a,b\n\"\",\"\"\n").rows == Rows{{"", ""}});
}

TEST_CASE("short rows are filled up and empty lines left out") {
  CHECK(table("a,b,c\n1\n\n2,3\n").rows == Rows{{"1", "", ""}, {"2", "3", ""}});
}

TEST_CASE("what is no table says where and why") {
  CHECK(fault("") == "0: the file has no header");
  CHECK(fault("a\n\"1\n").starts_with("2: a cell begins"));
  CHECK(fault("a\n\"1\n2\"\n\"3\"x\n").starts_with("4: text follows"));
  CHECK(fault("a\n1\"2\n").starts_with("2: a quotation mark"));
  CHECK(fault("a\n1,2\n") == "2: a row has 2 cells, the header 1");
  CHECK(fault("\xD0\xF2\xBA\xC5").starts_with("0: the file is not UTF-8"));
}
