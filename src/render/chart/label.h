#pragma once
#include <string>
#include <string_view>
#include <vector>

namespace gongbao {

/// Lengths in a chart: tenths of a unit of its viewBox. Integers, so that every machine writes the same
/// bytes.
using Tenths = int;

constexpr Tenths em = 120;          ///< the size of all text in charts
constexpr Tenths line_pitch = 170;  ///< from one line of text to the next

struct Point {
  Tenths x = 0;
  Tenths y = 0;
};

/// A part of the picture, y downward.
struct Box {
  Tenths left = 0, top = 0, right = 0, bottom = 0;
  bool meets(const Box& other) const;  ///< has more than an edge in common
};
bool meets_any(const Box& box, const std::vector<Box>& others);

/// Which point of a text its x is.
enum class Anchor { start, middle, end };

/// A rule for all fonts: 1 em for a Han or full-width character or a sign such as ≥, 0.55 em for any other.
Tenths text_width(std::string_view text);
/// The text, or as much of it as fits with … at its end; at least one character stays.
std::string shortened(std::string_view text, Tenths room);
/// What a text at `at`, on its base line, covers.
Box text_box(Point at, Anchor anchor, std::string_view text);
/// `x` moved as little as needed for a text around it to lie between `left` and `right`.
Tenths centre_within(Tenths x, std::string_view text, Tenths left, Tenths right);

}  // namespace gongbao
