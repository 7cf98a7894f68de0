#pragma once
#include <string>

#include "render/context.h"

namespace gongbao {

/// schema.org data of a summary (Report) or notice (Article): title, address, issuer, dates, numbers; only
/// what is known.
std::string document_json_ld(const PageView& view, Ref<Document> document);

}  // namespace gongbao
