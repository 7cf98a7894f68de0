#include "render/change_cell.h"

#include "base/text.h"
#include "render/reconciliation_shape.h"

namespace gongbao {
namespace {

/// "+3.53%", "-3.53%"; the sign says what no colour need say.
std::string percent_words(const Decimal& percent, bool is_exact, const RenderContext& context) {
  std::string text = (percent.is_negative() ? percent.negated() : percent).text();
  if (context.group_digits) text = group_digits(std::move(text));
  text = (percent.is_zero() ? "" : percent.is_negative() ? "−" : "+") + text + "%";
  return is_exact ? text : context.words().format("qualifier_about", {text});
}

/// "+120", "−200多", "约+30"; of something below zero the amount of the decrease.
std::string signed_words(const Quantity& change, const Metric& metric, const RenderContext& context) {
  const bool is_less = change.value.is_negative();
  const Quantity amount =
      is_less ? difference(Quantity::exactly(Decimal()), change).value_or(change) : change;
  std::string text = amount_words(amount, metric, context);
  const size_t digits = text.find_first_of("0123456789");
  if (!change.value.is_zero() && digits != text.npos) text.insert(digits, is_less ? "−" : "+");
  return text;
}

Value before_source(const PageView& view, const Cell& cell, Period period, std::string text,
                    std::string meta) {
  const bool has_report = view.context.site.has_report(cell.agency, period);
  Value source =
      link_shape(has_report ? view.link_to(url::of(view.context.library().agencies()[cell.agency], period))
                            : std::string(),
                 period_words(period, view.context), std::move(meta));
  source.set("text", std::move(text));
  return source;
}

struct ChangeColumn {
  const char* css_class;
  const char* better;
  const char* worse;
  const char* before_word;
};

FigureCellParts change_cell(const PageView& view, const Cell& cell, const std::optional<Change>& change,
                            const std::optional<Period>& period, const ChangeColumn& column) {
  const RenderContext& context = view.context;
  const Metric& metric = context.library().metrics()[cell.metric];
  FigureCellParts parts;
  parts.css_class = column.css_class;
  if (!cell.subtree || !period || (metric.kind != Metric::Kind::flow && metric.kind != Metric::Kind::stock))
    return parts;
  if (change && change->change) {
    parts.text = signed_words(*change->change, metric, context);
    const bool is_exact = change->change->qualifier == Qualifier::exact;
    if (change->percent)
      parts.text = context.words().format("value_with_meta",
                                          {parts.text, percent_words(*change->percent, is_exact, context)});
    parts.mark = context.words().format(column.before_word, {amount_words(change->before, metric, context)});
    const Tendency tendency = tendency_of(*change->change, metric.better);
    if (tendency == Tendency::better) parts.css_class = column.better;
    if (tendency == Tendency::worse) parts.css_class = column.worse;
    parts.sources.push_back(
        before_source(view, cell, change->period, quantity_words(change->before, metric, context), {}));
    return parts;
  }
  parts.text = context.words()["figure_none"];
  parts.is_filler = true;
  const std::optional<Cell> before = context.ledger().find(cell.agency, *period, cell.campaign, cell.metric);
  parts.sources.push_back(before && before->subtree
                              ? before_source(view, cell, *period,
                                              quantity_words(*before->subtree, metric, context),
                                              context.words()["change_others"])
                              : before_source(view, cell, *period, {}, context.words()["change_no_data"]));
  return parts;
}

/// The campaign of a cell; where all are taken together, the only one that has figures there.
std::optional<Ref<Document>> campaign_of(const RenderContext& context, const Cell& cell) {
  if (cell.campaign) return cell.campaign;
  std::optional<Ref<Document>> only;
  for (const std::span<const uint32_t> list : {cell.own_figures, cell.total_figures})
    for (const uint32_t index : list) {
      const std::optional<Ref<Document>> campaign = context.ledger().figures()[index].figure->campaign;
      if (only && campaign != only) return std::nullopt;
      only = campaign;
    }
  return only;
}

bool is_due_in(const Target& target, std::optional<Period> period) {
  if (!period) return true;
  const std::optional<DayRange> days = target.by ? target.by->days() : std::nullopt;
  return days && days->last && period->contains(DayRange{days->last, days->last});
}

}  // namespace

FigureCellParts previous_cell(const PageView& view, const Cell& cell) {
  static constexpr ChangeColumn column{"change", "change better", "change worse", "change_previous"};
  FigureCellParts none;
  none.css_class = column.css_class;
  if (cell.period && cell.period->kind() == Period::Kind::year) return none;  // its 同比 is the same
  return change_cell(view, cell, compare_with_previous(view.context.ledger(), view.context.library(), cell),
                     cell.period ? cell.period->previous() : std::nullopt, column);
}

FigureCellParts year_before_cell(const PageView& view, const Cell& cell) {
  static constexpr ChangeColumn column{"year_change", "year_change better", "year_change worse",
                                       "change_year_ago"};
  return change_cell(view, cell,
                     compare_with_year_before(view.context.ledger(), view.context.library(), cell),
                     cell.period ? cell.period->year_before() : std::nullopt, column);
}

const Reconciliation* reconciliation_of(const RenderContext& context, const Cell& cell) {
  const Reconciliation* newest = nullptr;
  for (const uint32_t index : cell.total_figures) {
    const Figure& figure = *context.ledger().figures()[index].figure;
    if (newest && figure.campaign != context.ledger().figures()[newest->total].figure->campaign)
      return nullptr;
    if (!newest || figure.value == cell.total)
      newest = context.site.reconciliation_of(index);
  }
  return newest;
}

FigureCellParts remainder_cell(const PageView& view, const Cell& cell) {
  FigureCellParts parts;
  parts.css_class = "remainder";
  const Reconciliation* one = reconciliation_of(view.context, cell);
  if (!one) return parts;
  parts.mark = verdict_shape(view.context, one->judgement.verdict).word;
  parts.text = remainder_words(view.context, *one, amount_words);
  if (parts.text.empty())
    parts.text = view.context.words()["figure_none"];
  else if (one->judgement.verdict == Verdict::exceeds)
    parts.text = view.context.words().format("remainder_exceeded", {parts.text});
  return parts;
}

FigureCellParts target_cell(const PageView& view, const Cell& cell) {
  const RenderContext& context = view.context;
  FigureCellParts parts;
  parts.css_class = "target";
  const std::optional<Ref<Document>> campaign = campaign_of(context, cell);
  if (!campaign) return parts;
  const std::vector<Target>& targets = context.library()[*campaign].as_campaign()->targets;
  for (const TargetRef& one : context.site.agency_targets[cell.agency]) {
    if (one.campaign != *campaign) continue;
    const Target& target = targets[one.number];
    if (target.metric != cell.metric || !target.scope.empty() || !is_due_in(target, cell.period)) continue;
    parts.text = target_words(target);
    parts.mark = target_state_shape(context, context.site.progress_of(one).state).word;
    break;
  }
  return parts;
}

std::string target_words(const Target& target) {
  return replace_all(replace_all(target.as_written, ">=", "≥"), "<=", "≤");
}

StateShape target_state_shape(const RenderContext& context, TargetState state) {
  const Words& words = context.words();
  switch (state) {
    case TargetState::met:
      return {words["target_met"], "good"};
    case TargetState::missed:
      return {words["target_missed"], "bad"};
    case TargetState::on_the_way:
      return {words["target_on_the_way"], "open"};
    case TargetState::undecided:
      return {words["target_undecided"], "warn"};
    case TargetState::no_data:
      return {words["target_no_data"], "none"};
    case TargetState::unmeasured:
      break;
  }
  return {};
}

std::vector<TargetRef> targets_at(const RenderContext& context, Ref<Agency> agency,
                                  std::optional<Period> period) {
  std::vector<TargetRef> result;
  for (const TargetRef& one : context.site.agency_targets[agency])
    if (is_due_in(context.library()[one.campaign].as_campaign()->targets[one.number], period))
      result.push_back(one);
  return result;
}

}  // namespace gongbao
