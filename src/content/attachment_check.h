#pragma once
#include <string_view>

namespace gongbao {

/// Whether the first bytes of a file are those of the kind that its name says (content model 2). Text kinds hold no NUL.
bool content_matches_name(std::string_view name, std::string_view bytes);

}  // namespace gongbao
