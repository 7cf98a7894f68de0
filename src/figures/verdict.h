#pragma once
#include <optional>
#include <string_view>

#include "content/quantity.h"

namespace gongbao {

/// How a reported total stands to the sum of its parts (behaviour 2).
enum class Verdict { exceeds, partly_itemised, consistent, scope_differs, not_comparable };
std::string_view name_of(Verdict verdict);  ///< as in data files: "partly itemised"

/// Why; a code of the data files, never translated.
enum class VerdictReason {
  single_part,    ///< one part alone is above the total
  parts,          ///< the parts together are above it
  remainder,      ///< something of the total is not itemised
  equal,          ///< both are exact and the same
  within,         ///< they meet
  other_scope,    ///< no part has the total's scope
  unbounded,      ///< an end of one of them is not known
  not_additive,   ///< a rate
  no_parts,
  no_value,       ///< the total is stated without a number
};
std::string_view name_of(VerdictReason reason);

struct Judgement {
  Verdict verdict = Verdict::not_comparable;
  VerdictReason reason = VerdictReason::no_parts;
};

/// Compares the two as intervals. An end that is not included is passed by reaching it.
Judgement judge(const Quantity& total, const Quantity& parts);

/// Whether every possible value of one is above every possible value of the other.
bool is_surely_above(const Quantity& one, const Quantity& other);

}  // namespace gongbao
