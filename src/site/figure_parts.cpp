#include "site/figure_parts.h"

namespace gongbao {

std::vector<FigurePart> split_figures(const Ledger& ledger, size_t most_rows) {
  const std::vector<LedgerFigure>& figures = ledger.figures();
  std::vector<FigurePart> parts;
  if (figures.size() <= most_rows) return parts;
  for (uint32_t i = 0; i < figures.size(); ++i) {
    const Ref<Document> campaign = *figures[i].figure->campaign;
    if (parts.empty() || parts.back().campaign != campaign) parts.push_back({campaign, i, 0});
    ++parts.back().count;
  }
  return parts;
}

}  // namespace gongbao
