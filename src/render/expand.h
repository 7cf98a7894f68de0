#pragma once
#include <map>
#include <string>
#include <vector>

#include "base/finding.h"
#include "render/template_tree.h"
#include "render/value.h"
#include "render/words.h"

namespace gongbao {

/// Parsed files by name, without folder and ending.
using TemplateFiles = std::map<std::string, std::vector<TemplateNode>, std::less<>>;

/// Puts what is the same on every page into a file: {{t.key}} and {{site.key}} become escaped text, which is
/// never read as a template again, and sections over {{#site.has_key}} are kept or cut.
void insert_constants(std::vector<TemplateNode>& nodes, const Words& words, const Value& site,
                      Findings& findings);

/// Puts partials in the place of their tags. Unknown ones, recursion and what grows beyond all use are
/// findings, and left out. Nodes keep the places of the files that they stand in.
std::vector<TemplateNode> insert_partials(const std::vector<TemplateNode>& nodes,
                                          const TemplateFiles& partials, Findings& findings);

}  // namespace gongbao
