#include "site/target_index.h"

namespace gongbao {

TargetIndex find_target_progress(const VisibleLibrary& library, const Ledger& ledger) {
  const SeriesIndex index(library, ledger);
  TargetIndex result;
  for (const Ref<Document> campaign : library.of_kind(DocumentKind::campaign))
    for (const Target& target : library[campaign].as_campaign()->targets)
      result[campaign].push_back(progress_of(target, campaign, library, ledger, index));
  return result;
}

}  // namespace gongbao
