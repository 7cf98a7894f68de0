#pragma once
#include "render/chart/mark.h"
#include "render/chart/scale.h"

namespace gongbao {

/// The ground on which lying bars are drawn, with room beside it for the arrows of open whiskers.
struct BarTrack {
  Tenths left = 0, right = 0;
  Tenths x(const Scale& scale, Decimal value) const { return left + scale.at(value, right - left); }
};
BarTrack track_within(Tenths width, const std::vector<Mark>& marks);

constexpr Tenths lying_bar_height = 110;
/// The track with the bar from zero to the value and its whisker, at `top`.
void draw_lying_bar(SvgWriter& svg, const BarTrack& track, const Scale& scale, const Mark& mark, Tenths top);

/// A line of text before its bar: a name at the left, at the right what is said of it; the name gives way.
void draw_bar_texts(SvgWriter& svg, const std::string& name, const std::string& said, Tenths base,
                    Tenths width);

}  // namespace gongbao
