#pragma once
#include "render/shape.h"

namespace gongbao {

/// Whether the agency is in the note by `joint` alone, itself or through one below it: listed in its reports,
/// counted in those of the agency that led.
bool is_joint_only(const VisibleLibrary& library, const Document& document, Ref<Agency> agency);

/// entries_of() of a report: of an agency's, what others led says so, and who did.
Value::List report_entries(const PageView& view, const std::vector<Ref<Document>>& documents);

}  // namespace gongbao
