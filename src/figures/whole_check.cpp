#include "figures/whole_check.h"

#include <set>

namespace gongbao {

std::vector<WholeCheck> check_wholes(const VisibleLibrary& library, const Ledger& ledger) {
  std::set<std::tuple<Ref<Document>, Ref<Agency>, Ref<Metric>>> stated;
  for (const LedgerFigure& one : ledger.figures())
    if (one.figure->campaign && one.figure->value && one.figure->basis != FigureBasis::total &&
        !library.metrics()[one.figure->metric].parts.empty())
      stated.emplace(*one.figure->campaign, one.figure->agency, one.figure->metric);
  if (stated.empty()) return {};
  const SeriesIndex index(library, ledger);
  std::vector<WholeCheck> result;
  for (const auto& [campaign, agency, metric] : stated) {
    const OwnValue whole = index.own({agency, campaign, metric, {}, {}});
    std::optional<Quantity> parts;
    WholeCheck check{agency, campaign, metric, {}, {}, {}, {}, whole.figures, {}};
    for (const Ref<Metric> part : library.metrics()[metric].parts) {
      const OwnValue value = index.own({agency, campaign, part, {}, {}});
      if (!value.value) continue;
      parts = parts ? sum(*parts, *value.value) : value.value;
      check.part_figures.insert(check.part_figures.end(), value.figures.begin(), value.figures.end());
    }
    if (!whole.value || !parts) continue;
    check.whole = *whole.value;
    check.parts = *parts;
    check.remainder = difference(check.whole, check.parts);
    check.judgement = judge(check.whole, check.parts);
    result.push_back(std::move(check));
  }
  return result;
}

}  // namespace gongbao
