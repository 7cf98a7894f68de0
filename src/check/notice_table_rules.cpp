#include "check/notice_table_rules.h"

#include "check/penalty_rules.h"
#include "check/sampling_rules.h"

namespace gongbao {

std::vector<TableFault> find_table_faults(NoticeTableKind kind, const CsvTable& table, const Notice& notice) {
  std::vector<TableFault> faults;
  if (kind == NoticeTableKind::sampling || kind == NoticeTableKind::unstated)
    find_sampling_faults(table, faults);
  if (kind == NoticeTableKind::penalty || (kind == NoticeTableKind::unstated && holds_penalties(table)))
    find_penalty_faults(table, notice, faults);
  return faults;
}

}  // namespace gongbao
