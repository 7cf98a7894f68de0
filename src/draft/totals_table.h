#pragma once
#include "draft/writer.h"

namespace gongbao {

/// Every metric that the campaign may have data of, with those that are sums of others, in the register's
/// order.
std::vector<Ref<Metric>> metrics_of(const Material& material);

/// What two agencies or more state, computed ratios and reported totals, with the period before where there
/// is one.
void add_totals_table(Writer& writer, DraftSection& section);

}  // namespace gongbao
