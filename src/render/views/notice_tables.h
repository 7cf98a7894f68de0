#pragma once
#include "render/shape.h"

namespace gongbao {

/// The structured rows of a notice, from its front matter or an attached CSV file (Site::csv_texts).
Value::List notice_tables(const PageView& view, Ref<Document> notice);

}  // namespace gongbao
