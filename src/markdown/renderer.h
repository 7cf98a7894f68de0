#pragma once
#include <vector>

#include "markdown/body.h"
#include "markdown/parsed_body.h"
#include "markdown/source_map.h"

namespace gongbao {

/// Writes the HTML that cmark-gfm writes, with ids on headings, holes for what is ours, and Chinese lines
/// joined. Nothing once more than `max_html` bytes were written: cmark-gfm expands reference links without
/// bound.
std::optional<Body> render_steps(const std::vector<Step>& steps, const SourceMap& map, RawHtml raw_html,
                                 size_t max_html, Findings& findings);

}  // namespace gongbao
