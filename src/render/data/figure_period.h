#pragma once
#include <string>

#include "review/visible_library.h"

namespace gongbao {

/// What time a figure covers: the smallest standard period that holds it, `undated`, or as written where it
/// straddles. A total without a period of its own covers its campaign from the start to the note's date;
/// empty where that is all of the campaign (content model 3.2).
std::string period_of(const Figure& figure, const VisibleLibrary& library);

}  // namespace gongbao
