#pragma once
#include "render/shape.h"
#include "render/value.h"

namespace gongbao {

/// What every page about signed versions has: the document's own page is the last of the breadcrumbs, and the canonical address,
/// since search engines shall find that one.
Value history_page_value(const PageView& view, const char* template_name, std::string title, std::string lang = {});

}  // namespace gongbao
