#pragma once
#include <functional>
#include <string>
#include <vector>

#include "render/shape.h"

namespace gongbao {

/// A subject's reports, one group a year: the year (a link where it has a report), then its halves, quarters
/// and months. The newest year first, undated last.
Value::List year_groups(const PageView& view, const std::vector<Period>& periods,
                        const std::function<std::string(Period)>& path_of);

}  // namespace gongbao
