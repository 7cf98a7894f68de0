#pragma once
#include "render/shape.h"

namespace gongbao {

/// Head of a page about signed versions: the document's own page is the last of the breadcrumbs, and search engines shall find
/// that one.
PageHead history_head(const PageView& view, const char* template_name, std::string title);

}  // namespace gongbao
