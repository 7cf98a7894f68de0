#pragma once
#include <set>

#include "base/digest.h"
#include "site/site.h"

namespace gongbao {

/// Of all that lists and reports may say of a visible document: its front matter, what follows from it
/// elsewhere (the state of a notice and of findings, who rectified them) and where its figures come from.
Digest head_digest(const Site& site, Ref<Document> ref);

/// Of that and all else that the document's own pages are made from.
Digest text_digest(const Site& site, Ref<Document> ref, const Digest& head);

/// Which agencies a document speaks of: who issued it, whose figures it states, who took part.
std::set<Ref<Agency>> agencies_in(const Document& document);

/// The years in which its date and figures lie; 0 for days that are not known, for statements that reach over
/// years and for such as other years' values depend on.
std::set<uint32_t> years_of(const Document& document, const MetricRegister& metrics);

}  // namespace gongbao
