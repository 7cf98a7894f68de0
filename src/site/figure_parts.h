#pragma once
#include <vector>

#include "figures/ledger.h"

namespace gongbao {

/// The figures of one campaign, which stand together in Ledger::figures().
struct FigurePart {
  Ref<Document> campaign;
  uint32_t first = 0;
  uint32_t count = 0;
};

/// The parts that /data/figures.* are split into, so that no file grows with the site without bound; none where all figures have
/// room in one.
std::vector<FigurePart> split_figures(const Ledger& ledger, size_t most_rows = 50'000);

}  // namespace gongbao
