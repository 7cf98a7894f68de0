#pragma once
#include <vector>

#include "figures/ledger.h"

namespace gongbao {

/// A stated rate beside the two numbers that it is the ratio of, as far as the same note states them of the same agency, days
/// and scope (content model 3.3). 91% is read as [90.5, 91.5).
struct RateCheck {
  enum class Outcome {
    agrees,
    contradicts,          ///< the numbers give another rate
    implies_numerator,    ///< it is not stated: `implied` is what it would have to be
    implies_denominator,
  };
  uint32_t rate = 0;  ///< indices into Ledger::figures()
  std::optional<uint32_t> numerator, denominator;
  Outcome outcome = Outcome::agrees;
  std::optional<Quantity> computed;  ///< where both are stated
  Range implied;                     ///< whole numbers, except of money and masses
};
std::string_view name_of(RateCheck::Outcome outcome);

/// In the order of Ledger::figures(); rates of which neither side is stated are left out.
std::vector<RateCheck> check_rates(const VisibleLibrary& library, const Ledger& ledger);

/// What a rate as written may be: half a unit of its last place to either side, within 0 and its metric's most.
Range range_of_rate(const Figure& rate, const Metric& metric);

}  // namespace gongbao
