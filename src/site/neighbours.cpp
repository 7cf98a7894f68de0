#include "site/neighbours.h"

namespace gongbao {

std::vector<Neighbours> find_neighbours(const VisibleLibrary& library) {
  std::vector<Neighbours> result;
  if (!library.documents().empty()) result.resize(library.documents().back().index + 1);
  const auto chain = [&](const std::vector<Ref<Document>>& in_order) {
    for (size_t i = 1; i < in_order.size(); ++i) {
      result[in_order[i].index].earlier = in_order[i - 1];
      result[in_order[i - 1].index].later = in_order[i];
    }
  };
  for (const Ref<Document> campaign : library.of_kind(DocumentKind::campaign)) {
    chain(library.in_campaign(campaign, DocumentKind::note));
    chain(library.in_campaign(campaign, DocumentKind::summary));
  }
  std::vector<Ref<Document>> notices;  // oldest first; of undated ones nothing is before or after
  for (const Ref<Document> notice : library.of_kind(DocumentKind::notice))
    if (const std::optional<When>& issued = library[notice].as_notice()->issued;
        issued && issued->has_known_days())
      notices.push_back(notice);
  std::reverse(notices.begin(), notices.end());
  chain(notices);
  return result;
}

}  // namespace gongbao
