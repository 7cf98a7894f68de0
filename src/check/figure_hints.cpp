#include "check/figure_hints.h"

#include "base/utf8.h"
#include "check/number_words.h"
#include "check/written_value.h"
#include "content/unit.h"
#include "figures/answer.h"

namespace gongbao {
namespace {

constexpr Word32 words_after[] = {U"以上", U"以下", U"以内", U"左右", U"多", U"余"};

std::string utf8_of(std::u32string_view text) {
  std::string result;
  for (const char32_t c : text) append_utf8(result, c);
  return result;
}

/// Where a value ends whose number ends at `end`: with the unit's word, and a word for how sure it is.
/// Nothing if another unit stands there.
std::optional<size_t> end_with_unit(std::u32string_view text, size_t end, const std::u32string& unit) {
  if (!unit.empty()) {
    if (end < text.size() && text[end] == U' ') ++end;
    if (!text.substr(std::min(end, text.size())).starts_with(unit)) return std::nullopt;
    return end + unit.size() + word_at(text, end + unit.size(), words_after);
  }
  end += word_at(text, end, words_after);
  if (end < text.size() && is_letter_or_digit(text[end])) return std::nullopt;
  return end;
}

}  // namespace

FigureHints::FigureHints(const VisibleLibrary& visible, const Ledger& ledger, const Document& summary,
                         const std::vector<uint32_t>& figures)
    : visible_(visible), ledger_(ledger), summary_(summary) {
  for (const uint32_t index : figures) {
    const Figure& figure = *ledger.figures()[index].figure;
    if (figure.value) metrics_[figure.metric].statements[figure.value->value].push_back(index);
  }
}

/// What a link without parameters asks for (content model 5).
FigureQuery FigureHints::query_of(Ref<Metric> metric) const {
  FigureQuery query;
  query.metric = metric;
  query.agency = summary_.agency;
  query.campaign = summary_.campaign;
  if (const Summary* summary = summary_.as_summary()) query.period = summary->period;
  return query;
}

std::string FigureHints::link_for(std::u32string_view text, size_t begin, size_t end) {
  std::string only;
  for (auto& [metric, known] : metrics_) {
    const std::optional<Written> written = read(text, begin, end, visible_.metrics()[metric].unit);
    if (!written) continue;
    const std::string address = address_of(metric, known, written->quantity);
    if (address.empty()) continue;
    if (!only.empty()) return {};
    only = "[" + written->text + "](" + address + ")";
  }
  return only;
}

std::optional<FigureHints::Written> FigureHints::read(std::u32string_view text, size_t begin, size_t end,
                                                      const UnitRule& rule) {
  begin -= word_before(text, begin, words_before_values());
  for (const AcceptedUnit& unit : accepted_units(rule)) {
    const std::optional<size_t> value_end = end_with_unit(text, end, decode(unit.word));
    if (!value_end) continue;
    const std::string written = utf8_of(text.substr(begin, *value_end - begin));
    const auto quantity = read_written_value(written, rule, false);
    if (const Quantity* value = std::get_if<Quantity>(&quantity)) return Written{written, *value};
  }
  return std::nullopt;
}

/// Empty if nobody states this value, or several agencies do.
std::string FigureHints::address_of(Ref<Metric> metric, OfMetric& known, const Quantity& wanted) {
  if (!known.is_reckoned) known.whole = answer(ledger_, visible_, query_of(metric)).value;
  known.is_reckoned = true;
  const std::string plain = "figure:" + visible_.metrics()[metric].id;
  if (known.whole && says_the_same(wanted, *known.whole)) return plain;
  const auto stated = known.statements.find(wanted.value);
  if (stated == known.statements.end()) return {};
  std::set<Ref<Agency>> agencies;
  for (const uint32_t index : stated->second)
    if (says_the_same(wanted, *ledger_.figures()[index].figure->value))
      agencies.insert(ledger_.figures()[index].figure->agency);
  if (agencies.size() != 1) return {};
  FigureQuery query = query_of(metric);
  query.agency = *agencies.begin();
  const std::string of_agency =
      query.agency == summary_.agency ? std::string() : "agency=" + visible_.agencies()[*query.agency].id;
  using Show = FigureQuery::Show;
  for (const auto& [show, name] : {std::pair(Show::subtree, ""), std::pair(Show::own, "show=own"),
                                   std::pair(Show::total, "show=total")}) {
    query.show = show;
    const FigureAnswer found = answer(ledger_, visible_, query);
    if (!found.value || !says_the_same(wanted, *found.value)) continue;
    const std::string separator = of_agency.empty() || show == Show::subtree ? "" : "&";
    const std::string parameters = of_agency + separator + name;
    return parameters.empty() ? plain : plain + "?" + parameters;
  }
  return {};
}

}  // namespace gongbao
