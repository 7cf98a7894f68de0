#pragma once
#include <iterator>
#include <optional>
#include <span>
#include <vector>

#include "content/quantity.h"
#include "figures/ledger_row.h"
#include "review/visible_library.h"

namespace gongbao {

/// A visible figure with the document that states it.
struct LedgerFigure {
  const Figure* figure = nullptr;
  Ref<Document> document;
  bool is_undated = false;       ///< no date, or a masked year
  std::optional<DayRange> days;  ///< of its own period, else of the note
};

/// Which cell: one metric for one agency in one period, of one campaign or of all together.
struct CellKey {
  Ref<Agency> agency;
  std::optional<Period> period;           ///< nothing: the whole campaign, whatever the dates
  std::optional<Ref<Document>> campaign;  ///< nothing: all campaigns together
  Ref<Metric> metric;
  auto operator<=>(const CellKey&) const = default;
};

/// What is known there. Undated figures are summed campaign by campaign only (content model 3.1).
struct Cell : CellKey {
  std::optional<Quantity> own;      ///< what this agency did; of a rate, its statement if there is just one
  std::optional<Quantity> subtree;  ///< with the agencies below; never of a rate; of a ratio, where both sides cover the same
  std::optional<Quantity> total;    ///< a reported total for it, the newest
  std::span<const uint32_t> own_figures;    ///< what `own` is made of: indices into figures(); also those without a number
  std::span<const uint32_t> total_figures;  ///< reported totals
  bool is_computed = false;  ///< `own` is the sum of the metric's parts, or a ratio: nobody states it
  uint64_t coverage = 0;     ///< which agencies stand in `subtree`: equal for the same set (content model 3.3, like coverage)
  uint32_t number = 0;       ///< its place in cells()
};

class Ledger;

/// Some of a ledger's cells, one after the other. They are made as they are asked for.
class CellRange {
 public:
  class Iterator {
   public:
    using difference_type = std::ptrdiff_t;
    using value_type = Cell;
    using reference = Cell;
    using pointer = void;
    using iterator_category = std::input_iterator_tag;
    Iterator() = default;
    Iterator(const Ledger* ledger, uint32_t number);
    Cell operator*() const;
    CellKey key() const;  ///< without its values, which take longer
    bool is_stated() const;  ///< the agency itself states something there
    Iterator& operator++();
    Iterator operator++(int);
    bool operator==(const Iterator& other) const { return number_ == other.number_; }

   private:
    const Ledger* ledger_ = nullptr;
    uint32_t number_ = 0;
    uint32_t agency_ = 0;
  };

  CellRange() = default;
  CellRange(const Ledger* ledger, uint32_t begin, uint32_t end) : ledger_(ledger), begin_(begin), end_(end) {}
  Iterator begin() const { return {ledger_, begin_}; }
  Iterator end() const { return {ledger_, end_}; }
  size_t size() const { return end_ - begin_; }
  bool empty() const { return begin_ == end_; }
  Cell operator[](size_t i) const { return *Iterator(ledger_, begin_ + static_cast<uint32_t>(i)); }
  Cell front() const { return (*this)[0]; }
  /// The one of a metric, in a range of one agency, period and campaign.
  std::optional<Cell> of_metric(Ref<Metric> metric) const;

 private:
  const Ledger* ledger_ = nullptr;
  uint32_t begin_ = 0;
  uint32_t end_ = 0;
};

/// A figure that lies only partly in a period: listed there, not counted (content model 3.1).
struct StraddlingFigure {
  Ref<Agency> agency;  ///< whose report lists it: the figure's own and those above
  Period period;
  uint32_t figure = 0;
  auto operator<=>(const StraddlingFigure&) const = default;
};

/// Every figure rolled up by agency × period × metric, with what each sum is made of.
class Ledger : public Watched {
 public:
  const std::vector<LedgerFigure>& figures() const { return figures_; }
  /// Sorted by agency, period (whole campaign first), campaign (all first), metric.
  CellRange cells() const {
    read(FactKind::figures);
    return {this, 0, agency_begin_.back()};
  }
  CellRange cells(Ref<Agency> agency) const;
  CellRange cells(Ref<Agency> agency, std::optional<Period> period) const;
  CellRange cells(Ref<Agency> agency, std::optional<Period> period, std::optional<Ref<Document>> campaign) const;
  std::optional<Cell> find(Ref<Agency> agency, std::optional<Period> period, std::optional<Ref<Document>> campaign,
                           Ref<Metric> metric) const;
  /// A cell by its number, which some list of cells told.
  Cell cell(uint32_t number) const { return *CellRange::Iterator(this, number); }
  /// The cells of one metric, as indices into cells(), in their order.
  const std::vector<uint32_t>& of_metric(Ref<Metric> metric) const {
    read(FactKind::figures);
    return by_metric_[metric.index];
  }
  /// Every statement of one metric by one agency, in the order of figures().
  std::span<const uint32_t> figures_of(Ref<Metric> metric, Ref<Agency> agency) const;
  /// Every (agency, period) with at least one cell, and every (campaign, period); sorted.
  const std::vector<std::pair<Ref<Agency>, Period>>& agency_periods() const {
    read(FactKind::figures);
    return agency_periods_;
  }
  const std::vector<std::pair<Ref<Document>, Period>>& campaign_periods() const {
    read(FactKind::figures);
    return campaign_periods_;
  }
  std::vector<Period> periods_of(Ref<Document> campaign) const;
  std::span<const StraddlingFigure> straddling(Ref<Agency> agency, Period period) const;
  /// Sums of more than 18 digits, which are left out (content model 3.2); sorted.
  const std::vector<std::pair<Ref<Agency>, Ref<Metric>>>& overflows() const { return overflows_; }

  Ledger(Ledger&&) = default;

 private:
  friend class LedgerBuilder;
  friend class CellRange::Iterator;
  friend class CellRange;
  Ledger() = default;

  void read_cells(Ref<Agency> agency, std::optional<Period> period, std::optional<Ref<Document>> campaign) const;
  static CellKey key_of(Ref<Agency> agency, const LedgerRow& row);
  Cell cell_of(Ref<Agency> agency, const LedgerRow& row) const;
  uint32_t agency_at(uint32_t number) const;
  template <class Key, class Of>
  CellRange range(Ref<Agency> agency, const Key& key, Of&& of) const;

  std::vector<LedgerFigure> figures_;
  std::vector<std::vector<LedgerRow>> rows_;  ///< by agency
  std::vector<uint32_t> pool_;
  QuantityStore store_;
  std::vector<uint32_t> agency_begin_;  ///< the number of each agency's first cell; one more for the end
  std::vector<std::vector<uint32_t>> by_metric_;
  std::vector<std::vector<uint32_t>> figures_by_metric_;  ///< sorted by agency
  std::vector<std::pair<Ref<Agency>, Period>> agency_periods_;
  std::vector<std::pair<Ref<Document>, Period>> campaign_periods_;
  std::vector<StraddlingFigure> straddling_;  ///< sorted
  std::vector<std::pair<Ref<Agency>, Ref<Metric>>> overflows_;
};

/// `library` must outlive the ledger.
Ledger roll_up(const VisibleLibrary& library);
Ledger roll_up(const VisibleLibrary&&) = delete;

/// The days that a reported total covers: its `period`; without one, from the campaign's start to the note's date. Nothing:
/// the whole campaign, with all its figures (content model 3.2).
std::optional<DayRange> span_of_total(const LedgerFigure& total, const VisibleLibrary& library);

/// The standard periods (of the kinds that the site reports) that contain all these days; `undated` for unknown days; none
/// if they straddle.
std::vector<Period> periods_of(const std::optional<When>& when, const SiteConfig& config);
std::vector<Period> periods_of(Day day, const SiteConfig& config);
std::vector<Period> periods_of(const DayRange& days, const SiteConfig& config);
/// Those that share a day with a bounded range; at most ten years of months.
std::vector<Period> periods_touched(const DayRange& days, const SiteConfig& config);

}  // namespace gongbao
