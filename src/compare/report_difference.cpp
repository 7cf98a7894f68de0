#include "compare/report_difference.h"

namespace gongbao {
namespace {

using Column = SumChange::Column;

/// Looks up the cells of one version by the ids of another.
class Translator {
 public:
  Translator(const SumVersion& from, const SumVersion& to) : to_(to) {
    for (const Agency& agency : from.library.agencies().all())
      agencies_.push_back(to.library.agencies().with_id(agency.id));
    for (const Metric& metric : from.library.metrics().all())
      metrics_.push_back(to.library.metrics().with_id(metric.id));
    for (const Ref<Document> campaign : from.library.of_kind(DocumentKind::campaign))
      campaigns_[campaign] = to.library.find(DocumentKind::campaign, from.library[campaign].id);
  }

  std::optional<Cell> find(const CellKey& key) const {
    const std::optional<Ref<Agency>> agency = agencies_[key.agency.index];
    const std::optional<Ref<Metric>> metric = metrics_[key.metric.index];
    std::optional<Ref<Document>> campaign;
    if (key.campaign) {
      const auto found = campaigns_.find(*key.campaign);
      if (found == campaigns_.end() || !found->second) return std::nullopt;
      campaign = found->second;
    }
    return agency && metric ? to_.ledger.find(*agency, key.period, campaign, *metric) : std::nullopt;
  }

 private:
  const SumVersion& to_;
  std::vector<std::optional<Ref<Agency>>> agencies_;
  std::vector<std::optional<Ref<Metric>>> metrics_;
  std::map<Ref<Document>, std::optional<Ref<Document>>> campaigns_;
};

const std::optional<Quantity>& value_of(const Cell& cell, Column column) {
  return column == Column::own ? cell.own : column == Column::subtree ? cell.subtree : cell.total;
}

/// Appends what differs between two versions of a cell; `named` is the one whose names are shown.
void compare_cells(const std::optional<Cell>& from, const std::optional<Cell>& to, const SumVersion& names,
                   std::initializer_list<Column> columns, const std::string& old_unit,
                   std::vector<SumChange>& changes) {
  const Cell& named = to ? *to : *from;
  const Metric& metric = names.library.metrics()[named.metric];
  const Agency& agency = names.library.agencies()[named.agency];
  for (const Column column : columns) {
    const std::optional<Quantity> before = from ? value_of(*from, column) : std::nullopt;
    const std::optional<Quantity> now = to ? value_of(*to, column) : std::nullopt;
    if (before == now && (!before || old_unit == metric.unit.unit)) continue;
    SumChange change{agency.id,
                     named.period ? named.period->text() : std::string(),
                     named.campaign ? names.library[*named.campaign].id : std::string(),
                     metric.id,
                     agency.shown(),
                     metric.name,
                     metric.unit.unit,
                     column,
                     before,
                     now,
                     {}};
    if (before && now && old_unit == metric.unit.unit) change.change = difference(*now, *before);
    changes.push_back(std::move(change));
  }
}

std::string unit_in(const SumVersion& version, const std::optional<Cell>& cell) {
  return cell ? version.library.metrics()[cell->metric].unit.unit : std::string();
}

/// Compares the cells that `wanted` picks, in the order of the new version, then those that only the old one
/// has.
template <class Wanted>
std::vector<SumChange> compare_ranges(const SumVersion& from, const CellRange& old_cells,
                                      const SumVersion& to, const CellRange& new_cells,
                                      std::initializer_list<Column> columns, const Wanted& wanted) {
  std::vector<SumChange> changes;
  const Translator to_old(to, from), to_new(from, to);
  for (auto at = new_cells.begin(); at != new_cells.end(); ++at) {
    if (!wanted(at.key())) continue;
    const std::optional<Cell> before = to_old.find(at.key());
    compare_cells(before, *at, to, columns, unit_in(from, before), changes);
  }
  for (auto at = old_cells.begin(); at != old_cells.end(); ++at)
    if (wanted(at.key()) && !to_new.find(at.key()))
      compare_cells(*at, std::nullopt, from, columns, unit_in(from, *at), changes);
  return changes;
}

CellRange cells_of(const SumVersion& version, const std::string& agency, Period period) {
  const std::optional<Ref<Agency>> found = version.library.agencies().with_id(agency);
  return found ? version.ledger.cells(*found, period) : CellRange{};
}

}  // namespace

std::string_view name_of(SumChange::Column column) {
  constexpr std::string_view names[] = {"own", "subtree", "total"};
  return names[static_cast<size_t>(column)];
}

std::vector<SumChange> report_difference(const SumVersion& from, const SumVersion& to,
                                         const std::string& agency, Period period) {
  // Undated figures are summed campaign by campaign only (content model 3.1).
  const auto wanted = [&](const CellKey& key) { return period.is_undated() || !key.campaign; };
  return compare_ranges(from, cells_of(from, agency, period), to, cells_of(to, agency, period),
                        {Column::own, Column::subtree, Column::total}, wanted);
}

std::vector<SumChange> sum_difference(const SumVersion& from, const SumVersion& to) {
  const auto wanted = [](const CellKey& key) {
    return key.period && !key.period->is_undated() ? !key.campaign.has_value() : key.campaign.has_value();
  };
  return compare_ranges(from, from.ledger.cells(), to, to.ledger.cells(), {Column::subtree, Column::total},
                        wanted);
}

}  // namespace gongbao
