#pragma once
#include "render/shape.h"

namespace gongbao {

/// Which signed version the page shows, with links to its history and to what changed last: has_version, version, signed_html,
/// has_version_links, version_links. Nothing where no sign-off is needed.
void set_version(Value& value, const PageView& view, Ref<Document> document);

/// 第2版
std::string version_words(int number, const RenderContext& context);

}  // namespace gongbao
