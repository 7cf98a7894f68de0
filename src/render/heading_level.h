#pragma once
#include <string>
#include <string_view>
#include <vector>

#include "markdown/body.h"

namespace gongbao {

/// The level of each heading on a page whose h1 is the title: the first ones are h2, and one below another is
/// one deeper, whatever was skipped.
std::vector<int> heading_levels(const std::vector<Heading>& headings);

/// The id of a heading on the page: h- before those that a theme or table may bear (sec-, table-, figure- …).
/// No two become one.
std::string heading_id(std::string_view id);

}  // namespace gongbao
