#pragma once
#include <vector>

#include "render/shape.h"

namespace gongbao {

/// What was aimed at, how far it has come, and the statements that say so. A column names the campaigns where
/// the page is not that of one.
Value::List target_table(const PageView& view, const std::vector<TargetRef>& targets);

}  // namespace gongbao
