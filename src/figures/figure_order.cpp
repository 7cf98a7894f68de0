#include "figures/figure_order.h"

namespace gongbao {

std::vector<FigureEntry> in_reckoning_order(const std::vector<LedgerFigure>& figures) {
  std::vector<FigureEntry> entries;
  entries.reserve(figures.size());
  for (uint32_t i = 0; i < figures.size(); ++i)
    if (const Figure& figure = *figures[i].figure; figure.campaign)
      entries.push_back({figure.agency.index, figure.campaign->index, figure.metric.index, i});
  std::sort(entries.begin(), entries.end());
  return entries;
}

std::span<const FigureEntry> first_series(std::span<const FigureEntry> entries) {
  size_t end = 0;
  while (end < entries.size() && entries[end].same_series(entries.front())) ++end;
  return entries.first(end);
}

}  // namespace gongbao
