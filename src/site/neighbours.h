#pragma once
#include <optional>
#include <vector>

#include "review/visible_library.h"

namespace gongbao {

/// The documents before and after one, in order of time: a note's and a summary's of their kind in their
/// campaign, a notice's among all dated notices.
struct Neighbours {
  std::optional<Ref<Document>> earlier, later;
};

/// By document; as long as the last visible one needs.
std::vector<Neighbours> find_neighbours(const VisibleLibrary& library);

}  // namespace gongbao
