#include "draft/figure_writer.h"

#include <algorithm>

#include "base/text.h"
#include "check/written_value.h"
#include "draft/free_text.h"

namespace gongbao {
namespace {

/// Safe in an address in parentheses; letters of any script stay.
std::string encoded(std::string_view text) {
  std::string result;
  for (const char c : text) {
    const bool is_plain = (c & 0x80) != 0 || is_ascii_alpha(c) || is_ascii_digit(c) || c == '-' || c == '_' ||
                          c == '.' || c == '/' || c == '~';
    result += is_plain ? std::string(1, c) : fmt::format("%{:02X}", static_cast<unsigned char>(c));
  }
  return result;
}

std::string_view name_of(FigureQuery::Show show) {
  constexpr std::string_view names[] = {"subtree", "own", "total", "remainder", "previous", "change"};
  return names[static_cast<size_t>(show)];
}

/// 减少20件
std::string change_in_words(const Quantity& change, const std::string& unit) {
  if (change.value.is_zero()) return {};
  const bool is_less = change.value < Decimal::of(0);
  const std::optional<Quantity> size =
      is_less ? difference(Quantity::exactly(Decimal::of(0)), change) : change;
  return size ? (is_less ? "减少" : "增加") + format_value(*size, unit) : std::string();
}

}  // namespace

bool FigureWriter::speaks_chinese() const { return material_.library().config().language.starts_with("zh"); }

Passage PassageMaker::make(std::string text) {
  std::sort(sources_.begin(), sources_.end());
  sources_.erase(std::unique(sources_.begin(), sources_.end()), sources_.end());
  return {std::move(text), std::exchange(sources_, {})};
}

std::string FigureWriter::address(const FigureQuery& query) const {
  const DraftScope& scope = material_.scope();
  std::vector<std::string> parameters;
  if (query.agency && *query.agency != scope.agency)
    parameters.push_back("agency=" + encoded(material_.agency(*query.agency).id));
  if (query.undated)
    parameters.emplace_back("period=undated");
  else if (query.period && query.period != scope.period)
    parameters.push_back("period=" + encoded(query.period->text()));
  if (query.note) parameters.push_back("note=" + encoded(material_.library()[*query.note].id));
  if (!query.scope.empty()) parameters.push_back("scope=" + encoded(query.scope));
  if (query.show != FigureQuery::Show::subtree)
    parameters.push_back("show=" + std::string(name_of(query.show)));
  const std::string address = "figure:" + encoded(material_.metric(query.metric).id);
  return parameters.empty() ? address : address + "?" + join(parameters, "&");
}

std::string FigureWriter::text_of(const FigureQuery& query, const FigureAnswer& answer) const {
  if (!answer.value) return escaped(answer.text);
  const Metric& metric = material_.metric(query.metric);
  const bool is_difference =
      query.show == FigureQuery::Show::change || query.show == FigureQuery::Show::remainder;
  const auto agrees = [&](const std::string& text) {
    const auto read = read_written_value(text, metric.unit, is_difference);
    const Quantity* quantity = std::get_if<Quantity>(&read);
    return quantity && says_the_same(*quantity, *answer.value);
  };
  if (answer.figures.size() == 1)
    if (const std::string& written = material_.figure(answer.figures.front()).as_written; agrees(written))
      return escaped(written);
  if (query.show == FigureQuery::Show::change && speaks_chinese())
    if (const std::string change = change_in_words(*answer.value, metric.unit.unit); agrees(change))
      return escaped(change);
  const std::string computed = format_value(*answer.value, metric.unit.unit);
  return agrees(computed) ? escaped(computed) : std::string();  // the page fills an empty text
}

std::string FigureWriter::link(const FigureQuery& query, const FigureAnswer& answer,
                               PassageMaker& sources) const {
  for (const uint32_t index : answer.figures) {
    const Place& place = material_.figure(index).stated_at;
    sources.add_source(fmt::format("{}:{}", place.path, place.line));
  }
  return fmt::format("[{}]({})", text_of(query, answer), address(query));
}

std::string FigureWriter::link_to(uint32_t index, PassageMaker& sources) const {
  const Figure& figure = material_.figure(index);
  FigureQuery query = material_.query(figure.metric);
  query.agency = figure.agency;
  query.show = figure.basis == FigureBasis::total ? FigureQuery::Show::total : FigureQuery::Show::own;
  const FigureQuery plain = query;
  const unsigned first = figure.has_own_period && !material_.scope().period ? 4U : 0U;
  for (const unsigned chosen : {first, 0U, 1U, 2U, 3U, 4U, 5U, 6U, 7U}) {  // fewest parameters first
    query = plain;
    if (chosen & 1) query.note = material_.ledger().figures()[index].document;
    if (chosen & 2) query.scope = figure.scope;
    if (chosen & 4) query.period = figure.when && figure.when->has_known_days() ? figure.when : query.period;
    const FigureAnswer found = material_.answer_to(query);
    const bool says_it = found.figures == std::vector<uint32_t>{index} &&
                         (found.value ? found.value == figure.value : !figure.value && !found.text.empty());
    if (says_it) return link(query, found, sources);
  }
  return {};
}

}  // namespace gongbao
