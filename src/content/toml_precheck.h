#pragma once
#include "content/front_matter.h"

namespace gongbao {

/// Whether toml++ may read `text`: it crashes on long dotted keys, and behaves undefined at some letters
/// outside strings. What it may not read becomes a finding.
bool may_parse_toml(std::string_view text, std::string_view path, int first_line,
                    const FrontMatterLimits& limits, Findings& findings);

}  // namespace gongbao
