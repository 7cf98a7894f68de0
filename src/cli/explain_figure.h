#pragma once
#include <optional>

#include "cli/pipeline.h"

namespace gongbao {

/// `explain AGENCY/PERIOD/METRIC` or AGENCY/CAMPAIGN/METRIC: prints what is known of that cell, and what it
/// is made of down to the statements. The exit status; nothing where the subject names no such thing.
std::optional<int> explain_figure(const Plan& plan, const Options& options);

}  // namespace gongbao
