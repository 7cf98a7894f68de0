#pragma once
#include <set>

#include "figures/figure_order.h"
#include "figures/own_value.h"

namespace gongbao {

/// The steps of roll_up(), agency by agency, children before parents: what each did itself by campaign and period, all
/// campaigns together, then what those below did. No step looks at a figure or a cell twice for one agency above it.
class LedgerBuilder {
 public:
  explicit LedgerBuilder(const VisibleLibrary& library) : library_(library) {}
  Ledger build();

 private:
  using Rows = std::vector<LedgerRow>;
  using Entries = std::span<const FigureEntry>;

  void collect_figures();
  void add_figures(Ref<Document> document);
  void reckon(Ref<Agency> agency, Entries entries);
  void add_series(Rows& rows, Entries entries);
  void add_plain(Rows& rows, Entries entries, const std::vector<uint32_t>& figures);
  void add_reckoned(Rows& rows, Entries entries, std::vector<uint32_t> figures);
  void add_totals(Rows& rows, Entries entries, const std::vector<uint32_t>& totals);
  void add_wholes(Rows& rows, Entries entries);
  bool has_whole(uint32_t campaign, uint32_t metric) const;
  void join_campaigns(Rows& rows);
  LedgerRow joined(std::span<const LedgerRow* const> parts);
  void add_below(Ref<Agency> agency, Rows& rows);
  void add_ratios(Rows& rows);
  void set_own(LedgerRow& row, const std::vector<uint32_t>& own, const std::vector<uint32_t>& totals = {});
  void collect_orders(const LedgerFigure& figure, std::vector<uint32_t>& orders) const;
  void note_straddling(Ref<Agency> agency, Period period, uint32_t figure);
  void find_straddling();
  void add_published_sums();
  void index();

  const Metric& metric(uint32_t index) const { return library_.metrics().all()[index]; }
  bool adds(uint32_t metric_index) const {
    const Metric::Kind kind = metric(metric_index).kind;
    return kind == Metric::Kind::flow || kind == Metric::Kind::stock;
  }

  const VisibleLibrary& library_;
  Ledger ledger_;
  std::vector<FigureEntry> entries_;
  std::set<std::pair<uint32_t, uint32_t>> stated_;  ///< campaign and metric, where anybody states it
};

}  // namespace gongbao
