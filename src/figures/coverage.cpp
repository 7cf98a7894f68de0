#include "figures/coverage.h"

namespace gongbao {
namespace {

void sort_unique(auto& list) {
  std::sort(list.begin(), list.end());
  list.erase(std::unique(list.begin(), list.end()), list.end());
}

}  // namespace

CoverageIndex::CoverageIndex(const VisibleLibrary& library, const Ledger& ledger)
    : order_(library.agencies().in_tree_order()), rank_(order_.size()), last_(order_.size()) {
  for (uint32_t i = 0; i < order_.size(); ++i) rank_[order_[i].index] = i;
  for (uint32_t i = static_cast<uint32_t>(order_.size()); i-- > 0;) {
    const Agency& agency = library.agencies()[order_[i]];
    last_[order_[i].index] = agency.children.empty() ? i : last_[agency.children.back().index];
  }
  for (const Ref<Document> ref : library.of_kind(DocumentKind::campaign)) {
    const Campaign& campaign = *library[ref].as_campaign();
    Expected& expected = expected_[ref.index];
    expected.metrics = campaign.expected;
    for (const Participant& one : campaign.participants)
      if (one.agency.agency) expected.participants.push_back(rank_[one.agency.agency->index]);
    sort_unique(expected.participants);
  }
  for (const LedgerFigure& one : ledger.figures()) {  // without `expected`: what any of them did
    if (!one.figure->campaign) continue;
    Expected& expected = expected_[one.figure->campaign->index];
    const bool is_among = expected.participants.empty() ||
                          std::binary_search(expected.participants.begin(), expected.participants.end(),
                                             rank_[one.figure->agency.index]);
    if (library[*one.figure->campaign].as_campaign()->expected.empty() && is_among)
      expected.metrics.push_back(one.figure->metric);
  }
  for (auto& [campaign, expected] : expected_) {
    sort_unique(expected.metrics);
    if (library.audience() == Audience::public_site)  // nobody's statement of a small cell is shown, nor that there is none
      std::erase_if(expected.metrics, [&](Ref<Metric> metric) { return library.metrics()[metric].min_cell.has_value(); });
  }
  const CellRange cells = ledger.cells();
  for (auto at = cells.begin(); at != cells.end(); ++at) {
    const CellKey key = at.key();
    if (!key.campaign || !at.is_stated()) continue;
    const std::vector<Ref<Metric>>& metrics = expected_metrics(*key.campaign);
    if (!std::binary_search(metrics.begin(), metrics.end(), key.metric)) continue;
    reporters_[{key.campaign->index, key.period ? key.period->order() : 0, key.metric.index}].push_back(
        rank_[key.agency.index]);
  }
  for (auto& [key, ranks] : reporters_) sort_unique(ranks);
}

const std::vector<Ref<Metric>>& CoverageIndex::expected_metrics(Ref<Document> campaign) const {
  static const std::vector<Ref<Metric>> none;
  const auto found = expected_.find(campaign.index);
  return found == expected_.end() ? none : found->second.metrics;
}

const CoverageIndex::Ranks& CoverageIndex::expected_of(uint32_t campaign, uint32_t metric) const {
  static const Ranks none;
  const Expected& expected = expected_.at(campaign);
  if (!std::binary_search(expected.metrics.begin(), expected.metrics.end(), Ref<Metric>{metric})) return none;
  if (!expected.participants.empty()) return expected.participants;
  const auto found = reporters_.find({campaign, 0, metric});  // of the whole campaign
  return found == reporters_.end() ? none : found->second;
}

std::optional<Coverage> CoverageIndex::between(const Key& key, uint32_t first, uint32_t last) const {
  const Ranks& expected = expected_of(key.campaign, key.metric);
  auto at = std::lower_bound(expected.begin(), expected.end(), first);
  if (at == expected.end() || *at > last) return std::nullopt;
  static const Ranks none;
  const auto found = reporters_.find(key);
  const Ranks& reporters = found == reporters_.end() ? none : found->second;
  auto reporter = std::lower_bound(reporters.begin(), reporters.end(), first);
  Coverage result;
  for (; at != expected.end() && *at <= last; ++at) {
    result.expected.push_back(order_[*at]);
    while (reporter != reporters.end() && *reporter < *at) ++reporter;
    if (reporter == reporters.end() || *reporter != *at) result.silent.push_back(order_[*at]);
  }
  return result;
}

std::optional<Coverage> CoverageIndex::of(const CellKey& cell) const {
  if (!cell.campaign) return std::nullopt;
  return between({cell.campaign->index, cell.period ? cell.period->order() : 0, cell.metric.index}, rank_[cell.agency.index],
                 last_[cell.agency.index]);
}

std::optional<Coverage> CoverageIndex::of(Ref<Document> campaign, std::optional<Period> period, Ref<Metric> metric) const {
  if (order_.empty()) return std::nullopt;
  return between({campaign.index, period ? period->order() : 0, metric.index}, 0, static_cast<uint32_t>(order_.size()) - 1);
}

}  // namespace gongbao
