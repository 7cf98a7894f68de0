#pragma once
#include <cstddef>
#include <string_view>

#include "base/finding.h"

namespace gongbao {

/// Refuses what would cost cmark-gfm 0.29.0.gfm.6 quadratic time (reliability 1.1.2), by limits on lines that
/// no honest note comes near; reports each at its line and says whether the text may be parsed. `first_line`
/// is the text's first line in the file `path`.
bool guard_text(std::string_view text, std::string_view path, int first_line, size_t max_bytes,
                Findings& findings);

}  // namespace gongbao
