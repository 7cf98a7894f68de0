// Quantities as the site's readers see them. A Chinese page writes them as officials do (format_value); other
// languages take their words for about, over and under from the theme.
#include "base/text.h"
#include "render/figure_cell.h"

namespace gongbao {
namespace {

/// "6500多人次" without 人次. What does not hold its unit in one piece (3个多月) keeps it.
std::string without_unit(std::string text, const std::string& unit) {
  const size_t at = unit.empty() ? std::string::npos : text.rfind(unit);
  if (at != std::string::npos) text.erase(at, unit.size());
  return text;
}

std::string qualified(const Quantity& quantity, const std::string& text, const Words& words) {
  return words.format(fmt::format("qualifier_{}", name_of(quantity.qualifier)), {text});
}

bool is_bare_number(std::string_view text) {
  return !text.empty() &&
         std::all_of(text.begin(), text.end(), [](char c) { return is_ascii_digit(c) || c == '.'; });
}

}  // namespace

std::string row_unit(const Metric& metric) {
  return metric.unit.unit == "%" ? std::string() : metric.unit.unit;
}

std::string amount_words(const Quantity& quantity, const Metric& metric, const RenderContext& context) {
  const std::string& unit = metric.unit.unit;
  if (unit == "%") return quantity_words(quantity, metric, context);
  if (!context.is_chinese()) return qualified(quantity, quantity.value.text(), context.words());
  return without_unit(format_value(quantity, unit), unit);
}

std::string quantity_words(const Quantity& quantity, const Metric& metric, const RenderContext& context) {
  const std::string& unit = metric.unit.unit;
  if (context.is_chinese()) return format_value(quantity, unit);
  const char* space = unit.empty() || unit == "%" ? "" : " ";
  return qualified(quantity, quantity.value.text() + space + unit, context.words());
}

std::string statement_words(const Figure& figure, const Metric& metric, const RenderContext& context) {
  const bool is_bare = figure.as_written.empty() || is_bare_number(figure.as_written);
  return is_bare && figure.value ? quantity_words(*figure.value, metric, context) : figure.as_written;
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
