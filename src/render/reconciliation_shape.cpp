#include "render/reconciliation_shape.h"

#include "base/text.h"
#include "render/figure_cell.h"

namespace gongbao {
namespace {

const LedgerFigure& total_of(const RenderContext& context, const Reconciliation& one) {
  return context.ledger().figures()[one.total];
}

/// The reconciliations whose document lies where `key_of` says; totals stand in byte order of their
/// documents' paths.
template <class Key, class KeyOf>
std::span<const Reconciliation> equal_range(const RenderContext& context, Key key, KeyOf key_of) {
  const std::vector<Reconciliation>& all = context.site.reconciliations;
  const auto begin = std::lower_bound(
      all.begin(), all.end(), key,
      [&](const Reconciliation& one, Key wanted) { return key_of(total_of(context, one)) < wanted; });
  const auto end = std::upper_bound(begin, all.end(), key, [&](Key wanted, const Reconciliation& one) {
    return wanted < key_of(total_of(context, one));
  });
  return {begin, end};
}

/// A difference below zero, turned round: what the parts are more.
Quantity turned_round(const Quantity& quantity) {
  return difference(Quantity::exactly(Decimal()), quantity).value_or(quantity);
}

/// "1766人次至1866人次", "1766人次以上"; one value where the ends meet.
std::string interval_words(const RenderContext& context, const Quantity& quantity, const Metric& metric,
                           QuantityWords in_words) {
  const auto words = [&](const Decimal& value) {
    return in_words(Quantity::exactly(value), metric, context);
  };
  const Range& range = quantity.range;
  if (!range.low && !range.high) return in_words(quantity, metric, context);
  if (!range.high) return context.words().format("interval_from", {words(range.low->value)});
  if (!range.low) return context.words().format("interval_up_to", {words(range.high->value)});
  if (range.low->value == range.high->value) return words(range.low->value);
  return context.words().format("figure_range", {words(range.low->value), words(range.high->value)});
}

std::string span_words(const RenderContext& context, const Reconciliation& one) {
  if (!one.span || !one.span->first || !one.span->last) return context.words()["period_whole_campaign"];
  const std::optional<Period> period = Period::smallest_containing(*one.span);
  if (period && period->days() == *one.span) return period_words(*period, context);
  const std::string text = fmt::format("{}/{}", one.span->first->iso(), one.span->last->iso());
  return date_words(std::get<When>(When::parse(text, true)), {}, context);
}

Value reason(std::string text, Value::List links = {}) {
  Value value;
  value.set("text", std::move(text));
  value.set_list("has_links", "links", std::move(links));
  return value;
}

/// At most as many as a list shows; what is left out is said.
void cut(const RenderContext& context, Value::List& list, size_t all) {
  if (list.size() < all)
    list.push_back(text_shape(
        context.words().format("list_first_of", {std::to_string(list.size()), std::to_string(all)})));
}

size_t most_of(const RenderContext& context, size_t all) {
  return std::min(all, static_cast<size_t>(context.library().config().page_size));
}

Value::List agency_links(const PageView& view, const std::vector<Ref<Agency>>& agencies) {
  Value::List links;
  const size_t most = most_of(view.context, agencies.size());
  for (size_t i = 0; i < most; ++i)
    links.push_back(link_shape(view.link_to(url::of(view.context.library().agencies()[agencies[i]])),
                               short_title(view.context.library().agencies()[agencies[i]])));
  cut(view.context, links, agencies.size());
  return links;
}

Value::List exceeding_parts(const PageView& view, const Reconciliation& one, const Metric& metric) {
  Value::List links;
  for (const Reconciliation::Part& part : one.parts)
    if (part.exceeds)
      links.push_back(link_shape(figure_address(view.context.ledger().figures()[part.figures.front()], view),
                                 short_title(view.context.library().agencies()[part.agency]),
                                 quantity_words(*part.value, metric, view.context)));
  return links;
}

Value::List statements_of_other_scope(const PageView& view, const Reconciliation& one, const Metric& metric) {
  Value::List links;
  const size_t most = most_of(view.context, one.of_other_scope.size());
  for (size_t i = 0; i < most; ++i) {
    const LedgerFigure& figure = view.context.ledger().figures()[one.of_other_scope[i]];
    const std::string& scope = figure.figure->scope;
    links.push_back(
        link_shape(figure_address(figure, view),
                   short_title(view.context.library().agencies()[figure.figure->agency]) +
                       (scope.empty() ? std::string() : view.context.words()["clause_separator"] + scope),
                   statement_words(*figure.figure, metric, view.context)));
  }
  cut(view.context, links, one.of_other_scope.size());
  return links;
}

/// The reason as a sentence.
std::string reason_words(const RenderContext& context, const Reconciliation& one) {
  const Words& words = context.words();
  switch (one.judgement.reason) {
    case VerdictReason::parts:
    case VerdictReason::single_part:
      return words.format("reason_exceeds", {remainder_words(context, one, quantity_words)});
    case VerdictReason::remainder:
      return words.format("reason_remainder", {remainder_words(context, one, quantity_words)});
    case VerdictReason::equal:
      return words["reason_equal"];
    case VerdictReason::within:
      return words["reason_within"];
    case VerdictReason::other_scope:
      return words["reason_other_scope"];
    case VerdictReason::unbounded:
      return words["reason_unbounded"];
    case VerdictReason::not_additive:
      return words["reason_not_additive"];
    case VerdictReason::no_parts:
      return words["reason_no_parts"];
    case VerdictReason::no_value:
      return words["reason_no_value"];
  }
  return {};
}

Value::List reasons_of(const PageView& view, const Reconciliation& one, const Metric& metric) {
  const Words& words = view.context.words();
  const Figure& total = *total_of(view.context, one).figure;
  Value::List reasons;
  reasons.push_back(reason(reason_words(view.context, one)));
  if (Value::List parts = exceeding_parts(view, one, metric); !parts.empty())
    reasons.push_back(reason(words["reason_single_parts"], std::move(parts)));
  if (!one.of_other_scope.empty())
    reasons.push_back(reason(words["reason_scopes"], statements_of_other_scope(view, one, metric)));
  if (!one.silent.empty())
    reasons.push_back(reason(words.format("reason_silent", {std::to_string(one.silent.size())}),
                             agency_links(view, one.silent)));
  else if (one.judgement.verdict != Verdict::not_comparable)
    reasons.push_back(reason(words["reason_none_silent"]));
  if (!total.acknowledged.empty())
    reasons.push_back(reason(words.format("reason_acknowledged", {total.acknowledged})));
  return reasons;
}

Value shape_of(const PageView& view, const Reconciliation& one) {
  const RenderContext& context = view.context;
  const LedgerFigure& stated = total_of(context, one);
  const Figure& figure = *stated.figure;
  const Metric& metric = context.library().metrics()[figure.metric];
  StateShape verdict = verdict_shape(context, one.judgement.verdict);
  Value row;
  const Document& document = context.library()[stated.document];
  row.set("id", fmt::format("total-{}-{}-{}-{}", context.library()[*figure.campaign].id, document.id,
                            figure.stated_at.line, figure.stated_at.column));
  row.set("url", view.link_to(url::of(metric)));
  row.set("title", metric.name);
  row.set("agency", short_title(context.library().agencies()[figure.agency]));
  row.set("total_url", figure_address(stated, view));
  row.set("total", statement_words(figure, metric, context));
  row.set("span", span_words(context, one));
  FigureCellParts sum;
  if (one.sum) sum.text = quantity_words(*one.sum, metric, context);
  sum.sources = part_sources(view, one);
  row.set("sum", Value::List{figure_cell(std::move(sum))});
  row.set("verdict", std::move(verdict.word));
  row.set("verdict_class", std::move(verdict.css_class));
  row.set("reasons", reasons_of(view, one, metric));
  return row;
}

void add_totals(std::vector<const Reconciliation*>& result, const RenderContext& context, const Cell& cell) {
  for (const uint32_t total : cell.total_figures)
    if (const Reconciliation* one = context.site.reconciliation_of(total)) result.push_back(one);
}

}  // namespace

std::span<const Reconciliation> reconciliations_of(const RenderContext& context, Ref<Document> campaign) {
  return equal_range(context, campaign, [](const LedgerFigure& figure) { return *figure.figure->campaign; });
}

std::span<const Reconciliation> reconciliations_in(const RenderContext& context, Ref<Document> note) {
  return equal_range(context, note, [](const LedgerFigure& figure) { return figure.document; });
}

std::vector<const Reconciliation*> reconciliations_of(const RenderContext& context, Ref<Document> campaign,
                                                      Period period) {
  std::vector<const Reconciliation*> result;
  for (const Reconciliation& one : reconciliations_of(context, campaign)) {
    const Figure& figure = *total_of(context, one).figure;
    const std::optional<Cell> cell = context.ledger().find(figure.agency, period, campaign, figure.metric);
    if (cell && std::find(cell->total_figures.begin(), cell->total_figures.end(), one.total) !=
                    cell->total_figures.end())
      result.push_back(&one);
  }
  return result;
}

std::vector<const Reconciliation*> reconciliations_of(const RenderContext& context, Ref<Agency> agency,
                                                      Period period) {
  std::vector<const Reconciliation*> result;
  for (const Cell& cell : context.ledger().cells(agency, period))
    if (cell.campaign) add_totals(result, context, cell);
  return result;
}

StateShape verdict_shape(const RenderContext& context, Verdict verdict) {
  const Words& words = context.words();
  switch (verdict) {
    case Verdict::exceeds:
      return {words["verdict_exceeds"], "bad"};
    case Verdict::partly_itemised:
      return {words["verdict_partly_itemised"], "open"};
    case Verdict::consistent:
      return {words["verdict_consistent"], "good"};
    case Verdict::scope_differs:
      return {words["verdict_scope_differs"], "warn"};
    case Verdict::not_comparable:
      return {words["verdict_not_comparable"], "none"};
  }
  return {};
}

std::string remainder_words(const RenderContext& context, const Reconciliation& one, QuantityWords in_words) {
  if (!one.remainder) return {};
  const Metric& metric = context.library().metrics()[total_of(context, one).figure->metric];
  const bool exceeds = one.judgement.verdict == Verdict::exceeds;
  return interval_words(context, exceeds ? turned_round(*one.remainder) : *one.remainder, metric, in_words);
}

Value::List part_sources(const PageView& view, const Reconciliation& one) {
  const RenderContext& context = view.context;
  const Metric& metric = context.library().metrics()[total_of(context, one).figure->metric];
  Value::List sources;
  const size_t most = most_of(context, one.parts.size());
  for (size_t i = 0; i < most; ++i) {
    const Reconciliation::Part& part = one.parts[i];
    std::string text =
        part.value ? quantity_words(*part.value, metric, context) : statements_words(part.figures, context);
    Value source = link_shape(figure_address(context.ledger().figures()[part.figures.front()], view),
                              short_title(context.library().agencies()[part.agency]),
                              part.is_total ? context.words()["basis_total"] : std::string());
    source.set("text", std::move(text));
    sources.push_back(std::move(source));
  }
  if (most < one.parts.size()) {
    Value rest = text_shape(
        context.words().format("list_first_of", {std::to_string(most), std::to_string(one.parts.size())}));
    rest.set("text", "");
    sources.push_back(std::move(rest));
  }
  return sources;
}

void set_reconciliations(Value& value, const PageView& view, const std::vector<const Reconciliation*>& all) {
  Value::List rows;
  const size_t most = most_of(view.context, all.size());
  for (size_t i = 0; i < most; ++i) rows.push_back(shape_of(view, *all[i]));
  value.set_optional(
      "has_reconciliation_note", "reconciliation_note",
      most < all.size()
          ? view.context.words().format("list_first_of", {std::to_string(most), std::to_string(all.size())})
          : std::string());
  value.set_list("has_reconciliations", "reconciliations", std::move(rows));
}

}  // namespace gongbao
