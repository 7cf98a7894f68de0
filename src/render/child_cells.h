#pragma once
#include <optional>
#include <span>
#include <vector>

#include "render/context.h"

namespace gongbao {

/// The cells one step below those of one agency, period and campaign: looked up once for all metrics.
class ChildCells {
 public:
  ChildCells() = default;
  ChildCells(const RenderContext& context, const CellKey& above);

  /// A child of the agency that has cells there, in the register's order.
  struct Child {
    Ref<Agency> agency;
    CellRange cells;
  };
  const std::vector<Child>& children() const { return children_; }
  /// Whether they are those of this cell too.
  bool are_below(const CellKey& cell) const;

 private:
  std::optional<CellKey> above_;
  std::vector<Child> children_;
};

}  // namespace gongbao
