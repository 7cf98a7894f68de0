#include "figures/ledger.h"

#include <tuple>

namespace gongbao {
namespace {

/// The cells of one agency, sorted by the rest of their key.
template <class Key, class Of>
std::span<const Cell> range(std::span<const Cell> cells, const Key& key, Of&& of) {
  const auto begin = std::lower_bound(cells.begin(), cells.end(), key, [&](const Cell& c, const Key& k) { return of(c) < k; });
  const auto end = std::upper_bound(begin, cells.end(), key, [&](const Key& k, const Cell& c) { return k < of(c); });
  return {begin, end};
}

}  // namespace

std::span<const Cell> Ledger::cells_of(Ref<Agency> agency) const {
  return std::span(cells_).subspan(agency_begin_[agency.index],
                                   agency_begin_[agency.index + 1] - agency_begin_[agency.index]);
}

std::span<const Cell> Ledger::cells(Ref<Agency> agency, std::optional<Period> period) const {
  const auto of = [](const Cell& c) { return std::tuple(c.period.has_value(), c.period.value_or(Period())); };
  return range(cells_of(agency), std::tuple(period.has_value(), period.value_or(Period())), of);
}

std::span<const Cell> Ledger::cells(Ref<Agency> agency, std::optional<Period> period,
                                    std::optional<Ref<Document>> campaign) const {
  const auto of = [](const Cell& c) {
    return std::tuple(c.period.has_value(), c.period.value_or(Period()), c.campaign.has_value(),
                      c.campaign.value_or(Ref<Document>()));
  };
  return range(cells_of(agency),
               std::tuple(period.has_value(), period.value_or(Period()), campaign.has_value(),
                          campaign.value_or(Ref<Document>())),
               of);
}

const Cell* Ledger::find(Ref<Agency> agency, std::optional<Period> period, std::optional<Ref<Document>> campaign,
                         Ref<Metric> metric) const {
  for (const Cell& cell : cells(agency, period, campaign))
    if (cell.metric == metric) return &cell;
  return nullptr;
}

std::span<const uint32_t> Ledger::figures_of(Ref<Metric> metric, Ref<Agency> agency) const {
  const std::vector<uint32_t>& all = figures_by_metric_[metric.index];
  const auto begin = std::lower_bound(all.begin(), all.end(), agency,
                                      [&](uint32_t i, Ref<Agency> a) { return figures_[i].figure->agency < a; });
  const auto end =
      std::upper_bound(begin, all.end(), agency, [&](Ref<Agency> a, uint32_t i) { return a < figures_[i].figure->agency; });
  return {begin, end};
}

std::vector<const Cell*> Ledger::children_of(const Cell& cell) const {
  std::vector<const Cell*> result;
  for (const Ref<Agency> child : library_->agencies()[cell.agency].children)
    if (const Cell* below = find(child, cell.period, cell.campaign, cell.metric); below && below->subtree)
      result.push_back(below);
  return result;
}

}  // namespace gongbao
