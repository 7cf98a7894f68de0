#include "content/quantity.h"

namespace gongbao {
namespace {

Qualifier joined(Qualifier a, Qualifier b) {
  if (a == b || b == Qualifier::exact) return a;
  return a == Qualifier::exact ? b : Qualifier::about;
}

Qualifier turned_round(Qualifier qualifier) {
  if (qualifier == Qualifier::over) return Qualifier::under;
  return qualifier == Qualifier::under ? Qualifier::over : qualifier;
}

/// Sets `result` to the sum of two ends, open where one is; false on overflow.
bool add_ends(const std::optional<Range::End>& a, const std::optional<Range::End>& b,
              std::optional<Range::End>& result) {
  if (!a || !b) return true;
  const std::optional<Decimal> value = a->value.plus(b->value);
  if (value) result = Range::End{*value, a->included && b->included};
  return value.has_value();
}

std::optional<Range::End> negated(const std::optional<Range::End>& end) {
  if (!end) return std::nullopt;
  return Range::End{end->value.negated(), end->included};
}

}  // namespace

std::string_view name_of(Qualifier qualifier) {
  switch (qualifier) {
    case Qualifier::exact:
      return "exact";
    case Qualifier::about:
      return "about";
    case Qualifier::over:
      return "over";
    case Qualifier::under:
      return "under";
  }
  return {};
}

Range at_least_zero(Range range) {
  if (!range.low || range.low->value.is_negative()) range.low = Range::End{Decimal(), true};
  return range;
}

Quantity Quantity::exactly(Decimal value) {
  return {value, Qualifier::exact, {Range::End{value, true}, Range::End{value, true}}};
}

std::optional<Quantity> sum(const Quantity& a, const Quantity& b) {
  const std::optional<Decimal> value = a.value.plus(b.value);
  if (!value) return std::nullopt;
  Quantity result{*value, joined(a.qualifier, b.qualifier), {}};
  if (!add_ends(a.range.low, b.range.low, result.range.low)) return std::nullopt;
  if (!add_ends(a.range.high, b.range.high, result.range.high)) return std::nullopt;
  return result;
}

std::optional<Quantity> difference(const Quantity& a, const Quantity& b) {
  return sum(a,
             {b.value.negated(), turned_round(b.qualifier), {negated(b.range.high), negated(b.range.low)}});
}

std::optional<Quantity> quotient(const Quantity& a, const Quantity& b, int64_t scale) {
  constexpr int places = 2;
  const auto divided = [&](const Decimal& above, const Decimal& below) {
    const std::optional<Decimal> scaled = above.times(scale);
    return scaled ? scaled->divided_by(below, places) : std::nullopt;
  };
  const std::optional<Decimal> value = divided(a.value, b.value);
  if (!value) return std::nullopt;
  Quantity result{*value, joined(a.qualifier, turned_round(b.qualifier)), {}};
  if (result.qualifier == Qualifier::exact) return Quantity::exactly(*value);
  const Decimal step = *Decimal::parse("0.01");
  if (a.range.low && b.range.high && !b.range.high->value.is_zero())
    if (const auto low = divided(a.range.low->value, b.range.high->value))
      if (const auto outward = low->minus(step)) result.range.low = Range::End{*outward, true};
  if (a.range.high && b.range.low && !b.range.low->value.is_zero())
    if (const auto high = divided(a.range.high->value, b.range.low->value))
      if (const auto outward = high->plus(step)) result.range.high = Range::End{*outward, true};
  result.range = at_least_zero(result.range);
  return result;
}

}  // namespace gongbao
