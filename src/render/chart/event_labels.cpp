#include "render/chart/event_labels.h"

#include <numeric>

namespace gongbao {
namespace {

constexpr int most_lanes = 12;
constexpr Tenths offset = 35;  // of a text from its leader

struct PlacedFlag {
  size_t flag = 0;
  Point at;
  Anchor anchor = Anchor::start;
  Box text, leader;
};

struct Ground {
  const std::vector<Flag>& flags;  ///< in order of place, with texts that fit
  Tenths top = 0, width = 0;

  PlacedFlag placed(size_t index, int lane, Anchor anchor) const {
    const Flag& flag = flags[index];
    const Point at{anchor == Anchor::start ? flag.x + offset : flag.x - offset,
                   top + 190 + lane * line_pitch};
    return {index, at, anchor, text_box(at, anchor, flag.text), {flag.x - 5, top, flag.x + 5, at.y}};
  }
  bool is_clear(const PlacedFlag& flag, const std::vector<PlacedFlag>& others) const {
    if (flag.text.left < 0 || flag.text.right > width) return false;
    const Box roomy{flag.text.left - 40, flag.text.top, flag.text.right + 40, flag.text.bottom};
    return std::none_of(others.begin(), others.end(), [&](const PlacedFlag& other) {
      return roomy.meets(other.text) || flag.text.meets(other.leader) || flag.leader.meets(other.text);
    });
  }
  /// In the first free lane, at the given side of the leader or else at the other.
  std::optional<PlacedFlag> find(size_t index, Anchor first_side,
                                 const std::vector<PlacedFlag>& others) const {
    const Anchor second_side = first_side == Anchor::start ? Anchor::end : Anchor::start;
    for (const Anchor side : {first_side, second_side})
      for (int lane = 0; lane < most_lanes; ++lane)
        if (const PlacedFlag flag = placed(index, lane, side); is_clear(flag, others)) return flag;
    return std::nullopt;
  }
};

/// The flags before `middle` stand right of their leaders and are placed from the middle to the left, the
/// others left of theirs and from the middle to the right: so a leader passes only lanes that are free at its
/// place.
std::vector<PlacedFlag> placed_around(const Ground& ground, size_t middle) {
  std::vector<PlacedFlag> result;
  const auto add = [&](size_t index, Anchor side) {
    if (const auto flag = ground.find(index, side, result)) result.push_back(*flag);
  };
  std::vector<size_t> before(middle);
  std::iota(before.begin(), before.end(), size_t{0});
  std::stable_sort(before.begin(), before.end(), [&](size_t a, size_t b) {
    return ground.flags[a].x > ground.flags[b].x;  // those of one place keep their order
  });
  for (const size_t i : before) add(i, Anchor::start);
  for (size_t i = middle; i < ground.flags.size(); ++i) add(i, Anchor::end);
  return result;
}

}  // namespace

DrawnFlags draw_flags(SvgWriter& svg, std::vector<Flag> flags, Tenths top, Tenths width, Tenths most_text) {
  std::stable_sort(flags.begin(), flags.end(), [](const Flag& a, const Flag& b) { return a.x < b.x; });
  std::vector<Flag> fitting = flags;
  for (Flag& flag : fitting) flag.text = shortened(flag.text, most_text);
  const Ground ground{fitting, top, width};
  std::vector<PlacedFlag> best;
  constexpr size_t tries = 8;  // the last puts all at the right, where few are near the edge
  for (size_t i = tries + 1; i-- > 0;) {
    std::vector<PlacedFlag> placed = placed_around(ground, flags.size() * i / tries);
    if (placed.size() > best.size()) best = std::move(placed);
  }
  DrawnFlags drawn{0, best.size()};
  for (const PlacedFlag& flag : best) {
    const Tenths x = fitting[flag.flag].x;
    svg.line("chart-leader", {x, top}, {x, flag.at.y});
    svg.text("chart-label", flag.at, flag.anchor, fitting[flag.flag].text, flags[flag.flag].text);
    drawn.height = std::max(drawn.height, flag.at.y + 60 - top);
  }
  return drawn;
}

}  // namespace gongbao
