#pragma once
#include <vector>

#include "figures/ledger_row.h"

namespace gongbao {

/// Adds the rows of the agencies below to those of an agency: as much work as there are rows, sorted once.
class RowMerge {
 public:
  explicit RowMerge(QuantityStore& store) : store_(store) {}
  /// The row must stay where it is until into().
  void add(const LedgerRow& row) { below_.push_back({row.period, row.campaign, row.metric, &row}); }
  /// Sorted rows, as they are again after it; gives the metrics whose sums are too large.
  std::vector<uint32_t> into(std::vector<LedgerRow>& rows);

 private:
  struct Below {
    uint32_t period, campaign, metric;
    const LedgerRow* row;
  };
  QuantityStore& store_;
  std::vector<Below> below_;
};

void sort_rows(std::vector<LedgerRow>& rows);
const LedgerRow* find_row(const std::vector<LedgerRow>& sorted, std::tuple<uint32_t, uint32_t, uint32_t> key);

}  // namespace gongbao
