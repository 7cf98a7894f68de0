#pragma once
#include "figures/own_value.h"

namespace gongbao {

/// The steps of roll_up(): own values by agency, campaign and metric; then all campaigns together; then subtrees.
class LedgerBuilder {
 public:
  explicit LedgerBuilder(const VisibleLibrary& library) : library_(library) {}
  Ledger build();

 private:
  void collect_figures();
  void reckon_own();
  void reckon_series(const OwnSeries& series, Ref<Agency> agency, Ref<Document> campaign, Ref<Metric> metric);
  void attach_totals();
  void join_campaigns();
  void join_subtrees();
  void finish();

  const VisibleLibrary& library_;
  Ledger ledger_;
};

}  // namespace gongbao
