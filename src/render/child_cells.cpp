#include "render/child_cells.h"

namespace gongbao {

ChildCells::ChildCells(const RenderContext& context, const CellKey& above) : above_(above) {
  for (const Ref<Agency> child : context.library().agencies()[above.agency].children) {
    const CellRange cells = context.ledger().cells(child, above.period, above.campaign);
    if (!cells.empty()) children_.push_back({child, cells});
  }
}

bool ChildCells::are_below(const CellKey& cell) const {
  return above_ && above_->agency == cell.agency && above_->period == cell.period &&
         above_->campaign == cell.campaign;
}

}  // namespace gongbao
