#pragma once
#include "content/document.h"
#include "content/node.h"
#include "content/site_config.h"

namespace gongbao {

/// Fills the document with its front matter: the common keys, then those of its kind. `campaign` is the document in whose
/// folder it lies, already parsed; names are seen from its lead.
void parse_front_matter(const Node& front_matter, const SiteConfig& config, const Registers& registers,
                        const Document* campaign, Document& document, Findings& findings);

}  // namespace gongbao
