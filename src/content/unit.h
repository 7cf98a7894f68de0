#pragma once
#include <string>
#include <string_view>
#include <vector>

#include "content/quantity.h"

namespace gongbao {

/// 万 or 亿 at the start of a text, and what it multiplies by; 1 where there is none.
struct Magnitude {
  std::string_view word;
  int64_t factor = 1;
};
Magnitude leading_magnitude(std::string_view text);

/// A word that may follow a metric's values, and what makes the stated number one in the metric's unit.
struct AcceptedUnit {
  std::string word;
  int64_t numerator = 1;
  int64_t denominator = 1;
};
/// The metric's own word first, then `also`, then the words of its class, then none at all.
std::vector<AcceptedUnit> accepted_units(const UnitRule& rule);

/// Full-width ASCII and spaces as half-width, so that ３００　公斤 reads as 300 公斤.
std::string to_half_width(std::string_view text);

}  // namespace gongbao
