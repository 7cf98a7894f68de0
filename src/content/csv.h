#pragma once
#include <string>
#include <string_view>
#include <variant>
#include <vector>

namespace gongbao {

/// Rows of a CSV file (RFC 4180): the first is its header, every other one as long.
struct CsvTable {
  std::vector<std::string> columns;
  std::vector<std::vector<std::string>> rows;
  std::vector<int> lines;  ///< of `rows`: where each begins
};

/// Why a text is no such table, in words for the author.
struct CsvFault {
  int line = 0;  ///< the first of the faulty record; 0: of the whole file
  std::string message;
};

/// Reads UTF-8, with or without byte-order mark; lines end in CRLF, LF or CR. Empty lines are left out, short
/// rows filled up.
std::variant<CsvTable, CsvFault> read_csv(std::string_view text);

}  // namespace gongbao
