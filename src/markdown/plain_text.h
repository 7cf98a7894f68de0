#pragma once
#include <string>
#include <vector>

#include "markdown/parsed_body.h"

namespace gongbao {

/// Whether the soft break at steps[index] stands between two Chinese characters, across emphasis, links and
/// footnote marks, and so is nothing (CSS Text 3, 4.1.2). The marks “ ” ‘ ’ — … · count as Chinese if a
/// Chinese character is at hand.
bool is_chinese_break(const std::vector<Step>& steps, size_t index);

enum class RawHtmlText { leave_out, keep };

/// The text of the inlines in [begin, end): breaks are spaces or nothing, images their description.
std::string plain_text(const std::vector<Step>& steps, size_t begin, size_t end,
                       RawHtmlText raw = RawHtmlText::leave_out);

}  // namespace gongbao
