#pragma once
#include <vector>

#include "review/visible_library.h"

namespace gongbao {

/// One of a campaign's targets, by its place in the list.
struct TargetRef {
  Ref<Document> campaign;
  uint32_t number = 0;
};

/// At which agency each target is measured: the one that it names, else the campaign's lead.
class AgencyTargets {
 public:
  AgencyTargets() = default;
  explicit AgencyTargets(const VisibleLibrary& library);

  /// In the order of listing of campaigns.
  const std::vector<TargetRef>& operator[](Ref<Agency> agency) const { return of_[agency.index]; }

 private:
  std::vector<std::vector<TargetRef>> of_;  ///< by agency
};

}  // namespace gongbao
