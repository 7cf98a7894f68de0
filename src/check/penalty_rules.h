#pragma once
#include "check/notice_table_rules.h"

namespace gongbao {

/// Whether the columns are those of penalties: somebody punished, and a 决定书文号 or a 处罚内容.
bool holds_penalties(const CsvTable& table);

/// What the summary of a penalty must state (市场监督管理行政处罚信息公示规定): party, number, violation,
/// content, agency and date, in every row; what it must not (numbers of identity papers); dates that exist
/// and are not after the notice; amounts that are numbers; credit codes with their check digit (GB 32100).
void find_penalty_faults(const CsvTable& table, const Notice& notice, std::vector<TableFault>& faults);

}  // namespace gongbao
