#pragma once
#include <optional>
#include <string>
#include <vector>

#include "render/shape.h"

namespace gongbao {

/// Who should have reported and who did not, as pages show it (template-data: coverage).

/// The metrics by which a campaign's coverage is told: those that it expects; without those, what several
/// agencies state.
std::vector<Ref<Metric>> told_metrics(const RenderContext& context, Ref<Document> campaign);

/// Over all that the campaign expects: silent is who reports none of it. Among the agency and those below it,
/// where one is given. Nothing where nobody there is expected to report.
std::optional<Coverage> coverage_of_all(const RenderContext& context, Ref<Document> campaign,
                                        std::optional<Period> period, std::optional<Ref<Agency>> within);

/// A line: 应报9个单位，已报7个, with the silent.
Value coverage_line(const PageView& view, std::string url, std::string title, const Coverage& coverage);
/// A campaign's lines in a period, or over all of it: as a whole, then by metric where there are several.
Value::List campaign_coverage(const PageView& view, Ref<Document> campaign, std::optional<Period> period);
/// One line for each campaign in an agency's report; none where only the agency itself is expected, and has
/// reported.
Value::List agency_coverage(const PageView& view, Ref<Agency> agency,
                            const std::vector<Ref<Document>>& campaigns, bool has_straddling);

}  // namespace gongbao
