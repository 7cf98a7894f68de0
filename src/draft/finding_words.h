#pragma once
#include "draft/writer.h"
#include "site/finding_state.h"

namespace gongbao {

/// A finding in the note's own words, or a reference to them where they hold a number that no figure states.
std::string words_of(Writer& writer, Ref<Document> note, const InspectionFinding& finding);
Phrase phrase_of(FindingState state);

}  // namespace gongbao
