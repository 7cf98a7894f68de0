#pragma once
#include <vector>

#include "render/context.h"

namespace gongbao {

/// The cells that the data file of a subject has rows for, as indices into Ledger::cells(), in their order.
///
/// An agency has all of its cells, so that each number of the site stands in one file at least. A campaign,
/// period or metric has what its pages show and no more: what is below their tables is found with the
/// agencies.
std::vector<uint32_t> subject_rows(const RenderContext& context, const Page& page);

}  // namespace gongbao
