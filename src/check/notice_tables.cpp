// Tables whose rows stand in the front matter; those in CSV files are checked where they are read
// (table_file_checks.cpp).
#include "check/checks.h"
#include "check/notice_table_rules.h"

namespace gongbao {

void check_notice_tables(const Library& library, Findings& findings) {
  for (const Document& document : library.documents()) {
    const Notice* notice = document.as_notice();
    if (!notice) continue;
    for (const NoticeTable& table : notice->tables) {
      if (!table.file.empty()) continue;
      for (TableFault& fault : find_table_faults(table.kind, {table.columns, table.rows, {}}, *notice)) {
        Place place = fault.row ? table.row_places[*fault.row] : table.place;
        findings.add({std::move(place), fault.severity, std::move(fault.code), std::move(fault.message),
                      std::move(fault.hint)});
      }
    }
  }
}

}  // namespace gongbao
