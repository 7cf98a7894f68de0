#pragma once
#include "render/shape.h"

namespace gongbao {

/// Who leads a campaign and how it is organised: facts, those that are known.
Value::List campaign_facts(const PageView& view, Ref<Document> campaign);

}  // namespace gongbao
