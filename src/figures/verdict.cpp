#include "figures/verdict.h"

namespace gongbao {

std::string_view name_of(Verdict verdict) {
  constexpr std::string_view names[] = {"exceeds", "partly itemised", "consistent", "scope differs", "not comparable"};
  return names[static_cast<size_t>(verdict)];
}

std::string_view name_of(VerdictReason reason) {
  constexpr std::string_view names[] = {"single-part", "parts",     "remainder",    "equal",    "within",
                                        "other-scope", "unbounded", "not-additive", "no-parts", "no-value"};
  return names[static_cast<size_t>(reason)];
}

bool is_surely_above(const Quantity& one, const Quantity& other) {
  const std::optional<Range::End>& low = one.range.low;
  const std::optional<Range::End>& high = other.range.high;
  if (!low || !high) return false;
  return low->value > high->value || (low->value == high->value && !(low->included && high->included));
}

Judgement judge(const Quantity& total, const Quantity& parts) {
  if (is_surely_above(parts, total)) return {Verdict::exceeds, VerdictReason::parts};
  if (is_surely_above(total, parts)) return {Verdict::partly_itemised, VerdictReason::remainder};
  const auto is_bounded = [](const Range& range) { return range.low && range.high; };
  if (!is_bounded(total.range) || !is_bounded(parts.range)) return {Verdict::not_comparable, VerdictReason::unbounded};
  const bool is_equal = total == parts && total.qualifier == Qualifier::exact;
  return {Verdict::consistent, is_equal ? VerdictReason::equal : VerdictReason::within};
}

}  // namespace gongbao
