#pragma once
#include <set>
#include <string>

#include "content/library.h"

namespace gongbao {

/// Where data could not be read as written. What a check says of sums there would only follow from that.
class UnreadData {
 public:
  UnreadData(const Library& library, const Findings& findings);
  /// Whether errors touch the registers, or the data of the campaign; without one, of any.
  bool concerns(std::optional<Ref<Document>> campaign) const;

 private:
  const Library& library_;
  std::set<std::string, std::less<>> campaigns_;
  bool all_ = false;
};

}  // namespace gongbao
