#pragma once
#include <compare>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

namespace gongbao {

__extension__ using int128 = __int128;

/// An exact decimal of at most 18 digits before and 6 after the point (content model 3.2); never binary floating
/// point. Arithmetic that leaves that range gives nothing.
class Decimal {
 public:
  constexpr Decimal() = default;
  static constexpr Decimal of(int64_t whole) { return Decimal(static_cast<int128>(whole) * scale); }
  static constexpr Decimal of_millionths(int64_t millionths) { return Decimal(millionths); }
  /// Digits with an optional sign and point, ASCII only: "-12", "0.5". Nothing for anything else or out of range.
  static std::optional<Decimal> parse(std::string_view text);

  std::optional<Decimal> plus(Decimal other) const;
  std::optional<Decimal> minus(Decimal other) const;
  /// Times `numerator`/`denominator`, if the result is exact in 6 decimals.
  std::optional<Decimal> times(int64_t numerator, int64_t denominator = 1) const;
  /// Times `other`, if the result is exact in 6 decimals.
  std::optional<Decimal> times(Decimal other) const;
  /// This divided by `other` with `places` decimals (0…6), half away from zero; nothing if `other` is zero.
  std::optional<Decimal> divided_by(Decimal other, int places) const;
  Decimal negated() const { return Decimal(-millionths_); }

  /// In millionths, where that fits in 62 bits: nearly every figure of daily life does.
  std::optional<int64_t> small_millionths() const;
  bool is_zero() const { return millionths_ == 0; }
  bool is_negative() const { return millionths_ < 0; }
  bool is_whole() const { return millionths_ % scale == 0; }
  /// The place of the last non-zero digit: 300 gives 100, 6500 gives 100, 0.25 gives 0.01; of zero, 1.
  Decimal last_place() const;
  /// The shortest exact form: "6500", "0.5", "-3".
  std::string text() const;

  auto operator<=>(const Decimal&) const = default;

 private:
  static constexpr int128 scale = 1'000'000;
  constexpr explicit Decimal(int128 millionths) : millionths_(millionths) {}
  static std::optional<Decimal> checked(int128 millionths);
  int128 millionths_ = 0;
};

}  // namespace gongbao
