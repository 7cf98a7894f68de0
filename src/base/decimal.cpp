#include "base/decimal.h"

#include "base/text.h"

namespace gongbao {
namespace {

constexpr int128 power_of_ten(int exponent) {
  int128 value = 1;
  for (int i = 0; i < exponent; ++i) value *= 10;
  return value;
}
constexpr int128 limit = power_of_ten(24);  // 18 digits before the point and 6 after

}  // namespace

std::optional<Decimal> Decimal::checked(int128 millionths) {
  if (millionths >= limit || millionths <= -limit) return std::nullopt;
  return Decimal(millionths);
}

std::optional<Decimal> Decimal::parse(std::string_view text) {
  const bool negative = !text.empty() && text.front() == '-';
  if (negative) text.remove_prefix(1);
  const size_t point = text.find('.');
  const std::string_view whole = text.substr(0, point);
  const std::string_view fraction = point == text.npos ? std::string_view() : text.substr(point + 1);
  const auto all_digits = [](std::string_view part) { return std::all_of(part.begin(), part.end(), is_ascii_digit); };
  if (whole.empty() || !all_digits(whole) || !all_digits(fraction)) return std::nullopt;
  if (point != text.npos && fraction.empty()) return std::nullopt;
  int128 value = 0;
  for (const char digit : whole) {
    value = value * 10 + (digit - '0');
    if (value >= limit / scale) return std::nullopt;
  }
  const size_t last = fraction.find_last_not_of('0');
  const std::string_view significant = fraction.substr(0, last == fraction.npos ? 0 : last + 1);
  if (significant.size() > 6) return std::nullopt;
  value *= scale;
  int128 place = scale / 10;
  for (const char digit : significant) {
    value += (digit - '0') * place;
    place /= 10;
  }
  return Decimal(negative ? -value : value);
}

std::optional<int64_t> Decimal::small_millionths() const {
  constexpr int128 most = int128{1} << 61;
  if (millionths_ >= most || millionths_ <= -most) return std::nullopt;
  return static_cast<int64_t>(millionths_);
}

std::optional<Decimal> Decimal::plus(Decimal other) const { return checked(millionths_ + other.millionths_); }
std::optional<Decimal> Decimal::minus(Decimal other) const { return checked(millionths_ - other.millionths_); }

std::optional<Decimal> Decimal::times(int64_t numerator, int64_t denominator) const {
  int128 product = 0;
  if (denominator == 0 || __builtin_mul_overflow(millionths_, static_cast<int128>(numerator), &product))
    return std::nullopt;
  if (product % denominator != 0) return std::nullopt;
  return checked(product / denominator);
}

std::optional<Decimal> Decimal::times(Decimal other) const {
  int128 product = 0;
  if (__builtin_mul_overflow(millionths_, other.millionths_, &product) || product % scale != 0) return std::nullopt;
  return checked(product / scale);
}

std::optional<Decimal> Decimal::divided_by(Decimal other, int places) const {
  if (other.millionths_ == 0) return std::nullopt;
  int128 numerator = millionths_;
  int128 denominator = other.millionths_;
  if (denominator < 0) {
    numerator = -numerator;
    denominator = -denominator;
  }
  const bool negative = numerator < 0;
  if (negative) numerator = -numerator;
  // 24 digits times 10^6 is 30 digits, below the 38 that fit.
  int128 quotient = (numerator * power_of_ten(places) * 2 + denominator) / (denominator * 2);
  quotient *= power_of_ten(6 - places);
  return checked(negative ? -quotient : quotient);
}

Decimal Decimal::last_place() const {
  if (millionths_ == 0) return of(1);
  int128 place = 1;
  while (millionths_ % (place * 10) == 0) place *= 10;
  return Decimal(place);
}

std::string Decimal::text() const {
  const int128 magnitude = millionths_ < 0 ? -millionths_ : millionths_;
  std::string digits = fmt::format("{}", static_cast<uint64_t>(magnitude / scale));
  const uint64_t fraction = static_cast<uint64_t>(magnitude % scale);
  if (fraction != 0) {
    digits += fmt::format(".{:06}", fraction);
    digits.erase(digits.find_last_not_of('0') + 1);
  }
  return millionths_ < 0 ? "-" + digits : digits;
}

}  // namespace gongbao
