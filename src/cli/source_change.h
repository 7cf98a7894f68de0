#pragma once
#include <string>
#include <string_view>

namespace gongbao {

/// How a document's file changed, for a terminal: the paragraphs that did, [-removed-] and {+added+} in them.
std::string source_change(std::string_view from, std::string_view to);

}  // namespace gongbao
