#pragma once
#include <vector>

#include "figures/series_index.h"
#include "figures/verdict.h"

namespace gongbao {

/// A reported total beside the sum of its parts (behaviour 2). It never changes a number.
struct Reconciliation {
  /// What one agency adds to the parts: what it did itself, or a total of its own for its subtree.
  struct Part {
    Ref<Agency> agency;
    std::optional<Quantity> value;  ///< nothing where it only states words
    std::vector<uint32_t> figures;
    bool is_total = false;
    bool exceeds = false;  ///< alone it is above the total
  };
  uint32_t total = 0;             ///< index into Ledger::figures()
  std::optional<DayRange> span;   ///< nothing: the whole campaign
  std::vector<Part> parts;        ///< in tree order
  std::optional<Quantity> sum;    ///< of the parts
  std::optional<Quantity> remainder;     ///< the total less the parts
  std::vector<uint32_t> of_other_scope;  ///< statements of the span, not counted
  std::vector<Ref<Agency>> silent;       ///< in tree order
  Judgement judgement;
};

/// Every visible reported total, in the order of Ledger::figures().
std::vector<Reconciliation> reconcile(const VisibleLibrary& library, const Ledger& ledger);

/// The one of a total, by its index into Ledger::figures().
const Reconciliation* find_reconciliation(const std::vector<Reconciliation>& all, uint32_t total);

}  // namespace gongbao
