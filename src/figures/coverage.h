#pragma once
#include <map>
#include <vector>

#include "figures/ledger.h"

namespace gongbao {

/// Who should have reported something, and who did not (behaviour 2). In tree order.
struct Coverage {
  std::vector<Ref<Agency>> expected;
  std::vector<Ref<Agency>> silent;
  size_t reported() const { return expected.size() - silent.size(); }
};

/// Coverage of a campaign's participants by period and expected metric. Without `expected`, what any of them did is expected
/// of all; without participants, those that state a metric anywhere in the campaign are expected to (content model 4).
class CoverageIndex {
 public:
  CoverageIndex() = default;
  CoverageIndex(const VisibleLibrary& library, const Ledger& ledger);

  /// Among the agency and those below it; nothing where nobody there is expected to report that.
  std::optional<Coverage> of(const CellKey& cell) const;
  /// The metrics expected of a campaign's participants, in the order of the register.
  const std::vector<Ref<Metric>>& expected_metrics(Ref<Document> campaign) const;
  /// Of the whole campaign in a period (nothing: in all of it), wherever the participants stand in the tree.
  std::optional<Coverage> of(Ref<Document> campaign, std::optional<Period> period, Ref<Metric> metric) const;

 private:
  using Ranks = std::vector<uint32_t>;  ///< places in tree order, sorted
  struct Key {
    uint32_t campaign, period, metric;
    auto operator<=>(const Key&) const = default;
  };
  struct Expected {
    std::vector<Ref<Metric>> metrics;
    Ranks participants;
  };
  std::optional<Coverage> between(const Key& key, uint32_t first, uint32_t last) const;
  const Ranks& expected_of(uint32_t campaign, uint32_t metric) const;

  std::vector<Ref<Agency>> order_;     ///< tree order
  std::vector<uint32_t> rank_, last_;  ///< by agency: its place, and that of the last one below it
  std::map<uint32_t, Expected> expected_;
  std::map<Key, Ranks> reporters_;
};

}  // namespace gongbao
