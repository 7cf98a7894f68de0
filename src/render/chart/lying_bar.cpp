#include "render/chart/lying_bar.h"

namespace gongbao {

BarTrack track_within(Tenths width, const std::vector<Mark>& marks) {
  BarTrack track{0, width};
  for (const Mark& mark : marks) {
    if (mark.is_open_low) track.left = whisker_arrow + 20;
    if (mark.is_open_high) track.right = width - whisker_arrow - 20;
  }
  return track;
}

void draw_lying_bar(SvgWriter& svg, const BarTrack& track, const Scale& scale, const Mark& mark, Tenths top) {
  const Tenths bottom = top + lying_bar_height;
  svg.rect("chart-track", {track.left, top, track.right, bottom});
  const Tenths zero = track.x(scale, Decimal()), end = track.x(scale, mark.value);
  if (zero != end)
    svg.rect(mark.is_approximate ? "chart-bar chart-approximate" : "chart-bar",
             {std::min(zero, end), top, std::max(zero, end), bottom});
  svg.line("chart-axis", {zero, top - 20}, {zero, bottom + 20});
  if (mark.has_whisker())
    draw_whisker(svg, {false, track.x(scale, mark.low), track.x(scale, mark.high), (top + bottom) / 2,
                       mark.is_open_low, mark.is_open_high});
}

void draw_bar_texts(SvgWriter& svg, const std::string& name, const std::string& said, Tenths base,
                    Tenths width) {
  constexpr Tenths gap = 120;
  const std::string right = shortened(said, width / 2);
  const std::string left = shortened(name, width - gap - text_width(right));
  svg.text("chart-name", {0, base}, Anchor::start, left, name);
  if (!right.empty()) svg.text("chart-value", {width, base}, Anchor::end, right, said);
}

}  // namespace gongbao
