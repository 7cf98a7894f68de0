#pragma once
#include <optional>
#include <span>
#include <vector>

#include "content/quantity.h"
#include "review/visible_library.h"

namespace gongbao {

/// A visible figure with the document that states it.
struct LedgerFigure {
  const Figure* figure = nullptr;
  Ref<Document> document;
};

/// What is known of one metric for one agency in one period: of one campaign, or of all together. Undated figures are
/// summed campaign by campaign only (content model 3.1).
struct Cell {
  Ref<Agency> agency;
  std::optional<Period> period;           ///< nothing: the whole campaign, whatever the dates
  std::optional<Ref<Document>> campaign;  ///< nothing: all campaigns together
  Ref<Metric> metric;

  std::optional<Quantity> own;      ///< what this agency did; of a rate, its statement if there is just one
  std::optional<Quantity> subtree;  ///< with the agencies below; never of a rate
  std::optional<Quantity> total;    ///< a reported total for it, the newest
  std::vector<uint32_t> own_figures;    ///< what `own` is made of: indices into figures(); statements without a number too
  std::vector<uint32_t> total_figures;  ///< reported totals
};

/// Every figure rolled up by agency × period × metric, with what each sum is made of.
class Ledger {
 public:
  const std::vector<LedgerFigure>& figures() const { return figures_; }
  /// Sorted by agency, period (whole campaign first), campaign (all first), metric.
  const std::vector<Cell>& cells() const { return cells_; }
  std::span<const Cell> cells(Ref<Agency> agency, std::optional<Period> period) const;
  std::span<const Cell> cells(Ref<Agency> agency, std::optional<Period> period,
                              std::optional<Ref<Document>> campaign) const;
  const Cell* find(Ref<Agency> agency, std::optional<Period> period, std::optional<Ref<Document>> campaign,
                   Ref<Metric> metric) const;
  /// The cells of one metric, as indices into cells(), in their order.
  const std::vector<uint32_t>& of_metric(Ref<Metric> metric) const { return by_metric_[metric.index]; }
  /// Every statement of one metric by one agency, in the order of figures().
  std::span<const uint32_t> figures_of(Ref<Metric> metric, Ref<Agency> agency) const;
  /// Direct children of the cell's agency that have a subtree value for the same period, campaign and metric.
  std::vector<const Cell*> children_of(const Cell& cell) const;
  /// Every (agency, period) with at least one cell, and every (campaign, period); sorted.
  const std::vector<std::pair<Ref<Agency>, Period>>& agency_periods() const { return agency_periods_; }
  const std::vector<std::pair<Ref<Document>, Period>>& campaign_periods() const { return campaign_periods_; }

  Ledger(Ledger&&) = default;

 private:
  friend class LedgerBuilder;
  Ledger() = default;
  std::vector<LedgerFigure> figures_;
  std::vector<Cell> cells_;
  std::span<const Cell> cells_of(Ref<Agency> agency) const;
  std::vector<uint32_t> agency_begin_;  ///< where each agency's cells begin; one more for the end
  std::vector<std::vector<uint32_t>> by_metric_;
  std::vector<std::vector<uint32_t>> figures_by_metric_;  ///< sorted by agency
  std::vector<std::pair<Ref<Agency>, Period>> agency_periods_;
  std::vector<std::pair<Ref<Document>, Period>> campaign_periods_;
  const VisibleLibrary* library_ = nullptr;
};

/// `library` must outlive the ledger.
Ledger roll_up(const VisibleLibrary& library);
Ledger roll_up(const VisibleLibrary&&) = delete;

/// The standard periods (of the kinds that the site reports) that contain all these days; `undated` for unknown days; none
/// if they straddle.
std::vector<Period> periods_of(const std::optional<When>& when, const SiteConfig& config);
std::vector<Period> periods_of(Day day, const SiteConfig& config);
/// Those that share a day with a bounded range; at most ten years of months.
std::vector<Period> periods_touched(const DayRange& days, const SiteConfig& config);

/// What a figure link in prose stands for: the value, and the figures that it is made of.
struct FigureAnswer {
  std::optional<Quantity> value;
  std::vector<uint32_t> figures;  ///< indices into Ledger::figures()
  std::string text;               ///< where a single statement without a number answers: as written
};
FigureAnswer answer(const Ledger& ledger, const VisibleLibrary& library, const FigureQuery& query);

}  // namespace gongbao
