#include "render/chart/mark.h"

namespace gongbao {
namespace {

constexpr Tenths cap = 30;  ///< half of the stroke at a whisker's end

/// A line across the whisker, or the head of an arrow that points to `direction`.
void draw_end(SvgWriter& svg, const Whisker& whisker, Tenths along, bool is_open, Tenths direction) {
  const auto at = [&](Tenths on, Tenths off) {
    const Tenths across = whisker.across + off;
    return whisker.is_upright ? Point{across, on} : Point{on, across};
  };
  if (!is_open) return svg.line("chart-whisker", at(along, -cap), at(along, cap));
  const Tenths back = along - direction * cap;
  svg.polyline("chart-whisker", {at(back, -cap), at(along, 0), at(back, cap)});
}

}  // namespace

Mark mark_of(const Quantity& quantity) {
  Mark mark{quantity.value, quantity.value, quantity.value};
  mark.is_approximate = quantity.qualifier == Qualifier::about;
  const Range& range = quantity.range;
  if (quantity.qualifier == Qualifier::exact || (mark.is_approximate && (!range.low || !range.high)))
    return mark;
  mark.is_open_low = !range.low;
  mark.is_open_high = !range.high;
  if (range.low) mark.low = std::min(mark.value, range.low->value);
  if (range.high) mark.high = std::max(mark.value, range.high->value);
  mark.is_approximate = mark.is_approximate || mark.is_open_low || mark.low < mark.value;
  return mark;
}

void draw_whisker(SvgWriter& svg, const Whisker& whisker) {
  const Tenths up = whisker.is_upright ? -1 : 1;  // where numbers grow
  const Tenths low = whisker.low - (whisker.is_open_low ? up * whisker_arrow : 0);
  const Tenths high = whisker.high + (whisker.is_open_high ? up * whisker_arrow : 0);
  const auto at = [&](Tenths along) {
    return whisker.is_upright ? Point{whisker.across, along} : Point{along, whisker.across};
  };
  svg.line("chart-whisker", at(low), at(high));
  draw_end(svg, whisker, low, whisker.is_open_low, -up);
  draw_end(svg, whisker, high, whisker.is_open_high, up);
}

void draw_missing(SvgWriter& svg, Point centre) {
  constexpr Tenths arm = 25;
  svg.line("chart-missing", {centre.x - arm, centre.y - arm}, {centre.x + arm, centre.y + arm});
  svg.line("chart-missing", {centre.x - arm, centre.y + arm}, {centre.x + arm, centre.y - arm});
}

void Signs::see(const Mark& mark) {
  has_approximate = has_approximate || mark.is_approximate;
  has_whisker = has_whisker || mark.has_whisker();
}

Tenths draw_legend(SvgWriter& svg, const Signs& signs, Tenths top, Tenths width, const Words& words) {
  constexpr Tenths sign_room = 160;
  Point at{0, top};
  Tenths height = 0;
  const auto add = [&](bool is_used, const char* word, const auto& draw) {
    if (!is_used) return;
    const std::string text = shortened(words[word], width - sign_room);
    const Tenths needed = sign_room + text_width(text);
    if (at.x != 0 && at.x + needed > width) at = {0, at.y + line_pitch};
    height = at.y + line_pitch - top;
    const Tenths middle = at.y + 85;
    draw(Point{at.x + 60, middle});
    svg.text("chart-label", {at.x + sign_room, middle + 45}, Anchor::start, text, words[word]);
    at.x += needed + 200;
  };
  add(signs.has_missing, "chart_no_number", [&](Point centre) { draw_missing(svg, centre); });
  add(signs.has_approximate, "chart_approximate", [&](Point centre) {
    svg.rect("chart-bar chart-approximate", {centre.x - 50, centre.y - 40, centre.x + 50, centre.y + 40});
  });
  add(signs.has_whisker, "chart_interval", [&](Point centre) {
    draw_whisker(svg, {false, centre.x - 50, centre.x + 50, centre.y});
  });
  return height;
}

}  // namespace gongbao
