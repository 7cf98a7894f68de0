#include "compare/figure_difference.h"

#include "base/text.h"

namespace gongbao {
namespace {

std::string details_of(const Figure& figure, const AgencyRegister& agencies) {
  std::vector<std::string> parts;
  if (figure.provisional) parts.push_back("provisional");
  if (!figure.note.empty()) parts.push_back(figure.note);
  if (!figure.acknowledged.empty()) parts.push_back(figure.acknowledged);
  std::vector<std::string> of;
  for (const Ref<Agency> part : figure.parts) of.push_back(agencies[part].shown());
  if (!of.empty()) parts.push_back(join(of, "、"));
  return join(parts, "; ");
}

bool says_the_same(const StatedFigure& a, const StatedFigure& b) {
  return a.as_written == b.as_written && a.value == b.value && a.unit == b.unit && a.details == b.details;
}

std::optional<Quantity> change_between(const StatedFigure& from, const StatedFigure& to) {
  if (!from.value || !to.value || from.unit != to.unit) return std::nullopt;
  return difference(*to.value, *from.value);
}

}  // namespace

std::vector<StatedFigure> stated_figures(const Document& document, const AgencyRegister& agencies,
                                         const MetricRegister& metrics) {
  std::vector<StatedFigure> result;
  for (const Figure& figure : document.figures) {
    const Metric& metric = metrics[figure.metric];
    const Agency& agency = agencies[figure.agency];
    result.push_back({{metric.id, agency.id, figure.when ? figure.when->text() : std::string(), figure.region,
                       figure.scope, figure.basis},
                      metric.name,
                      agency.shown(),
                      metric.unit.unit,
                      figure.as_written,
                      figure.value,
                      details_of(figure, agencies),
                      figure.stated_at.line});
  }
  return result;
}

std::vector<FigureChange> figure_difference(const std::vector<StatedFigure>& from,
                                            const std::vector<StatedFigure>& to) {
  // A document cannot make a statement twice; one that does is a finding, and its statements are taken in
  // order.
  std::map<FigureKey, std::vector<const StatedFigure*>> before;
  for (size_t i = from.size(); i-- > 0;) before[from[i].key].push_back(&from[i]);
  std::set<const StatedFigure*> met;
  std::vector<FigureChange> changes;
  for (const StatedFigure& figure : to) {
    std::vector<const StatedFigure*>& candidates = before[figure.key];
    if (candidates.empty()) {
      changes.push_back({std::nullopt, figure, std::nullopt});
      continue;
    }
    const StatedFigure& old = *candidates.back();
    candidates.pop_back();
    met.insert(&old);
    if (!says_the_same(old, figure)) changes.push_back({old, figure, change_between(old, figure)});
  }
  for (const StatedFigure& figure : from)
    if (!met.contains(&figure)) changes.push_back({figure, std::nullopt, std::nullopt});
  return changes;
}

std::vector<LinkedFigure> linked_figures(const std::vector<BoundFigure>& bound,
                                         const MetricRegister& metrics) {
  std::vector<LinkedFigure> result;
  for (const BoundFigure& one : bound) {
    LinkedFigure linked{one.query, one.text, {}, {}, {}};
    const std::string_view id = std::string_view(one.query).substr(0, one.query.find('?'));
    if (const std::optional<Ref<Metric>> metric = metrics.with_id(id)) {
      linked.name = metrics[*metric].name;
      linked.unit = metrics[*metric].unit.unit;
      const auto read =
          parse_value(one.text, metrics[*metric].unit);  // its words hold the whole of its range
      if (const Statement* statement = std::get_if<Statement>(&read)) linked.value = statement->quantity;
    }
    result.push_back(std::move(linked));
  }
  return result;
}

std::vector<LinkedFigureChange> linked_difference(const std::vector<LinkedFigure>& from,
                                                  const std::vector<LinkedFigure>& to) {
  const auto find = [](const std::vector<LinkedFigure>& list, const std::string& query) {
    const auto found =
        std::find_if(list.begin(), list.end(), [&](const LinkedFigure& one) { return one.query == query; });
    return found == list.end() ? nullptr : &*found;
  };
  std::set<std::string> seen;
  std::vector<LinkedFigureChange> changes;
  const auto add = [&](const LinkedFigure& one) {
    if (!seen.insert(one.query).second) return;
    const LinkedFigure* old = find(from, one.query);
    const LinkedFigure* now = find(to, one.query);
    if (old && now && old->words == now->words && old->value == now->value) return;
    LinkedFigureChange change{one.query, one.name, {}, {}, {}, one.unit};
    if (old) change.from = old->words;
    if (now) change.to = now->words;
    if (old && now && old->value && now->value && old->unit == now->unit)
      change.change = difference(*now->value, *old->value);
    changes.push_back(std::move(change));
  };
  for (const LinkedFigure& one : to) add(one);
  for (const LinkedFigure& one : from) add(one);
  return changes;
}

std::string change_words(const Quantity& change, std::string_view unit) {
  const bool is_less = change.value.is_negative();
  const Quantity amount =
      is_less ? difference(Quantity::exactly(Decimal()), change).value_or(change) : change;
  std::string text = format_value(amount, unit == "%" ? "个百分点" : unit);
  const size_t digits = text.find_first_of("0123456789");
  if (!change.value.is_zero() && digits != text.npos) text.insert(digits, is_less ? "−" : "+");
  return text;
}

}  // namespace gongbao
