#pragma once
#include <string>
#include <vector>

#include "content/quantity.h"
#include "render/chart/svg.h"
#include "render/words.h"

namespace gongbao {

/// What a chart shows of a quantity: where its value lies, and where the truth may.
struct Mark {
  Decimal value, low, high;
  bool is_open_low = false, is_open_high = false;  ///< nothing bounds it there
  bool is_approximate = false;                     ///< 约, 不足: the truth may lie below the value
  bool has_whisker() const { return is_open_low || is_open_high || low != high; }
};
Mark mark_of(const Quantity& quantity);

/// A whisker of an upright or a lying bar; places along the bar, and `across` it the whisker's line. An open
/// end is an arrow, whisker_arrow long.
struct Whisker {
  bool is_upright = false;
  Tenths low = 0, high = 0, across = 0;
  bool is_open_low = false, is_open_high = false;
};
constexpr Tenths whisker_arrow = 120;
void draw_whisker(SvgWriter& svg, const Whisker& whisker);

/// A cross where there is no number: no bar of no height, which would be zero.
void draw_missing(SvgWriter& svg, Point centre);

/// Which signs a chart uses, for the line that explains them.
struct Signs {
  bool has_missing = false, has_approximate = false, has_whisker = false;
  void see(const Mark& mark);
};
/// Explains the signs from `top` on; its height, 0 if there are none.
Tenths draw_legend(SvgWriter& svg, const Signs& signs, Tenths top, Tenths width, const Words& words);

}  // namespace gongbao
