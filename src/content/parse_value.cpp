#include "base/text.h"
#include "base/utf8.h"
#include "content/unit.h"
#include "content/value_number.h"

namespace gongbao {
namespace {

/// A word that says how sure a number is, by its row in the table of content model 3.2.
struct QualifierWord {
  std::string_view word;
  Qualifier row;
  bool narrow;  ///< 多 and 余 end at the next unit; 近 and 不足 do not reach the value
};
constexpr QualifierWord words_before[] = {
    {"约", Qualifier::about, false},  {"近", Qualifier::under, true},   {"逾", Qualifier::over, false},
    {"超过", Qualifier::over, false}, {"不足", Qualifier::under, true}, {"不少于", Qualifier::over, false},
};
constexpr QualifierWord words_after[] = {
    {"多", Qualifier::over, true},     {"余", Qualifier::over, true},     {"以上", Qualifier::over, false},
    {"以下", Qualifier::under, false}, {"以内", Qualifier::under, false}, {"左右", Qualifier::about, false},
};

using Words = std::vector<QualifierWord>;

/// Takes qualifier words and spaces off the front of `text`.
template <size_t n>
void take_words(std::string_view& text, const QualifierWord (&known)[n], Words& found) {
  for (bool again = true; again;) {
    again = false;
    while (text.starts_with(' ')) text.remove_prefix(1);
    for (const QualifierWord& word : known)
      if (text.starts_with(word.word)) {
        text.remove_prefix(word.word.size());
        found.push_back(word);
        again = true;
      }
  }
}

/// Whether `tail` is `unit` with qualifier words before, after, or (多, 余) inside one like 个月.
bool match_tail(std::string_view tail, std::string_view unit, Words& found) {
  constexpr std::string_view measure = "个";
  if (unit.empty() || !tail.starts_with(unit)) take_words(tail, words_after, found);
  if (tail.starts_with(unit)) {
    tail.remove_prefix(unit.size());
  } else if (unit.starts_with(measure) && tail.starts_with(measure)) {
    tail.remove_prefix(measure.size());
    const QualifierWord* inside = tail.starts_with(words_after[0].word)   ? &words_after[0]
                                  : tail.starts_with(words_after[1].word) ? &words_after[1]
                                                                          : nullptr;
    if (!inside) return false;
    tail.remove_prefix(inside->word.size());
    found.push_back(*inside);
    const std::string_view second = unit.substr(measure.size());
    if (second.empty() || !tail.starts_with(second)) return false;
    tail.remove_prefix(second.size());
  } else {
    return false;
  }
  take_words(tail, words_after, found);
  return tail.empty();
}

Qualifier row_of(const Words& words) {
  if (words.empty()) return Qualifier::exact;
  const bool one_row =
      std::all_of(words.begin(), words.end(), [&](const auto& word) { return word.row == words[0].row; });
  return one_row ? words[0].row : Qualifier::about;
}

std::variant<Quantity, std::string> quantity_of(Decimal value, const Words& words, bool may_be_negative) {
  Quantity quantity = Quantity::exactly(value);
  quantity.qualifier = row_of(words);
  const bool narrow = std::any_of(words.begin(), words.end(), [](const auto& word) { return word.narrow; });
  if (quantity.qualifier == Qualifier::exact) return quantity;
  if (value.is_negative() && quantity.qualifier != Qualifier::about)
    return "a negative number takes 约 or 左右 only";
  if (value.is_zero() && narrow && quantity.qualifier != Qualifier::about)
    return "zero is exact: leave the qualifier out, or use text: for what has no number";
  const Range::End zero{Decimal(), true};
  switch (quantity.qualifier) {
    case Qualifier::exact:
      break;
    case Qualifier::about:
      quantity.range.low = may_be_negative ? std::nullopt : std::optional(zero);
      quantity.range.high.reset();
      break;
    case Qualifier::under:
      quantity.range.low = zero;
      quantity.range.high->included = !narrow;
      break;
    case Qualifier::over:
      quantity.range.high.reset();
      if (narrow) {
        const std::optional<Decimal> next = value.plus(value.last_place());
        if (!next) return "the number is larger than 18 digits before the point";
        quantity.range.high = Range::End{*next, false};
      }
  }
  return quantity;
}

std::optional<Quantity> converted(const Quantity& quantity, const AcceptedUnit& unit) {
  Quantity result = quantity;
  const auto convert = [&](Decimal& value) {
    const std::optional<Decimal> exact = value.times(unit.numerator, unit.denominator);
    if (exact) value = *exact;
    return exact.has_value();
  };
  if (!convert(result.value)) return std::nullopt;
  if (result.range.low && !convert(result.range.low->value)) return std::nullopt;
  if (result.range.high && !convert(result.range.high->value)) return std::nullopt;
  return result;
}

bool holds_any(std::string_view text, std::initializer_list<std::string_view> words) {
  return std::any_of(words.begin(), words.end(), [&](auto word) { return text.find(word) != text.npos; });
}

std::string explain_no_number(std::string_view text) {
  if (holds_any(text, {"几", "数", "上百", "上千", "上万", "多次", "大量", "若干", "许多", "部分", "全部",
                       "齐全", "一半", "分之"}))
    return fmt::format("'{}' states no number that can be counted: write it as text, {{text: {}}}", text,
                       text);
  if (text.front() == '+') return fmt::format("'{}': leave the + out", text);
  return fmt::format(
      "'{}' is no value: write a number such as 300多公斤, 14万余元 or 二处, with 约, 近, 逾, 超过, 不足 or "
      "不少于 before it; what "
      "has no number goes to text:",
      text);
}

/// For a number that is followed by what the metric does not take.
std::string explain_tail(std::string_view text, std::string_view tail, const UnitRule& rule) {
  if (tail.starts_with(' ') && is_ascii_digit(trim(tail).front()))
    return fmt::format("'{}' has a space inside the number: write the digits together", text);
  if (holds_any(tail, {"几", "分之"})) return explain_no_number(text);
  for (const std::string_view dash : {"-", "~", "—", "–", "至", "到"})
    if (tail.starts_with(dash))
      return fmt::format("'{}' is two numbers, and a value is one: write it as text, {{text: {}}}", text,
                         text);
  if (tail.starts_with("千") || tail.starts_with("百"))
    return fmt::format("'{}' mixes digits with 百 or 千: write the number out in digits", text);
  Words ignored;
  std::string_view unit = tail;
  take_words(unit, words_after, ignored);
  for (const QualifierWord& word : words_after)
    if (unit.ends_with(word.word)) unit.remove_suffix(word.word.size());
  if (rule.unit.empty() && rule.also.empty())
    return fmt::format("'{}' has the unit '{}', and the metric has none", text, unit);
  std::vector<std::string> wanted;
  for (const AcceptedUnit& accepted : accepted_units(rule))
    if (!accepted.word.empty()) wanted.push_back(accepted.word);
  return fmt::format(
      "'{}' has the unit '{}', and the metric takes {}: write that, or list '{}' in the metric's `also`",
      text, unit, join(wanted, ", "), unit);
}

/// What stands before the unit: 约, a sign, 百分之, and the ways to read the number.
struct Opening {
  Words words;
  bool negative = false;
  bool spelt_percent = false;
  std::string_view number;  ///< from the number on
  std::vector<NumberReading> readings;
};

std::variant<Opening, std::string> read_opening(std::string_view text) {
  constexpr std::string_view percent = "百分之";
  constexpr std::string_view hundred = "百";
  Opening opening;
  opening.number = text;
  take_words(opening.number, words_before, opening.words);
  for (const std::string_view sign : {"-", "负"})
    if (!opening.negative && opening.number.starts_with(sign)) {
      opening.negative = true;
      opening.number.remove_prefix(sign.size());
    }
  opening.spelt_percent = opening.number.starts_with(percent);
  if (opening.spelt_percent) opening.number.remove_prefix(percent.size());
  if (opening.spelt_percent &&
      opening.number.starts_with(hundred)) {  // the one place where 百 alone is a number
    opening.readings.push_back({Decimal::of(100), hundred.size()});
    return opening;
  }
  auto readings = read_number(opening.number);
  if (const std::string* fault = std::get_if<std::string>(&readings)) return *fault;
  opening.readings = std::move(std::get<std::vector<NumberReading>>(readings));
  if (opening.readings.empty()) return explain_no_number(text);
  return opening;
}

/// The quantity once number, words and unit are known; all that can be wrong with them together.
std::variant<Quantity, std::string> judge(std::string_view text, const Opening& opening,
                                          const NumberReading& reading, const AcceptedUnit& unit,
                                          const Words& words, const UnitRule& rule) {
  if (reading.has_magnitude && unit.word.empty() && leading_magnitude(rule.unit).factor > 1)
    return fmt::format("'{}' may count in {} or not: write the unit", text, rule.unit);
  if (words.size() > 2) return fmt::format("'{}' has more than two words for how sure it is", text);
  const auto says_more = [](const QualifierWord& word) { return word.word == "多" || word.word == "余"; };
  if (reading.bare && std::none_of(words.begin(), words.end(), says_more))
    return fmt::format("'{}' is no full number: write 一百, 一千, 一万", text);
  if (opening.negative && reading.value.is_zero()) return fmt::format("'{}': write 0", text);
  if (opening.negative && !rule.may_be_negative)
    return fmt::format("'{}' is negative, and this metric counts what there is", text);
  const auto quantity =
      quantity_of(opening.negative ? reading.value.negated() : reading.value, words, rule.may_be_negative);
  if (const std::string* fault = std::get_if<std::string>(&quantity))
    return fmt::format("'{}': {}", text, *fault);
  const std::optional<Quantity> in_unit = converted(std::get<Quantity>(quantity), unit);
  if (!in_unit)
    return fmt::format("'{}' does not fit 18 digits before and 6 after the point in {}", text, rule.unit);
  return *in_unit;
}

std::variant<Quantity, std::string> read_quantity(std::string_view text, const UnitRule& rule) {
  const auto parsed = read_opening(text);
  if (const std::string* fault = std::get_if<std::string>(&parsed)) return *fault;
  const Opening& opening = std::get<Opening>(parsed);
  const std::vector<AcceptedUnit> units = accepted_units(rule);
  const bool percentage = classify_unit(rule.unit).name == "percent";
  for (const NumberReading& reading : opening.readings)
    for (const AcceptedUnit& unit : units) {
      if (opening.spelt_percent && (!unit.word.empty() || !percentage)) continue;
      Words words = opening.words;
      if (reading.more) words.push_back(words_after[0]);
      if (match_tail(opening.number.substr(reading.bytes), unit.word, words))
        return judge(text, opening, reading, unit, words, rule);
    }
  if (opening.spelt_percent && !percentage)
    return fmt::format("'{}' is a percentage, and the metric's unit is '{}'", text, rule.unit);
  return explain_tail(text, opening.number.substr(opening.readings.front().bytes), rule);
}

}  // namespace

std::variant<Statement, std::string> parse_value(std::string_view raw, const UnitRule& rule) {
  constexpr size_t longest = 200;  // bytes; a number with all its words is far shorter
  const std::string narrow = to_half_width(raw);
  const std::string_view text = trim(narrow);
  if (text.empty()) return "the value is empty: write a number, 未发现 for none, or leave the metric out";
  if (text.size() > longest) return "the value is too long to be a number: use text: and note:";
  Statement statement{Quantity::exactly(Decimal()), std::string(trim(raw))};
  if (text == "未发现" || text == "没有") return statement;
  const auto quantity = read_quantity(text, rule);
  if (const std::string* fault = std::get_if<std::string>(&quantity)) return *fault;
  statement.quantity = std::get<Quantity>(quantity);
  return statement;
}

}  // namespace gongbao
