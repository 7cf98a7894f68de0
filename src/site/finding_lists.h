#pragma once
#include <array>
#include <vector>

#include "site/finding_state.h"

namespace gongbao {

constexpr size_t finding_states = 7;

/// How many problems are in which state.
struct FindingCounts {
  std::array<size_t, finding_states> in{};
  size_t operator[](FindingState state) const { return in[static_cast<size_t>(state)]; }
  size_t problems() const;  ///< all but the good points
  size_t settled() const;   ///< closed, or seen again and still so
};

/// Every visible problem, found once for all pages: by state, campaign and agency.
class FindingLists {
 public:
  FindingLists() = default;
  FindingLists(const VisibleLibrary& library, const FindingStates& states);

  /// The newest note first, within a note as written.
  const std::vector<FindingRef>& in(FindingState state) const { return in_[static_cast<size_t>(state)]; }
  const FindingCounts& all() const { return all_; }
  /// Those with problems, in the order of listing; by whose note tells of them, in tree order.
  const std::vector<std::pair<Ref<Document>, FindingCounts>>& by_campaign() const { return by_campaign_; }
  const std::vector<std::pair<Ref<Agency>, FindingCounts>>& by_agency() const { return by_agency_; }
  /// Findings, good ones too, that contradict another or a metric.
  const std::vector<FindingRef>& contradicting() const { return contradicting_; }
  bool empty() const { return all_.problems() == 0 && contradicting_.empty(); }

 private:
  std::array<std::vector<FindingRef>, finding_states> in_;
  FindingCounts all_;
  std::vector<std::pair<Ref<Document>, FindingCounts>> by_campaign_;
  std::vector<std::pair<Ref<Agency>, FindingCounts>> by_agency_;
  std::vector<FindingRef> contradicting_;
};

}  // namespace gongbao
