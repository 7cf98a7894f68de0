#pragma once
#include "check/notice_table_rules.h"

namespace gongbao {

/// 合格 + 不合格 = 抽检 in every row, the row 合计 the sum of the others, 合格率 and 不合格率 of what stands
/// beside them. Of a table without such columns, nothing.
void find_sampling_faults(const CsvTable& table, std::vector<TableFault>& faults);

}  // namespace gongbao
