// Targets with what is known of them. Whether one is met is not said here: that is the reconciliation's.
#include "figures/answer.h"
#include "base/text.h"
#include "render/document_shape.h"
#include "render/figure_cell.h"
#include "render/views/campaign_tables.h"
#include "render/views/plain_table.h"

namespace gongbao {
namespace {

/// The whole-campaign cells of the target's metric at its agency and below.
std::vector<Cell> cells_of(const RenderContext& context, Ref<Document> campaign, const Target& target,
                                  std::optional<Ref<Agency>> agency) {
  std::vector<Cell> result;
  for (const uint32_t index : context.site.index.cells_of(campaign)) {
    const Cell cell = context.ledger().cells()[index];
    if (cell.period || cell.metric != *target.metric) continue;
    if (!agency || context.library().agencies().is_within(cell.agency, *agency)) result.push_back(cell);
  }
  return result;
}

/// Order of time; dateless statements come first, for any dated one is newer news.
bool is_older(const Figure& a, const Figure& b) {
  if (a.when.has_value() != b.when.has_value()) return !a.when.has_value();
  return a.when && *a.when < *b.when;
}

/// The newest statement, of the target's scope where it has one.
const LedgerFigure* newest_statement(const RenderContext& context, const std::vector<Cell>& cells,
                                     const Target& target) {
  const LedgerFigure* newest = nullptr;
  for (const Cell& cell : cells)
    for (const std::span<const uint32_t> list : {cell.own_figures, cell.total_figures})
      for (const uint32_t index : list) {
        const LedgerFigure& figure = context.ledger().figures()[index];
        if (!target.scope.empty() && figure.figure->scope != target.scope) continue;
        if (!newest || is_older(*newest->figure, *figure.figure)) newest = &figure;
      }
  return newest;
}

/// What was done from the campaign's start to the target's day; of the whole campaign where one of them is
/// not known.
std::optional<Quantity> reached(const RenderContext& context, Ref<Document> campaign, const Target& target,
                                std::optional<Ref<Agency>> agency, const std::vector<Cell>& cells) {
  if (!agency || !target.scope.empty()) return std::nullopt;
  const auto known = [](const std::optional<When>& when, std::optional<Day> DayRange::*end) {
    const std::optional<DayRange> days = when ? when->days() : std::nullopt;
    return days ? (*days).*end : std::nullopt;
  };
  const std::optional<Day> from = known(context.library()[campaign].as_campaign()->period, &DayRange::first);
  const std::optional<Day> to = known(target.by, &DayRange::last);
  if (from && to && *from <= *to) {
    FigureQuery query;
    query.metric = *target.metric;
    query.agency = agency;
    query.campaign = campaign;
    query.period = std::get<When>(When::parse(fmt::format("{}/{}", from->iso(), to->iso()), true));
    if (const FigureAnswer found = answer(context.ledger(), context.library(), query); found.value)
      return found.value;
    return std::nullopt;
  }
  for (const Cell& cell : cells)
    if (cell.agency == *agency && cell.subtree) return cell.subtree;
  return std::nullopt;
}

/// 1260家次; of what is only stated, the newest statement with whose and when.
TableCell progress_cell(const PageView& view, const Target& target, std::optional<Ref<Agency>> agency,
                        const std::vector<Cell>& cells, const std::optional<Quantity>& value) {
  const RenderContext& context = view.context;
  const VisibleLibrary& library = context.library();
  const Metric& metric = library.metrics()[*target.metric];
  if (value) return text_cell(quantity_words(*value, metric, context), view.link_to(url::of(metric)));
  const LedgerFigure* newest = newest_statement(context, cells, target);
  if (!newest) return {};
  std::string words = statement_words(*newest->figure, metric, context);
  std::string meta;
  if (newest->figure->agency != agency) meta = short_title(library.agencies()[newest->figure->agency]);
  if (newest->figure->when) {
    if (!meta.empty()) meta += context.words()["clause_separator"];
    meta += date_words(newest->figure->when, {}, context);
  }
  if (!meta.empty()) words = context.words().format("value_with_meta", {words, meta});
  return text_cell(std::move(words), view.link_to(url::of(library[newest->document], library)));
}

/// Whether the value is past the target's: what is reached or exceeded is no longer "doing".
bool is_past_target(const Target& target, const std::optional<Quantity>& value) {
  if (!target.value || !value || !value->range.low) return false;
  const Decimal& least = value->range.low->value;
  const bool is_floor = target.comparison == Comparison::at_least || target.comparison == Comparison::more;
  return is_floor ? !(least < target.value->value) : target.value->value < least;
}

/// What is certain without a verdict: that nothing was reported, or that its day has not come and it is not
/// passed.
TableCell certain_state(const RenderContext& context, const Target& target,
                        const std::vector<Cell>& cells, const std::optional<Quantity>& value) {
  const Words& words = context.words();
  if (!target.metric || context.library().metrics()[*target.metric].kind == Metric::Kind::ratio) return {};
  if (cells.empty()) return state_cell(words["target_no_data"], "none");
  const std::optional<DayRange> days = target.by ? target.by->days() : std::nullopt;
  const bool is_coming = days && days->last && context.library().today() <= *days->last;
  return is_coming && !is_past_target(target, value) ? state_cell(words["task_doing"], "open") : TableCell();
}

}  // namespace

Value::List target_table(const PageView& view, Ref<Document> ref) {
  const RenderContext& context = view.context;
  const Campaign& campaign = *context.library()[ref].as_campaign();
  TableParts table = plain_table(view, "table-targets", "table_targets",
                                 {"column_title", "column_agency", "column_scope", "column_target",
                                  "column_progress", "column_by", "column_state"});
  for (const Target& target : campaign.targets) {
    const std::optional<Ref<Agency>> agency = target.agency ? target.agency : campaign.lead;
    const std::vector<Cell> cells =
        target.metric ? cells_of(context, ref, target, agency) : std::vector<Cell>();
    TableCell owner;
    if (target.agency) {
      const Agency& whose = context.library().agencies()[*target.agency];
      owner = text_cell(whose.shown(), view.link_to(url::of(whose)));
    }
    TableCell asked = text_cell(replace_all(replace_all(target.as_written, ">=", "≥"), "<=", "≤"));
    asked.is_nowrap = true;
    if (target.metric) asked.url = view.link_to(url::of(context.library().metrics()[*target.metric]));
    const std::optional<Quantity> value =
        target.metric ? reached(context, ref, target, agency, cells) : std::nullopt;
    table.rows.push_back(
        {target.id.empty() ? std::string() : "table-target-" + target.id,
         {text_cell(target.text), std::move(owner), text_cell(target.scope), std::move(asked),
          target.metric ? progress_cell(view, target, agency, cells, value) : TableCell(),
          date_cell(target.by, {}, context), certain_state(context, target, cells, value)}});
  }
  table.note = stated_counts(view, campaign, "targets");
  return finished(std::move(table));
}

}  // namespace gongbao
