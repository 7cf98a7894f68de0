#pragma once
#include "render/shape.h"

namespace gongbao {

/// What a note says was done about findings, and what its revisits saw: a table each, if there is any.
Value::List rectification_tables(const PageView& view, Ref<Document> note);

}  // namespace gongbao
