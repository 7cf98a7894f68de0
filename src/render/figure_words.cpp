// Quantities as the site's readers see them. A Chinese page writes them as officials do (format_value); other
// languages take their words for about, over and under from the theme.
#include "base/text.h"
#include "content/unit.h"
#include "render/figure_cell.h"

namespace gongbao {
namespace {

/// "6500多人次" without 人次. What does not hold its unit in one piece (3个多月) keeps it.
std::string without_unit(std::string text, const std::string& unit) {
  const size_t at = unit.empty() ? std::string::npos : text.rfind(unit);
  if (at != std::string::npos) text.erase(at, unit.size());
  return text;
}

/// A computed ratio is shown with two decimals: 98.00%.
std::string with_two_decimals(std::string text, const Decimal& value) {
  const std::string digits = value.text();
  const size_t point = digits.find('.');
  const size_t decimals = point == std::string::npos ? 0 : digits.size() - point - 1;
  const size_t at = text.find(digits);
  if (at == std::string::npos || decimals >= 2) return text;
  const std::string more = (decimals == 0 ? "." : "") + std::string(2 - decimals, '0');
  return text.insert(at + digits.size(), more);
}

std::string grouped(std::string text, const RenderContext& context) {
  return context.group_digits ? group_digits(std::move(text)) : text;
}

std::string qualified(const Quantity& quantity, const std::string& text, const Words& words) {
  return words.format(fmt::format("qualifier_{}", name_of(quantity.qualifier)), {text});
}

/// Whether a reader can tell from the text what is counted. 57万 alone does not say it; 未发现 has no unit.
bool names_unit(const std::string& text, const UnitRule& rule) {
  const std::string plain = to_half_width(text);
  if (rule.unit.empty() || plain.find_first_of("0123456789") == std::string::npos) return true;
  const std::vector<AcceptedUnit> units = accepted_units(rule);
  return std::any_of(units.begin(), units.end(), [&](const AcceptedUnit& unit) {
    return !unit.word.empty() && plain.find(unit.word) != std::string::npos;
  });
}

}  // namespace

std::string row_unit(const Metric& metric) {
  return metric.unit.unit == "%" ? std::string() : metric.unit.unit;
}

std::string amount_words(const Quantity& quantity, const Metric& metric, const RenderContext& context) {
  const std::string& unit = metric.unit.unit;
  if (unit == "%") return quantity_words(quantity, metric, context);
  if (!context.is_chinese())
    return qualified(quantity, grouped(quantity.value.text(), context), context.words());
  return grouped(without_unit(format_value(quantity, unit), unit), context);
}

std::string stated_amount_words(const Quantity& value, std::span<const uint32_t> figures, Ref<Metric> metric,
                                const RenderContext& context) {
  const Metric& whole = context.library().metrics()[metric];
  if (figures.size() == 1 && context.is_chinese()) {
    const Figure& figure = *context.ledger().figures()[figures.front()].figure;
    const std::string& written = figure.as_written;
    const bool is_scaled = written.find("万") != std::string::npos || written.find("亿") != std::string::npos;
    if (is_scaled && figure.value == value && written.ends_with(whole.unit.unit))
      return grouped(without_unit(written, whole.unit.unit), context);
  }
  return amount_words(value, whole, context);
}

std::string quantity_words(const Quantity& quantity, const Metric& metric, const RenderContext& context) {
  const std::string& unit = metric.unit.unit;
  const auto shown = [&](std::string text) {
    if (metric.kind == Metric::Kind::ratio) text = with_two_decimals(std::move(text), quantity.value);
    return grouped(std::move(text), context);
  };
  if (context.is_chinese()) return shown(format_value(quantity, unit));
  const char* space = unit.empty() || unit == "%" ? "" : " ";
  return qualified(quantity, shown(quantity.value.text() + space + unit), context.words());
}

std::string statement_words(const Figure& figure, const Metric& metric, const RenderContext& context) {
  if (!figure.value) return figure.as_written;
  const bool is_bare = figure.as_written.empty() || !names_unit(figure.as_written, metric.unit);
  return is_bare ? quantity_words(*figure.value, metric, context) : grouped(figure.as_written, context);
}

std::string answer_words(const FigureAnswer& found, Ref<Metric> metric, const RenderContext& context) {
  if (!found.value) return found.text;
  if (found.figures.size() == 1)
    if (const Figure& figure = *context.ledger().figures()[found.figures.front()].figure;
        figure.metric == metric && figure.value == found.value)
      return statement_words(figure, context.library().metrics()[metric], context);
  return quantity_words(*found.value, context.library().metrics()[metric], context);
}

std::string statements_words(std::span<const uint32_t> figures, const RenderContext& context) {
  constexpr size_t most_texts = 3;
  const std::vector<LedgerFigure>& all = context.ledger().figures();
  const Quantity* lowest = nullptr;
  const Quantity* highest = nullptr;
  std::vector<std::string> texts;
  for (const uint32_t index : figures) {
    const Figure& figure = *all[index].figure;
    if (!figure.value) {
      if (std::find(texts.begin(), texts.end(), figure.as_written) == texts.end())
        texts.push_back(figure.as_written);
      continue;
    }
    if (!lowest || figure.value->value < lowest->value) lowest = &*figure.value;
    if (!highest || highest->value < figure.value->value) highest = &*figure.value;
  }
  if (!lowest) {
    if (texts.size() > most_texts) texts.resize(most_texts);
    return join(texts, context.words()["list_separator"]);
  }
  const Metric& metric = context.library().metrics()[all[figures.front()].figure->metric];
  const std::string low = amount_words(*lowest, metric, context);
  const std::string high = amount_words(*highest, metric, context);
  return low == high ? low : context.words().format("figure_range", {low, high});
}

}  // namespace gongbao
