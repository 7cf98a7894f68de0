// /data/totals.json: every reported total beside the sum of its parts (behaviour 2 and 3).
#include "render/data/json_quantity.h"
#include "render/data_files.h"
#include "render/figure_cell.h"

namespace gongbao {
namespace {

void write_day(JsonRows& rows, std::string_view key, const std::optional<DayRange>& span,
               std::optional<Day> DayRange::*end) {
  const std::optional<Day> day = span ? (*span).*end : std::nullopt;
  day ? rows.text(key, day->iso()) : rows.null(key);
}

void write_row(JsonRows& rows, const RenderContext& context, const Reconciliation& one) {
  const VisibleLibrary& library = context.library();
  const AgencyRegister& agencies = library.agencies();
  const Figure& figure = *context.ledger().figures()[one.total].figure;
  const Metric& metric = library.metrics()[figure.metric];
  rows.begin_row();
  rows.text("path", figure.stated_at.path);
  rows.number("line", figure.stated_at.line);
  rows.text("campaign", library[*figure.campaign].id);
  rows.text("agency", agencies[figure.agency].id);
  rows.text("metric", metric.id);
  write_day(rows, "from", one.span, &DayRange::first);
  write_day(rows, "to", one.span, &DayRange::last);
  begin_quantity(rows, "total", figure.value, statement_words(figure, metric, context));
  add_place(rows, figure.stated_at);
  end_quantity(rows);
  if (one.sum) {
    begin_quantity(rows, "parts", one.sum, quantity_words(*one.sum, metric, context));
    for (const Reconciliation::Part& part : one.parts)
      if (part.value) rows.item(agencies[part.agency].id);
    end_quantity(rows);
  } else {
    rows.null("parts");
  }
  rows.text("verdict", name_of(one.judgement.verdict));
  rows.text("reason", name_of(one.judgement.reason));
  rows.begin_list("silent");
  for (const Ref<Agency> agency : one.silent) rows.item(agencies[agency].id);
  rows.end_list();
  rows.end_row();
}

}  // namespace

std::string totals_json(const RenderContext& context) {
  JsonRows rows("totals");
  for (const Reconciliation& one : context.site.reconciliations) write_row(rows, context, one);
  return rows.take();
}

}  // namespace gongbao
