#pragma once
#include "render/shape.h"

namespace gongbao {

/// One view a kind of page: the data that its template is given (docs/template-data.md, section 5).
Value home_view(const PageView& view);
Value campaigns_view(const PageView& view);
Value campaign_view(const PageView& view);
Value note_view(const PageView& view);
Value summary_view(const PageView& view);
Value notices_view(const PageView& view);
Value notice_view(const PageView& view);
Value coverage_view(const PageView& view);
Value rectification_view(const PageView& view);
Value status_view(const PageView& view);
Value free_page_view(const PageView& view);
Value not_found_view(const PageView& view);
Value moved_view(const PageView& view);
Value history_view(const PageView& view);
Value history_version_view(const PageView& view);
Value history_difference_view(const PageView& view);
Value bases_view(const PageView& view);
Value basis_view(const PageView& view);

Value agencies_view(const PageView& view);
Value agency_view(const PageView& view);
Value agency_period_view(const PageView& view);
Value periods_view(const PageView& view);
Value period_view(const PageView& view);
Value campaign_period_view(const PageView& view);
Value metrics_view(const PageView& view);
Value metric_view(const PageView& view);

}  // namespace gongbao
