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

}  // namespace gongbao
