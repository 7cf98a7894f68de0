#pragma once
#include <string>
#include <vector>

#include "render/shape.h"

namespace gongbao {

/// 待整改, 已整改 … with its class.
StateShape finding_state_shape(const RenderContext& context, FindingState state);

/// The row of a finding on its note's page; empty where the note is not shown.
std::string finding_address(const PageView& view, FindingRef finding);

/// Tables of what notes found: problems with their state, and good points; those with rows. `with_source`
/// adds the note and its agency to each row, for pages that gather several notes.
Value::List finding_tables(const PageView& view, const std::vector<Ref<Document>>& notes, bool with_source);
/// The table of these problems of one state, wherever they were found, with what was done about each.
Value::List finding_list(const PageView& view, FindingState state, const std::vector<FindingRef>& findings);
/// Findings beside what they contradict: the first hundred.
Value::List contradiction_table(const PageView& view, const std::vector<FindingRef>& findings);
/// The table of their cases, if there are any.
Value::List case_tables(const PageView& view, const std::vector<Ref<Document>>& notes, bool with_source);

}  // namespace gongbao
