#pragma once
#include <vector>

#include "figures/series_index.h"
#include "figures/verdict.h"

namespace gongbao {

/// A metric beside the sum of its parts, where one agency states both in one campaign (content model 3.3, `part_of`).
struct WholeCheck {
  Ref<Agency> agency;
  Ref<Document> campaign;
  Ref<Metric> metric;
  Quantity whole;
  Quantity parts;
  std::optional<Quantity> remainder;
  Judgement judgement;
  std::vector<uint32_t> whole_figures, part_figures;  ///< indices into Ledger::figures()
};

/// In the order of campaign, agency and metric.
std::vector<WholeCheck> check_wholes(const VisibleLibrary& library, const Ledger& ledger);

}  // namespace gongbao
