#pragma once
#include "review/document_status.h"

namespace gongbao {

/// The roles that the head of a document waits for, each with who may sign.
std::vector<AwaitedRole> awaited_roles(const Library& head, const History& history,
                                       const DocumentSignOffs& sign_offs, const Document& document);

}  // namespace gongbao
