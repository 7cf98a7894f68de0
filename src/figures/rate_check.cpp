#include "figures/rate_check.h"

namespace gongbao {
namespace {

/// Digits after the point of the first number in a text.
int places_of(std::string_view text) {
  size_t at = text.find_first_of("0123456789");
  while (at < text.size() && text[at] >= '0' && text[at] <= '9') ++at;
  if (at >= text.size() || text[at] != '.') return 0;
  int places = 0;
  for (++at; at < text.size() && text[at] >= '0' && text[at] <= '9'; ++at) ++places;
  return places;
}

std::optional<Decimal> half_of_place(int places) {
  Decimal half = *Decimal::parse("0.5");
  for (int i = 0; i < places; ++i) {
    const std::optional<Decimal> tenth = half.times(1, 10);
    if (!tenth) return std::nullopt;
    half = *tenth;
  }
  return half;
}

/// The least (or most) whole number whose product with `factor` reaches `product` from above (or below).
std::optional<Decimal> whole_quotient(Decimal product, Decimal factor, bool included, bool is_least) {
  const std::optional<Decimal> about = product.divided_by(factor, 0);
  if (!about) return std::nullopt;
  const auto fits = [&](Decimal whole) {
    const std::optional<Decimal> times = factor.times(whole);
    if (!times) return false;
    return included && *times == product ? true : is_least ? product < *times : *times < product;
  };
  const Decimal step = Decimal::of(is_least ? 1 : -1);
  std::optional<Decimal> whole = about->minus(step);
  for (int tries = 0; whole && tries < 4; ++tries, whole = whole->plus(step))
    if (fits(*whole)) return whole;
  return std::nullopt;
}

class Rates {
 public:
  Rates(const VisibleLibrary& library, const Ledger& ledger) : library_(library), ledger_(ledger) {}

  std::optional<RateCheck> check(uint32_t index) const {
    const Figure& rate = at(index);
    const Metric& metric = library_.metrics()[rate.metric];
    RateCheck result;
    result.rate = index;
    result.numerator = beside(index, metric.ratio->numerator);
    result.denominator = beside(index, metric.ratio->denominator);
    const Range range = range_of_rate(rate, metric);
    const int64_t scale = metric.unit.unit == "%" ? 100 : 1;
    if (result.numerator && result.denominator) {
      result.computed = quotient(*at(*result.numerator).value, *at(*result.denominator).value, scale);
      if (!result.computed) return std::nullopt;
      const Range& above = at(*result.numerator).value->range;
      const Range& below = at(*result.denominator).value->range;
      const bool is_apart = is_more(above.low, scale, range.high, below.high) || is_less(above.high, scale, range.low, below.low);
      result.outcome = is_apart ? RateCheck::Outcome::contradicts : RateCheck::Outcome::agrees;
    } else if (result.numerator) {
      result.outcome = RateCheck::Outcome::implies_denominator;
      result.implied = denominators(at(*result.numerator).value->range, range, scale);
    } else if (result.denominator) {
      result.outcome = RateCheck::Outcome::implies_numerator;
      result.implied = numerators(at(*result.denominator).value->range, range, scale);
    } else {
      return std::nullopt;
    }
    return result;
  }

 private:
  const Figure& at(uint32_t index) const { return *ledger_.figures()[index].figure; }

  using End = std::optional<Range::End>;
  /// Whether numerator × scale is surely more than rate × denominator: exact, without a division.
  static bool is_more(const End& numerator, int64_t scale, const End& rate, const End& denominator) {
    if (!numerator || !rate || !denominator) return false;
    const std::optional<Decimal> one = numerator->value.times(scale);
    const std::optional<Decimal> other = rate->value.times(denominator->value);
    if (!one || !other) return false;
    return *other < *one || (*other == *one && !(numerator->included && rate->included && denominator->included));
  }
  static bool is_less(const End& numerator, int64_t scale, const End& rate, const End& denominator) {
    if (!numerator || !rate || !denominator) return false;
    const std::optional<Decimal> one = numerator->value.times(scale);
    const std::optional<Decimal> other = rate->value.times(denominator->value);
    if (!one || !other) return false;
    return *one < *other || (*other == *one && !(numerator->included && rate->included && denominator->included));
  }

  /// The figure of the same note, agency, days and scope.
  std::optional<uint32_t> beside(uint32_t index, Ref<Metric> metric) const {
    const std::vector<LedgerFigure>& all = ledger_.figures();
    const Figure& rate = at(index);
    const auto fits = [&](uint32_t i) {
      const Figure& figure = at(i);
      return figure.metric == metric && figure.agency == rate.agency && figure.scope == rate.scope &&
             figure.when == rate.when && figure.value;
    };
    for (uint32_t i = index; i-- > 0 && all[i].document == all[index].document;)
      if (fits(i)) return i;
    for (uint32_t i = index + 1; i < all.size() && all[i].document == all[index].document; ++i)
      if (fits(i)) return i;
    return std::nullopt;
  }

  static Range denominators(const Range& numerator, const Range& rate, int64_t scale) {
    Range result;
    const auto scaled = [&](const Range::End& end) { return end.value.times(scale); };
    if (numerator.low && rate.high && !rate.high->value.is_zero())
      if (const auto product = scaled(*numerator.low))
        if (const auto least = whole_quotient(*product, rate.high->value, rate.high->included && numerator.low->included, true))
          result.low = Range::End{*least, true};
    if (numerator.high && rate.low && !rate.low->value.is_zero())
      if (const auto product = scaled(*numerator.high))
        if (const auto most = whole_quotient(*product, rate.low->value, rate.low->included && numerator.high->included, false))
          result.high = Range::End{*most, true};
    return result;
  }

  /// Rounded to whole numbers inwards: 91% of 200 is 181 to 182.
  static Range numerators(const Range& denominator, const Range& rate, int64_t scale) {
    Range result;
    const auto ends = [&](const std::optional<Range::End>& of, const std::optional<Range::End>& share, bool is_least) {
      std::optional<Range::End> end;
      const std::optional<Decimal> product = of && share ? of->value.times(share->value) : std::nullopt;
      const std::optional<Decimal> exact = product ? product->divided_by(Decimal::of(scale), 6) : std::nullopt;
      if (!exact) return end;
      const bool included = of->included && share->included;
      if (const auto whole = whole_quotient(*exact, Decimal::of(1), included, is_least)) end = Range::End{*whole, true};
      return end;
    };
    result.low = ends(denominator.low, rate.low, true);
    result.high = ends(denominator.high, rate.high, false);
    return result;
  }

  const VisibleLibrary& library_;
  const Ledger& ledger_;
};

}  // namespace

std::string_view name_of(RateCheck::Outcome outcome) {
  constexpr std::string_view names[] = {"agrees", "contradicts", "implies numerator", "implies denominator"};
  return names[static_cast<size_t>(outcome)];
}

Range range_of_rate(const Figure& rate, const Metric& metric) {
  Range range = rate.value->range;
  const std::optional<Decimal> half = half_of_place(places_of(rate.as_written));
  if (rate.value->qualifier == Qualifier::exact && half) {
    if (const auto low = rate.value->value.minus(*half)) range.low = Range::End{*low, true};
    if (const auto high = rate.value->value.plus(*half)) range.high = Range::End{*high, false};
  }
  const Decimal most = metric.max.value_or(Decimal::of(100));
  if (metric.unit.unit == "%" && range.high && most < range.high->value) range.high = Range::End{most, true};
  return at_least_zero(range);
}

std::vector<RateCheck> check_rates(const VisibleLibrary& library, const Ledger& ledger) {
  const Rates rates(library, ledger);
  std::vector<RateCheck> result;
  for (uint32_t i = 0; i < ledger.figures().size(); ++i) {
    const Figure& figure = *ledger.figures()[i].figure;
    const Metric& metric = library.metrics()[figure.metric];
    if (metric.kind != Metric::Kind::rate || !metric.ratio || !figure.value) continue;
    if (std::optional<RateCheck> check = rates.check(i)) result.push_back(std::move(*check));
  }
  return result;
}

}  // namespace gongbao
