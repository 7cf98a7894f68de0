#pragma once
#include "draft/material.h"
#include "draft/passage.h"

namespace gongbao {

/// A summary in the usual order (依据, 组织领导, 目标任务, 主要做法与成效, 检查与整改, 总体数据, 存在问题,
/// 下一步), written from what is visible of one campaign. The same material gives the same bytes.
Draft make_draft(const Site& site, const DraftScope& scope);

}  // namespace gongbao
