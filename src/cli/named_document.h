#pragma once
#include "content/library.h"

namespace gongbao {

/// The document that a path of the repository or `kind:id` names.
std::optional<Ref<Document>> find_named_document(const Library& library, std::string_view subject);

}  // namespace gongbao
