#pragma once
#include <optional>
#include <string_view>

#include "base/finding.h"
#include "content/quantity.h"
#include "render/data/rows.h"

namespace gongbao {

/// Begins {"value", "qualifier", "low", "high", "text", "from": [ — its sources and end_quantity() follow.
/// Without a quantity its numbers are null: it was stated in words alone, or does not add.
void begin_quantity(JsonRows& rows, std::string_view key, const std::optional<Quantity>& quantity,
                    std::string_view text);
void end_quantity(JsonRows& rows);

/// content/campaigns/c/notes/n.md#7
void add_place(JsonRows& rows, const Place& place);

}  // namespace gongbao
