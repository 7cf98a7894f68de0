#pragma once
#include "render/context.h"
#include "render/value.h"

namespace gongbao {

/// How the head of the page's document differs from the version signed last, as the partial `difference`
/// takes it; empty where none was signed, or where the head is that version. For insiders.
Value::List pending_changes(const PageView& view);

}  // namespace gongbao
