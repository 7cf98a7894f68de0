// /data/figures.json, /data/figures.csv: every visible figure, one row each; where those are too many for one
// file, the files of the campaigns, which hold them.
#include "render/data/figure_period.h"
#include "render/data/rows.h"
#include "render/data_files.h"

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

/// `write(figure, stated_in)` for the figures of a file, in byte order of paths and as written down: the
/// order of the ledger.
template <class Write>
void for_each_figure(const RenderContext& context, const Page& page, Write&& write) {
  const std::vector<LedgerFigure>& all = context.ledger().figures();
  const std::vector<FigurePart>& parts = context.site.figure_parts;
  const FigurePart part = parts.empty() ? FigurePart{{}, 0, static_cast<uint32_t>(all.size())}
                                        : parts[static_cast<size_t>(page.list_page) - 1];
  std::optional<Ref<Document>> last;
  StatedIn stated;
  for (uint32_t i = part.first; i < part.first + part.count; ++i) {
    const LedgerFigure& one = all[i];
    if (last != one.document) stated = stated_in(context, one.document);
    last = one.document;
    write(*one.figure, stated);
  }
}

bool is_index(const RenderContext& context, const Page& page) {
  return !context.site.figure_parts.empty() && page.list_page == 0;
}

std::string_view campaign_id(const RenderContext& context, const Figure& figure) {
  return figure.campaign ? std::string_view(context.library()[*figure.campaign].id) : std::string_view();
}

std::string index_json(const RenderContext& context) {
  JsonRows rows("figures-index");
  for (const FigurePart& part : context.site.figure_parts) {
    const Document& campaign = context.library()[part.campaign];
    rows.begin_row();
    rows.text("campaign", campaign.id);
    rows.text("url", url::encoded(url::figures_of(campaign, "json")));
    rows.number("rows", part.count);
    rows.end_row();
  }
  return rows.take();
}

std::string index_csv(const RenderContext& context) {
  CsvRows rows({"campaign", "url", "rows"}, context.library().config().excel_bom);
  for (const FigurePart& part : context.site.figure_parts) {
    const Document& campaign = context.library()[part.campaign];
    rows.text(campaign.id);
    rows.made(url::encoded(url::figures_of(campaign, "csv")));
    rows.made(std::to_string(part.count));
    rows.end_row();
  }
  return rows.take();
}

}  // namespace

std::string figures_json(const RenderContext& context, const Page& page) {
  if (is_index(context, page)) return index_json(context);
  const VisibleLibrary& library = context.library();
  JsonRows rows("figures");
  for_each_figure(context, page, [&](const Figure& figure, const StatedIn& stated) {
    const Metric& metric = library.metrics()[figure.metric];
    rows.begin_row();
    rows.text("campaign", campaign_id(context, figure));
    rows.text("agency", library.agencies()[figure.agency].id);
    rows.text("period", period_of(figure, library));
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

std::string figures_csv(const RenderContext& context, const Page& page) {
  if (is_index(context, page)) return index_csv(context);
  const VisibleLibrary& library = context.library();
  CsvRows rows({"campaign", "agency", "period", "metric", "value", "unit", "qualifier", "as_written", "basis",
                "region", "scope", "document", "path", "line", "commit"},
               library.config().excel_bom);
  for_each_figure(context, page, [&](const Figure& figure, const StatedIn& stated) {
    const Metric& metric = library.metrics()[figure.metric];
    rows.text(campaign_id(context, figure));
    rows.text(library.agencies()[figure.agency].id);
    rows.made(period_of(figure, library));
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

}  // namespace gongbao
