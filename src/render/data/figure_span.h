#pragma once
#include <optional>
#include <string>

#include "review/visible_library.h"

namespace gongbao {

/// What time a figure covers.
struct FigureSpan {
  std::optional<DayRange> days;  ///< nothing: undated, or of a total the whole campaign
  /// The smallest standard period that holds it, `undated`, or as written where it straddles; of a total over
  /// the whole campaign, empty.
  std::string period;
};

/// A total without a period of its own covers its campaign from the start to the note's date, or all of it
/// where either day is not known (content model 3.2).
FigureSpan span_of(const Figure& figure, const VisibleLibrary& library);

}  // namespace gongbao
