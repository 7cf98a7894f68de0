#include "figures/row_merge.h"

namespace gongbao {
namespace {

bool is_before(const LedgerRow& a, const LedgerRow& b) { return key_of(a) < key_of(b); }

}  // namespace

void sort_rows(std::vector<LedgerRow>& rows) { std::stable_sort(rows.begin(), rows.end(), is_before); }

const LedgerRow* find_row(const std::vector<LedgerRow>& sorted, std::tuple<uint32_t, uint32_t, uint32_t> key) {
  const auto found = std::lower_bound(sorted.begin(), sorted.end(), key,
                                      [](const LedgerRow& row, const auto& wanted) { return key_of(row) < wanted; });
  return found != sorted.end() && key_of(*found) == key ? &*found : nullptr;
}

std::vector<uint32_t> RowMerge::into(std::vector<LedgerRow>& rows) {
  std::vector<uint32_t> overflown;
  if (below_.empty()) return overflown;
  const auto key = [](const Below& below) { return std::tuple(below.period, below.campaign, below.metric); };
  std::sort(below_.begin(), below_.end(), [&](const Below& a, const Below& b) { return key(a) < key(b); });
  std::vector<LedgerRow> merged;
  merged.reserve(rows.size() + below_.size() / 4);
  auto own = rows.begin();
  for (size_t begin = 0; begin < below_.size();) {
    const auto wanted = key(below_[begin]);
    while (own != rows.end() && key_of(*own) < wanted) merged.push_back(*own++);
    LedgerRow row;
    if (own != rows.end() && key_of(*own) == wanted) {
      row = *own++;
    } else {
      std::tie(row.period, row.campaign, row.metric) = wanted;
    }
    QuantitySum sum(store_);
    sum.add(row.subtree);
    size_t end = begin;
    for (; end < below_.size() && key(below_[end]) == wanted; ++end) {
      sum.add(below_[end].row->subtree);
      row.coverage += below_[end].row->coverage;
    }
    row.subtree = sum.result();
    row.is_from_below = true;
    if (sum.has_overflown()) overflown.push_back(row.metric);
    merged.push_back(row);
    begin = end;
  }
  merged.insert(merged.end(), own, rows.end());
  rows = std::move(merged);
  return overflown;
}

}  // namespace gongbao
