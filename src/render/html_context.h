#pragma once
#include <vector>

#include "base/finding.h"
#include "render/template_tree.h"

namespace gongbao {

/// Escaping is right for HTML content and quoted attributes alone. Findings for tags that stand elsewhere:
/// unquoted attributes, names, event handlers and styles, scripts (but for {{{json_ld}}}); HTML in
/// attributes; and sections that end in another context than they begin in. `nodes`: a whole template with
/// its partials put in.
void check_html_context(const std::vector<TemplateNode>& nodes, Findings& findings);

}  // namespace gongbao
