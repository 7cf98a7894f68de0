#pragma once
#include "site/site.h"

namespace gongbao {

/// Who mentions what: links, names in prose, and what front matter names. Each document once for each thing,
/// in the order of listing.
Backlinks find_backlinks(const VisibleLibrary& library, const std::vector<std::vector<Mention>>& mentions);

}  // namespace gongbao
