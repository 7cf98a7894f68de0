#pragma once
#include "cli/pipeline.h"

namespace gongbao {

/// `explain SUBJECT --why-rebuilt`: what the next build would do with a page, and what differs since the
/// last. Nothing where the subject names no page.
std::optional<int> explain_rebuilding(const Plan& plan, Cache& cache, const Options& options);

}  // namespace gongbao
