#pragma once
#include <vector>

#include "markdown/body.h"
#include "markdown/parsed_body.h"
#include "markdown/source_map.h"

namespace gongbao {

/// The paragraphs, headings and table cells of a body, each character with its place in the file.
std::vector<ProseBlock> prose_of(const std::vector<Step>& steps, const SourceMap& map);

}  // namespace gongbao
