#pragma once
#include <optional>

#include "figures/comparison.h"
#include "render/context.h"

namespace gongbao {

/// What a row of data.json says of a cell beyond its sums.
struct RowFacts {
  const Reconciliation* total =
      nullptr;  ///< of the cell's newest reported total with a number, else of its newest
  std::optional<Change> previous, year_ago;
  const Target* target = nullptr;  ///< for a whole campaign, at the agency that it is measured at
  TargetState target_state = TargetState::unmeasured;
  std::optional<Coverage> coverage;
};

RowFacts row_facts(const RenderContext& context, const Cell& cell);

/// "=", ">=", "<=", ">", "<": as an author types it.
std::string_view typed(Comparison comparison);

}  // namespace gongbao
