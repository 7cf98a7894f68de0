#pragma once
#include <optional>
#include <string>
#include <vector>

#include "base/finding.h"
#include "content/csv.h"
#include "content/notice.h"

namespace gongbao {

/// What is wrong in a table of a notice, wherever its rows stand.
struct TableFault {
  std::optional<size_t> row;  ///< none: of the columns
  Severity severity = Severity::error;
  std::string code;
  std::string message;
  std::string hint;
};

/// The rules for what a table holds: of sampling results, that passed and failed make the total, in each row
/// and in the row of sums, and rates are what they say; of penalties, what must stand there, what must not,
/// and dates. A table without `kind` is what its columns say.
std::vector<TableFault> find_table_faults(NoticeTableKind kind, const CsvTable& table, const Notice& notice);

}  // namespace gongbao
