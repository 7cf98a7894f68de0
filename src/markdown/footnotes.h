#pragma once
#include <vector>

#include "markdown/document.h"

namespace gongbao {

/// Gives each footnote's definition its label, as cmark writes it in ids, and the number of its references, which
/// cmark tells only in the HTML of the references.
void label_footnotes(std::vector<Step>& steps);

}  // namespace gongbao
