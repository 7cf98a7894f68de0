#include "figures/ledger.h"

#include <cassert>
#include <tuple>

namespace gongbao {
namespace {

uint32_t year_of(Period period) {
  const std::optional<Day> first = period.is_undated() ? std::nullopt : period.days().first;
  return first && first->year() > 0 && first->year() < static_cast<int>(fact_years) ? static_cast<uint32_t>(first->year()) : 0;
}

}  // namespace

CellRange::Iterator::Iterator(const Ledger* ledger, uint32_t number)
    : ledger_(ledger), number_(number), agency_(ledger ? ledger->agency_at(number) : 0) {}

Cell CellRange::Iterator::operator*() const {
  Cell cell = ledger_->cell_of({agency_}, ledger_->rows_[agency_][number_ - ledger_->agency_begin_[agency_]]);
  cell.number = number_;
  return cell;
}

CellKey CellRange::Iterator::key() const {
  return Ledger::key_of({agency_}, ledger_->rows_[agency_][number_ - ledger_->agency_begin_[agency_]]);
}

bool CellRange::Iterator::is_stated() const {
  const LedgerRow& row = ledger_->rows_[agency_][number_ - ledger_->agency_begin_[agency_]];
  return row.own_count + row.total_count > 0;
}

CellRange::Iterator& CellRange::Iterator::operator++() {
  ++number_;
  while (agency_ + 1 < ledger_->agency_begin_.size() && ledger_->agency_begin_[agency_ + 1] <= number_) ++agency_;
  return *this;
}

CellRange::Iterator CellRange::Iterator::operator++(int) {
  Iterator before = *this;
  ++*this;
  return before;
}

std::optional<Cell> CellRange::of_metric(Ref<Metric> metric) const {
  if (empty()) return std::nullopt;
  const uint32_t agency = ledger_->agency_at(begin_);
  const std::vector<LedgerRow>& rows = ledger_->rows_[agency];
  const uint32_t base = ledger_->agency_begin_[agency];
  const auto begin = rows.begin() + (begin_ - base);
  const auto end = rows.begin() + (end_ - base);
  const auto found =
      std::lower_bound(begin, end, metric.index, [](const LedgerRow& row, uint32_t wanted) { return row.metric < wanted; });
  if (found == end || found->metric != metric.index) return std::nullopt;
  Cell cell = ledger_->cell_of({agency}, *found);
  cell.number = base + static_cast<uint32_t>(found - rows.begin());
  return cell;
}

uint32_t Ledger::agency_at(uint32_t number) const {
  const auto after = std::upper_bound(agency_begin_.begin(), agency_begin_.end(), number);
  return static_cast<uint32_t>(after - agency_begin_.begin()) - 1;
}

CellKey Ledger::key_of(Ref<Agency> agency, const LedgerRow& row) {
  CellKey key{agency, {}, {}, {row.metric}};
  if (row.period != 0) key.period = Period::of_order(row.period);
  if (row.campaign != 0) key.campaign = Ref<Document>{row.campaign - 1};
  return key;
}

Cell Ledger::cell_of(Ref<Agency> agency, const LedgerRow& row) const {
  Cell cell;
  static_cast<CellKey&>(cell) = key_of(agency, row);
  cell.own = store_.get(row.own);
  cell.subtree = store_.get(row.subtree);
  cell.own_figures = std::span(pool_).subspan(row.figures, row.own_count);
  cell.total_figures = std::span(pool_).subspan(row.figures + row.own_count, row.total_count);
  for (const uint32_t total : cell.total_figures)  // the last is the newest
    if (figures_[total].figure->value) cell.total = figures_[total].figure->value;
  cell.is_computed = row.is_computed;
  cell.coverage = row.coverage;
  return cell;
}

template <class Key, class Of>
CellRange Ledger::range(Ref<Agency> agency, const Key& key, Of&& of) const {
  const std::vector<LedgerRow>& rows = rows_[agency.index];
  const auto begin = std::lower_bound(rows.begin(), rows.end(), key, [&](const LedgerRow& r, const Key& k) { return of(r) < k; });
  const auto end = std::upper_bound(begin, rows.end(), key, [&](const Key& k, const LedgerRow& r) { return k < of(r); });
  const auto number = [&](auto at) { return agency_begin_[agency.index] + static_cast<uint32_t>(at - rows.begin()); };
  return {this, number(begin), number(end)};
}

/// Cells of a period are made of what the agency and those below it state of its year; those of a whole campaign, of what was
/// stated in it.
void Ledger::read_cells(Ref<Agency> agency, std::optional<Period> period, std::optional<Ref<Document>> campaign) const {
  if (period)
    read(FactKind::agency_year, agency.index * fact_years + year_of(*period));
  else if (campaign)
    read(FactKind::campaign, campaign->index);
  else
    read(FactKind::agency, agency.index);
}

CellRange Ledger::cells(Ref<Agency> agency) const {
  read(FactKind::agency, agency.index);
  return {this, agency_begin_[agency.index], agency_begin_[agency.index + 1]};
}

CellRange Ledger::cells(Ref<Agency> agency, std::optional<Period> period) const {
  read_cells(agency, period, {});
  return range(agency, period ? period->order() : 0, [](const LedgerRow& row) { return row.period; });
}

CellRange Ledger::cells(Ref<Agency> agency, std::optional<Period> period, std::optional<Ref<Document>> campaign) const {
  read_cells(agency, period, campaign);
  return range(agency, std::pair(period ? period->order() : 0, campaign ? campaign->index + 1 : 0),
               [](const LedgerRow& row) { return std::pair(row.period, row.campaign); });
}

std::optional<Cell> Ledger::find(Ref<Agency> agency, std::optional<Period> period, std::optional<Ref<Document>> campaign,
                                 Ref<Metric> metric) const {
  return cells(agency, period, campaign).of_metric(metric);
}

std::span<const uint32_t> Ledger::figures_of(Ref<Metric> metric, Ref<Agency> agency) const {
  read(FactKind::figures);
  const std::vector<uint32_t>& all = figures_by_metric_[metric.index];
  const auto begin = std::lower_bound(all.begin(), all.end(), agency,
                                      [&](uint32_t i, Ref<Agency> wanted) { return figures_[i].figure->agency < wanted; });
  const auto end = std::upper_bound(begin, all.end(), agency,
                                    [&](Ref<Agency> wanted, uint32_t i) { return wanted < figures_[i].figure->agency; });
  return {begin, end};
}

std::vector<Period> Ledger::periods_of(Ref<Document> campaign) const {
  read(FactKind::campaign, campaign.index);
  std::vector<Period> periods;
  for (auto at = std::lower_bound(campaign_periods_.begin(), campaign_periods_.end(), campaign,
                                  [](const auto& one, Ref<Document> wanted) { return one.first < wanted; });
       at != campaign_periods_.end() && at->first == campaign; ++at)
    periods.push_back(at->second);
  return periods;
}

std::span<const StraddlingFigure> Ledger::straddling(Ref<Agency> agency, Period period) const {
  read_cells(agency, period, {});
  const auto key = std::pair(agency, period);
  const auto of = [](const StraddlingFigure& one) { return std::pair(one.agency, one.period); };
  const auto begin = std::lower_bound(straddling_.begin(), straddling_.end(), key,
                                      [&](const StraddlingFigure& one, const auto& k) { return of(one) < k; });
  const auto end =
      std::upper_bound(begin, straddling_.end(), key, [&](const auto& k, const StraddlingFigure& one) { return k < of(one); });
  return {begin, end};
}

}  // namespace gongbao
