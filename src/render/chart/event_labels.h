#pragma once
#include <string>
#include <vector>

#include "render/chart/svg.h"

namespace gongbao {

/// A text that belongs to a place on a line above.
struct Flag {
  Tenths x = 0;
  std::string text;
};
struct DrawnFlags {
  Tenths height = 0;
  size_t count = 0;  ///< of those that found room
};
/// Names under the line at `top`, each with a leader up to it, so that as many as can be found room for are
/// there and no name meets another or another's leader.
DrawnFlags draw_flags(SvgWriter& svg, std::vector<Flag> flags, Tenths top, Tenths width, Tenths most_text);

}  // namespace gongbao
