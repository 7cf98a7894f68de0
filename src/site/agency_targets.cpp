#include "site/agency_targets.h"

namespace gongbao {

AgencyTargets::AgencyTargets(const VisibleLibrary& library) : of_(library.agencies().all().size()) {
  for (const Ref<Document> ref : library.of_kind(DocumentKind::campaign)) {
    const Campaign& campaign = *library[ref].as_campaign();
    for (uint32_t i = 0; i < campaign.targets.size(); ++i)
      if (const std::optional<Ref<Agency>> agency =
              campaign.targets[i].agency ? campaign.targets[i].agency : campaign.lead)
        of_[agency->index].push_back({ref, i});
  }
}

}  // namespace gongbao
