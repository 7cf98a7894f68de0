#pragma once
#include <cstdint>
#include <tuple>

#include "figures/stored_quantity.h"

namespace gongbao {

/// A ledger's cell as it is kept: 48 bytes, for there are millions. Its agency is known from where it lies.
struct LedgerRow {
  uint32_t period = 0;    ///< Period::order(); 0: the whole campaign
  uint32_t campaign = 0;  ///< 1 more than the document; 0: all together
  uint32_t metric = 0;
  uint32_t figures = 0;  ///< where its figures begin in the pool: own ones, then totals
  StoredQuantity own, subtree;
  uint64_t coverage = 0;  ///< sum of the marks of the agencies that stand in `subtree`
  uint32_t own_count = 0;
  uint32_t total_count : 30 = 0;
  uint32_t is_computed : 1 = 0;
  uint32_t is_from_below : 1 = 0;  ///< an agency below states something here

  /// Whether the agency above has it too: a reported total alone says nothing of what was done.
  bool counts_above() const { return own_count > 0 || is_computed || is_from_below; }
};
static_assert(sizeof(LedgerRow) == 48);

inline std::tuple<uint32_t, uint32_t, uint32_t> key_of(const LedgerRow& row) {
  return {row.period, row.campaign, row.metric};
}

}  // namespace gongbao
