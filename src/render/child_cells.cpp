#include "render/child_cells.h"

namespace gongbao {

ChildCells::ChildCells(const RenderContext& context, const Cell& above) : above_(&above) {
  for (const Ref<Agency> child : context.library().agencies()[above.agency].children) {
    const std::span<const Cell> cells = context.ledger().cells(child, above.period, above.campaign);
    if (!cells.empty()) children_.push_back({child, cells});
  }
}

const Cell* ChildCells::Child::find(Ref<Metric> metric) const {
  const auto found =
      std::lower_bound(cells.begin(), cells.end(), metric,
                       [](const Cell& cell, Ref<Metric> wanted) { return cell.metric < wanted; });
  return found != cells.end() && found->metric == metric ? &*found : nullptr;
}

bool ChildCells::are_below(const Cell& cell) const {
  return above_ && above_->agency == cell.agency && above_->period == cell.period &&
         above_->campaign == cell.campaign;
}

}  // namespace gongbao
