#pragma once
#include <compare>
#include <optional>
#include <string>
#include <string_view>
#include <variant>
#include <vector>

#include "base/decimal.h"

namespace gongbao {

/// How sure a stated number is (content model 3.2).
enum class Qualifier { exact, about, over, under };
std::string_view name_of(Qualifier qualifier);

/// Where the true value may lie. An end that is not there is unbounded.
struct Range {
  struct End {
    Decimal value;
    bool included = true;
    auto operator<=>(const End&) const = default;
  };
  std::optional<End> low;
  std::optional<End> high;
  auto operator<=>(const Range&) const = default;
};

/// The same with 0 as its least: counts, masses and money are never negative (content model 3.2).
Range at_least_zero(Range range);

/// A value with what is known of its truth, in some unit. Sums keep both (exact only if all parts are).
struct Quantity {
  Decimal value;
  Qualifier qualifier = Qualifier::exact;
  Range range;
  static Quantity exactly(Decimal value);
  auto operator<=>(const Quantity&) const = default;
};

/// Nothing on overflow.
std::optional<Quantity> sum(const Quantity& a, const Quantity& b);
/// a − b: the second's qualifier turned round.
std::optional<Quantity> difference(const Quantity& a, const Quantity& b);

/// A unit word and its class; units convert exactly inside a class (元/万元/亿元, 公斤/千克/吨, 克).
struct UnitClass {
  std::string_view name;  ///< "money", "mass", "percent"; empty: a word of its own
  Decimal factor;         ///< to the class's base unit: 元, 克, %
};
UnitClass classify_unit(std::string_view unit);

/// `scale` × a ÷ b with two decimals, half away from zero; the ends of its range are rounded outwards. Nothing on overflow and
/// for b = 0.
std::optional<Quantity> quotient(const Quantity& a, const Quantity& b, int64_t scale);

/// What a metric expects of its values.
struct UnitRule {
  std::string unit;               ///< may be empty
  std::vector<std::string> also;  ///< other words for it
  bool may_be_negative = false;   ///< flows and stocks may not
};

/// A value as an official wrote it, read exactly.
struct Statement {
  Quantity quantity;       ///< in the metric's unit
  std::string as_written;  ///< 14万余元
};

/// Reads 300多公斤, 14万余元, 约6500人次, 75%以上, 二处, 57万, 1,922户, 百分之九十, 3个多月, 千余份, 未发现
/// (content model 3.2), or says why it cannot: for the author, with what to write instead.
std::variant<Statement, std::string> parse_value(std::string_view text, const UnitRule& rule);

/// The quantity in the style of officials: 6500多人次, 14万余元, 1060公斤以上, 约30户, 近300户. 多/余 only
/// where reading it back gives the same range, else 以上. Money that is a whole number of 万元 or 亿元,
/// or a number of 万元 with at most two decimals, is written so (84000元 is 8.4万元); no digit is ever rounded
/// away.
std::string format_value(const Quantity& quantity, std::string_view unit);

/// A written value with its number in groups of three digits where it has four or more before the point: 6,500多人次. It reads
/// back as the same.
std::string group_digits(std::string value);

}  // namespace gongbao
