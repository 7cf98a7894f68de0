#pragma once
#include <map>
#include <vector>

#include "figures/target_progress.h"

namespace gongbao {

/// How far every target of every visible campaign has come, beside Campaign::targets: reckoned once for all
/// pages.
using TargetIndex = std::map<Ref<Document>, std::vector<TargetProgress>>;

TargetIndex find_target_progress(const VisibleLibrary& library, const Ledger& ledger);

}  // namespace gongbao
