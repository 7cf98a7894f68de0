#pragma once
#include <string_view>

namespace gongbao {

/// Whether a file of this name is of a kind that may be published beside a document.
bool may_be_attached(std::string_view path);

/// Whether the first bytes of a file are those of the kind that its name says (content model 2). Text kinds hold no NUL.
bool content_matches_name(std::string_view name, std::string_view bytes);

}  // namespace gongbao
