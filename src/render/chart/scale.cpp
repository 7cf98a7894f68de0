#include "render/chart/scale.h"

#include <charconv>

#include "base/text.h"

namespace gongbao {
namespace {

constexpr int most_steps = 5;

Decimal power_of_ten(int exponent) {
  Decimal power = Decimal::of(1);
  for (int i = 0; i < exponent; ++i) power = *power.times(10);
  for (int i = 0; i > exponent; --i) power = *power.times(1, 10);
  return power;
}

/// The smallest of 1, 2, 5, 10, 20 … that makes few steps of `range`; whole numbers are not split.
Decimal round_step(Decimal range, bool is_whole) {
  for (int exponent = is_whole ? 0 : -6;; ++exponent)
    for (const int digit : {1, 2, 5}) {
      const Decimal step = *power_of_ten(exponent).times(digit);
      if (*step.times(most_steps) >= range) return step;
    }
}

int whole_number(Decimal value) {
  const std::string text = value.text();
  int result = 0;
  std::from_chars(text.data(), text.data() + text.size(), result);
  return result;
}

/// A unit of large numbers: 4万 is 10^4.
struct LargeUnit {
  Decimal size;
  std::string word;
};

/// "4万 8亿"; what has no exponent is no unit.
std::vector<LargeUnit> large_units(const Words& words) {
  std::vector<LargeUnit> units;
  for (const std::string_view part : split(words["chart_scales"], ' ')) {
    int exponent = 0;
    const auto [end, error] = std::from_chars(part.data(), part.data() + part.size(), exponent);
    if (error != std::errc() || exponent < 1 || exponent > 17) continue;
    units.push_back({power_of_ten(exponent), std::string(end, part.data() + part.size())});
  }
  return units;
}

}  // namespace

std::optional<Scale> Scale::over(const std::vector<Decimal>& values) {
  const Decimal limit = power_of_ten(17);
  Decimal low, high;
  bool is_whole = true;
  for (const Decimal& value : values) {
    if (value > limit || value < limit.negated()) return std::nullopt;
    low = std::min(low, value);
    high = std::max(high, value);
    is_whole = is_whole && value.is_whole();
  }
  if (low == high) high = Decimal::of(1);
  Scale scale;
  scale.step_ = round_step(*high.minus(low), is_whole);
  Decimal tick;
  while (tick > low) tick = *tick.minus(scale.step_);
  scale.ticks_.push_back(tick);
  while (tick < high) scale.ticks_.push_back(tick = *tick.plus(scale.step_));
  return scale;
}

Tenths Scale::at(Decimal value, Tenths length) const {
  const Decimal range = *ticks_.back().minus(ticks_.front());
  const Decimal part = *value.minus(ticks_.front())->divided_by(range, 6);
  return whole_number(*part.times(length)->divided_by(Decimal::of(1), 0));
}

std::vector<std::string> Scale::tick_texts(const Words& words) const {
  LargeUnit unit{Decimal::of(1), {}};
  for (const LargeUnit& large : large_units(words))
    if (large.size > unit.size && *step_.times(2) >= large.size) unit = large;
  std::vector<std::string> texts;
  for (const Decimal& tick : ticks_)
    texts.push_back(tick.is_zero() ? "0" : tick.divided_by(unit.size, 6)->text() + unit.word);
  return texts;
}

}  // namespace gongbao
