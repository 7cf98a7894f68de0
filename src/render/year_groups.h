#pragma once
#include <functional>
#include <set>
#include <string>
#include <vector>

#include "render/shape.h"

namespace gongbao {

/// The periods of one subject among the reports of all (Site::agency_reports, campaign_reports), in order.
std::vector<Period> reported_periods(const std::set<std::pair<uint32_t, Period>>& reports, uint32_t subject);

/// A subject's reports, one group a year: the year (a link where it has a report), then its halves, quarters
/// and months. The newest year first, undated last.
Value::List year_groups(const PageView& view, const std::vector<Period>& periods,
                        const std::function<std::string(Period)>& path_of);

}  // namespace gongbao
