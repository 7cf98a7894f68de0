#pragma once
#include <string>
#include <string_view>
#include <vector>

#include "publish/manifest.h"

namespace gongbao {

/// The public addresses of a tree, sorted, from the site's own top (`/notices/n1/`, `/data/figures.csv`):
/// what others may have linked to or quoted. The theme's assets are none: only our own pages use them.
std::vector<std::string> public_urls(const Manifest& manifest);

/// Those of `before` that `after` has not (both sorted).
std::vector<std::string> lost_urls(const std::vector<std::string>& before,
                                   const std::vector<std::string>& after);

}  // namespace gongbao
