#include "render/views/target_table.h"

#include "render/change_cell.h"
#include "render/document_shape.h"
#include "render/views/campaign_tables.h"
#include "render/views/plain_table.h"

namespace gongbao {
namespace {

/// The value that was reached, and the first of the statements that it is made of.
TableCell progress_cell(const PageView& view, const Target& target, const TargetProgress& progress) {
  constexpr size_t most_statements = 3;
  const RenderContext& context = view.context;
  const VisibleLibrary& library = context.library();
  TableCell cell;
  if (!target.metric) return cell;
  const Metric& metric = library.metrics()[*target.metric];
  if (progress.value) cell.text = quantity_words(*progress.value, metric, context);
  cell.url = cell.text.empty() ? std::string() : view.link_to(url::of(metric));
  if (progress.figures.size() == 1 && progress.value) {
    cell.url = figure_address(context.ledger().figures()[progress.figures.front()], view);
    return cell;
  }
  for (size_t i = 0; i < progress.figures.size() && i < most_statements; ++i) {
    const LedgerFigure& figure = context.ledger().figures()[progress.figures[i]];
    cell.links.push_back(link_shape(figure_address(figure, view),
                                    short_title(library.agencies()[figure.figure->agency]),
                                    statement_words(*figure.figure, metric, context)));
  }
  if (progress.figures.size() > most_statements)
    cell.links.push_back(
        text_shape(context.words().format("statements_in_all", {std::to_string(progress.figures.size())})));
  return cell;
}

TableCell agency_cell(const PageView& view, const std::optional<Ref<Agency>>& agency) {
  if (!agency) return {};
  const Agency& whose = view.context.library().agencies()[*agency];
  return text_cell(whose.shown(), view.link_to(url::of(whose)));
}

}  // namespace

Value::List target_table(const PageView& view, const std::vector<TargetRef>& targets) {
  const RenderContext& context = view.context;
  const VisibleLibrary& library = context.library();
  const bool is_of_campaign = view.page.kind == PageKind::campaign;
  TableParts table = plain_table(view, "table-targets", "table_targets",
                                 {"column_title", "column_campaign", "column_agency", "column_scope",
                                  "column_target", "column_progress", "column_by", "column_state"});
  for (const TargetRef& one : targets) {
    const Document& campaign = library[one.campaign];
    const Target& target = campaign.as_campaign()->targets[one.number];
    const TargetProgress& progress = context.site.progress_of(one);
    TableCell asked = text_cell(target_words(target));
    asked.is_nowrap = true;
    if (target.metric) asked.url = view.link_to(url::of(library.metrics()[*target.metric]));
    StateShape state = target_state_shape(context, progress.state);
    table.rows.push_back(
        {is_of_campaign && !target.id.empty() ? "table-target-" + target.id : std::string(),
         {text_cell(target.text),
          is_of_campaign ? TableCell() : text_cell(campaign.title, view.link_to(url::of(campaign, library))),
          is_of_campaign ? agency_cell(view, target.agency) : TableCell(), text_cell(target.scope),
          std::move(asked), progress_cell(view, target, progress), date_cell(target.by, {}, context),
          state_cell(std::move(state.word), state.css_class.c_str())}});
  }
  if (is_of_campaign && !targets.empty())
    table.note = stated_counts(view, *library[targets.front().campaign].as_campaign(), "targets");
  return finished(std::move(table));
}

}  // namespace gongbao
