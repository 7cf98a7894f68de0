#include "content/unit.h"

namespace gongbao {
namespace {

/// A number split where 多 or 余 may go: 14万|元, 3个|月, 6500|人次, 75%|.
struct Written {
  std::string number;
  std::string unit;
};

Written written(const Quantity& quantity, std::string_view unit) {
  constexpr std::string_view measure = "个";
  const Decimal value = quantity.value;
  if (unit == "元" && !value.is_zero()) {
    for (const auto& [word, factor] : {std::pair("亿", 100'000'000), std::pair("万", 10'000)})
      if (const std::optional<Decimal> scaled = value.times(1, factor); scaled && scaled->is_whole())
        return {scaled->text() + word, std::string(unit)};
    const std::optional<Decimal> hundreds = value.times(1, 100);
    if (const bool is_large = !(value < Decimal::of(10'000)); is_large && hundreds && hundreds->is_whole())
      return {value.times(1, 10'000)->text() + "万", std::string(unit)};
  }
  if (unit == "%") return {value.text() + "%", {}};
  const Magnitude magnitude = leading_magnitude(unit);
  if (unit.size() > magnitude.word.size() && magnitude.factor > 1)
    return {value.text() + std::string(magnitude.word), std::string(unit.substr(magnitude.word.size()))};
  if (unit.starts_with(measure) && unit.size() > measure.size() && value < Decimal::of(10))
    return {value.text() + std::string(measure), std::string(unit.substr(measure.size()))};
  return {value.text(), std::string(unit)};
}

bool reads_back(std::string_view text, const Quantity& quantity, std::string_view unit) {
  const auto parsed = parse_value(text, UnitRule{std::string(unit), {}, false});
  return std::holds_alternative<Statement>(parsed) && std::get<Statement>(parsed).quantity == quantity;
}

}  // namespace

std::string format_value(const Quantity& quantity, std::string_view unit) {
  const Written parts = written(quantity, unit);
  const std::string plain = parts.number + parts.unit;
  switch (quantity.qualifier) {
    case Qualifier::exact:
      return plain;
    case Qualifier::about:
      return "约" + plain;
    case Qualifier::under: {
      const bool reached = quantity.range.high && quantity.range.high->included;
      return reached ? plain + "以下" : "近" + plain;
    }
    case Qualifier::over:
      break;
  }
  const bool money = classify_unit(unit).name == "money";
  const std::string more = parts.number + (money ? "余" : "多") + parts.unit;
  return reads_back(more, quantity, unit) ? more : plain + "以上";
}

std::string group_digits(std::string value) {
  constexpr std::string_view digits = "0123456789";
  const size_t begin = std::min(value.find_first_of(digits), value.size());
  const size_t end = std::min(value.find_first_not_of(digits, begin), value.size());
  for (size_t at = end; at > begin + 3; at -= 3) value.insert(at - 3, ",");
  return value;
}

}  // namespace gongbao
