#include "site/finding_lists.h"

namespace gongbao {

size_t FindingCounts::problems() const {
  size_t sum = 0;
  for (const size_t count : in) sum += count;
  return sum - (*this)[FindingState::good];
}

size_t FindingCounts::settled() const {
  return (*this)[FindingState::closed] + (*this)[FindingState::revisited];
}

FindingLists::FindingLists(const VisibleLibrary& library, const FindingStates& states) {
  std::map<Ref<Document>, FindingCounts> of_campaign;
  std::map<Ref<Agency>, FindingCounts> of_agency;
  for (const Ref<Document> ref : library.of_kind(DocumentKind::note)) {
    const Document& note = library[ref];
    const std::vector<InspectionFinding>& findings = note.as_note()->findings;
    for (uint32_t i = 0; i < findings.size(); ++i) {
      const FindingState state = states[{ref, i}].state;
      if (findings[i].denied.index() != 0) contradicting_.push_back({ref, i});
      if (state == FindingState::good) continue;
      const auto at = static_cast<size_t>(state);
      in_[at].push_back({ref, i});
      ++all_.in[at];
      if (note.campaign) ++of_campaign[*note.campaign].in[at];
      if (note.agency) ++of_agency[*note.agency].in[at];
    }
  }
  for (const Ref<Document> campaign : library.of_kind(DocumentKind::campaign))
    if (const auto found = of_campaign.find(campaign); found != of_campaign.end())
      by_campaign_.push_back(*found);
  for (const Ref<Agency> agency : library.agencies().in_tree_order())
    if (const auto found = of_agency.find(agency); found != of_agency.end()) by_agency_.push_back(*found);
}

}  // namespace gongbao
