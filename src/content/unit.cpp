#include "content/unit.h"

#include <numeric>

#include "base/utf8.h"

namespace gongbao {
namespace {

struct KnownUnit {
  std::string_view word;
  std::string_view class_name;
  int64_t factor;
};

constexpr KnownUnit known_units[] = {
    {"元", "money", 1},      {"万元", "money", 10'000}, {"亿元", "money", 100'000'000}, {"克", "mass", 1},
    {"千克", "mass", 1'000}, {"公斤", "mass", 1'000},   {"吨", "mass", 1'000'000},      {"%", "percent", 1},
};

const KnownUnit* find_known(std::string_view word) {
  for (const KnownUnit& unit : known_units)
    if (unit.word == word) return &unit;
  return nullptr;
}

AcceptedUnit converted(std::string word, int64_t numerator, int64_t denominator) {
  const int64_t common = std::gcd(numerator, denominator);
  return {std::move(word), numerator / common, denominator / common};
}

}  // namespace

UnitClass classify_unit(std::string_view unit) {
  const KnownUnit* known = find_known(to_half_width(unit));
  if (!known) return {{}, Decimal::of(1)};
  return {known->class_name, Decimal::of(known->factor)};
}

Magnitude leading_magnitude(std::string_view text) {
  constexpr Magnitude magnitudes[] = {{"万亿", 1'000'000'000'000}, {"万", 10'000}, {"亿", 100'000'000}};
  for (const Magnitude& magnitude : magnitudes)
    if (text.starts_with(magnitude.word)) return magnitude;
  return {};
}

std::vector<AcceptedUnit> accepted_units(const UnitRule& rule) {
  const std::string own = to_half_width(rule.unit);
  const KnownUnit* own_class = find_known(own);
  std::vector<AcceptedUnit> units;
  if (!own.empty()) units.push_back({own});
  for (const std::string& other : rule.also) {
    const std::string word = to_half_width(other);
    const KnownUnit* known = find_known(word);
    if (!word.empty() && !(known && own_class && known->class_name == own_class->class_name))
      units.push_back({word});
  }
  for (const KnownUnit& known : known_units)
    if (own_class && known.class_name == own_class->class_name && known.word != own)
      units.push_back(converted(std::string(known.word), known.factor, own_class->factor));
  // 3万人次 where the metric counts in 万人次; money has its own words.
  const Magnitude magnitude = leading_magnitude(own);
  if (!own_class && magnitude.factor > 1 && own.size() > magnitude.word.size())
    units.push_back(converted(own.substr(magnitude.word.size()), 1, magnitude.factor));
  units.push_back({});
  return units;
}

std::string to_half_width(std::string_view text) {
  std::string result;
  for (size_t i = 0; i < text.size();) {
    const CodePoint c = code_point_at(text, i);
    i += static_cast<size_t>(c.bytes);
    if (c.value >= 0xFF01 && c.value <= 0xFF5E)
      append_utf8(result, c.value - 0xFEE0);
    else
      append_utf8(result, c.value == 0x3000 ? U' ' : c.value == 0x2212 ? U'-' : c.value);
  }
  return result;
}

}  // namespace gongbao
