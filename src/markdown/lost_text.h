#pragma once
#include <vector>

#include "markdown/parsed_body.h"
#include "markdown/source_map.h"

namespace gongbao {

/// Reports what cmark-gfm leaves out without a word: footnotes that nothing refers to, link definitions that
/// nothing uses, cells beyond the header's; and what is likely a slip: references to footnotes that do not
/// exist, missing cells.
void report_lost_text(const std::vector<Step>& steps, const SourceMap& map, Findings& findings);

}  // namespace gongbao
