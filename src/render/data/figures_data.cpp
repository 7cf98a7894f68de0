// /data/figures.json, /data/figures.csv: every visible figure, one row each; /data/totals.json: every
// reported total.
#include "render/data/figure_span.h"
#include "render/data/rows.h"
#include "render/data_files.h"
#include "render/figure_cell.h"

namespace gongbao {
namespace {

/// What the figures of one document have in common.
struct StatedIn {
  std::string address;
  DocumentOrigins origins;

  /// That set the figure's value; empty where it is not known.
  std::string_view commit_of(const Figure& figure) const {
    const Version* origin = origins.of(figure);
    return origin ? std::string_view(origin->commit) : std::string_view();
  }
};

StatedIn stated_in(const RenderContext& context, Ref<Document> ref) {
  const Document& document = context.library()[ref];
  return {url::encoded(url::of(document, context.library())), context.site.origins.in(document)};
}

/// `write(figure, stated_in)`, in byte order of paths and as written down: the order of the ledger.
template <class Write>
void for_each_figure(const RenderContext& context, Write&& write) {
  std::optional<Ref<Document>> last;
  StatedIn stated;
  for (const LedgerFigure& one : context.ledger().figures()) {
    if (last != one.document) stated = stated_in(context, one.document);
    last = one.document;
    write(*one.figure, stated);
  }
}

std::string_view campaign_id(const RenderContext& context, const Figure& figure) {
  return figure.campaign ? std::string_view(context.library()[*figure.campaign].id) : std::string_view();
}

void write_day(JsonRows& rows, const char* key, const std::optional<DayRange>& days,
               std::optional<Day> DayRange::*end) {
  const std::optional<Day> day = days ? (*days).*end : std::nullopt;
  day ? rows.text(key, day->iso()) : rows.null(key);
}

void write_total(JsonRows& rows, const RenderContext& context, const Figure& figure) {
  const Metric& metric = context.library().metrics()[figure.metric];
  rows.begin_object("total");
  const auto number = [&](const char* key, const std::optional<Decimal>& value) {
    value ? rows.text(key, value->text()) : rows.null(key);
  };
  const auto end = [](const std::optional<Range::End>& one) {
    return one ? std::optional(one->value) : std::nullopt;
  };
  number("value", figure.value ? std::optional(figure.value->value) : std::nullopt);
  figure.value ? rows.text("qualifier", name_of(figure.value->qualifier)) : rows.null("qualifier");
  number("low", figure.value ? end(figure.value->range.low) : std::nullopt);
  number("high", figure.value ? end(figure.value->range.high) : std::nullopt);
  rows.text("text", statement_words(figure, metric, context));
  rows.begin_list("from");
  rows.item(fmt::format("{}#{}", figure.stated_at.path, figure.stated_at.line));
  rows.end_list();
  rows.end_object();
}

}  // namespace

std::string figures_json(const RenderContext& context) {
  const VisibleLibrary& library = context.library();
  JsonRows rows("figures");
  for_each_figure(context, [&](const Figure& figure, const StatedIn& stated) {
    const Metric& metric = library.metrics()[figure.metric];
    rows.begin_row();
    rows.text("campaign", campaign_id(context, figure));
    rows.text("agency", library.agencies()[figure.agency].id);
    rows.text("period", span_of(figure, library).period);
    rows.text("metric", metric.id);
    figure.value ? rows.text("value", figure.value->value.text()) : rows.null("value");
    rows.text("unit", metric.unit.unit);
    figure.value ? rows.text("qualifier", name_of(figure.value->qualifier)) : rows.null("qualifier");
    rows.text("as_written", figure.as_written);
    rows.text("basis", name_of(figure.basis));
    rows.text_or_null("region", figure.region);
    rows.text_or_null("scope", figure.scope);
    rows.text("document", stated.address);
    rows.text("path", figure.stated_at.path);
    rows.number("line", figure.stated_at.line);
    rows.text_or_null("commit", stated.commit_of(figure));
    rows.end_row();
  });
  return rows.take();
}

std::string figures_csv(const RenderContext& context) {
  const VisibleLibrary& library = context.library();
  CsvRows rows({"campaign", "agency", "period", "metric", "value", "unit", "qualifier", "as_written", "basis",
                "region", "scope", "document", "path", "line", "commit"},
               library.config().excel_bom);
  for_each_figure(context, [&](const Figure& figure, const StatedIn& stated) {
    const Metric& metric = library.metrics()[figure.metric];
    rows.text(campaign_id(context, figure));
    rows.text(library.agencies()[figure.agency].id);
    rows.made(span_of(figure, library).period);
    rows.text(metric.id);
    figure.value ? rows.made(figure.value->value.text()) : rows.empty();
    rows.text(metric.unit.unit);
    figure.value ? rows.made(name_of(figure.value->qualifier)) : rows.empty();
    rows.text(figure.as_written);
    rows.made(name_of(figure.basis));
    rows.text(figure.region);
    rows.text(figure.scope);
    rows.made(stated.address);
    rows.text(figure.stated_at.path);
    rows.made(std::to_string(figure.stated_at.line));
    rows.made(stated.commit_of(figure));
    rows.end_row();
  });
  return rows.take();
}

std::string totals_json(const RenderContext& context) {
  const VisibleLibrary& library = context.library();
  JsonRows rows("totals");
  for (const LedgerFigure& one : context.ledger().figures()) {
    const Figure& figure = *one.figure;
    if (figure.basis != FigureBasis::total) continue;
    const FigureSpan span = span_of(figure, library);
    rows.begin_row();
    rows.text("path", figure.stated_at.path);
    rows.number("line", figure.stated_at.line);
    rows.text("campaign", campaign_id(context, figure));
    rows.text("agency", library.agencies()[figure.agency].id);
    rows.text("metric", library.metrics()[figure.metric].id);
    write_day(rows, "from", span.days, &DayRange::first);
    write_day(rows, "to", span.days, &DayRange::last);
    write_total(rows, context, figure);
    for (const char* key : {"parts", "verdict", "reason", "silent"}) rows.null(key);
    rows.end_row();
  }
  return rows.take();
}

}  // namespace gongbao
