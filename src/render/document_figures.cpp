// The figures of a single document: what a note states, and what prose names.
#include "figures/answer.h"
#include "render/body_html.h"
#include "render/figure_table_shape.h"

namespace gongbao {
namespace {

using Column = std::pair<const char*, std::string (*)(const Figure&, const Document&, const RenderContext&)>;

std::string agency_column(const Figure& figure, const Document& document, const RenderContext& context) {
  return figure.agency == document.agency ? std::string()
                                          : context.library().agencies()[figure.agency].shown();
}

std::string basis_column(const Figure& figure, const Document&, const RenderContext& context) {
  if (figure.basis == FigureBasis::own) return {};
  return context.words()[fmt::format("basis_{}", name_of(figure.basis))];
}

std::string period_column(const Figure& figure, const Document&, const RenderContext& context) {
  return figure.has_own_period ? date_words(figure.when, {}, context) : std::string();
}

std::string region_column(const Figure& figure, const Document&, const RenderContext&) {
  return figure.region;
}
std::string scope_column(const Figure& figure, const Document&, const RenderContext&) { return figure.scope; }

/// What a stated rate says of the numbers beside it: that they agree, or what the one not stated would have to be.
std::string rate_words(const Figure& figure, const RenderContext& context) {
  const std::vector<LedgerFigure>& all = context.ledger().figures();
  const std::vector<RateCheck>& checks = context.site.rate_checks;
  const auto check = std::find_if(checks.begin(), checks.end(),
                                  [&](const RateCheck& one) { return all[one.rate].figure == &figure; });
  if (check == checks.end()) return {};
  const MetricRegister& metrics = context.library().metrics();
  const Metric& rate = metrics[figure.metric];
  const Words& words = context.words();
  if (check->computed) {
    const bool agrees = check->outcome == RateCheck::Outcome::agrees;
    return words.format(agrees ? "rate_agrees" : "rate_contradicts", {quantity_words(*check->computed, rate, context)});
  }
  if (!check->implied.low || !check->implied.high) return {};
  const bool is_numerator = check->outcome == RateCheck::Outcome::implies_numerator;
  const Metric& side = metrics[is_numerator ? rate.ratio->numerator : rate.ratio->denominator];
  const std::string low = check->implied.low->value.text();
  const std::string high = quantity_words(Quantity::exactly(check->implied.high->value), side, context);
  return words.format("rate_implies", {side.name, low == check->implied.high->value.text()
                                                      ? high
                                                      : words.format("figure_range", {low, high})});
}

std::string note_column(const Figure& figure, const Document&, const RenderContext& context) {
  std::string note;
  for (const std::string& part : {figure.note, figure.acknowledged, rate_words(figure, context)}) {
    if (part.empty()) continue;
    if (!note.empty()) note += context.words()["clause_separator"];
    note += part;
  }
  return note;
}

constexpr std::array<Column, 6> other_columns{{{"column_agency", agency_column},
                                               {"column_basis", basis_column},
                                               {"column_period", period_column},
                                               {"column_region", region_column},
                                               {"column_scope", scope_column},
                                               {"column_note", note_column}}};

/// Where the roll-up has just this value, its cell: sources then are the agencies one step down.
std::optional<Cell> cell_of(const RenderContext& context, const FigureQuery& query) {
  const bool is_cell =
      query.agency && query.show == FigureQuery::Show::subtree && !query.note && query.scope.empty();
  if (!is_cell) return std::nullopt;
  std::optional<Period> period;
  if (query.undated) period = Period::undated();
  if (query.period) {
    period = Period::parse(query.period->text());
    if (!period) return std::nullopt;
  }
  return context.ledger().find(*query.agency, period, query.campaign, query.metric);
}

FigureCellParts answer_cell(const PageView& view, const FigureQuery& query, const BoundFigure* bound) {
  const RenderContext& context = view.context;
  const FigureAnswer found = answer(context.ledger(), context.library(), query);
  // What the data say by now is not what this value was made of: it stands without sources.
  if (const auto moved = moved_words(context, query, found, bound)) return {"value", *moved, {}, {}, false};
  FigureCellParts parts{"value", answer_words(found, query.metric, context), {}, {}, false};
  if (parts.text.empty() && !found.figures.empty()) parts.text = statements_words(found.figures, context);
  if (parts.text.empty()) {  // the row stays, for the link that leads to it
    parts.text = context.words()["figure_none"];
    parts.is_none = true;
    return parts;
  }
  const std::optional<Cell> cell = cell_of(context, query);
  FigureCellParts rolled = cell ? subtree_cell(view, *cell) : FigureCellParts{};
  if (rolled.is_more_than_own)
    parts.sources = std::move(rolled.sources);
  else
    parts.sources = statement_sources(view, found.figures);
  return parts;
}

/// Agency, period and column of a named figure, as far as they are not the document's own.
std::string query_meta(const RenderContext& context, const FigureQuery& query, const Document& document) {
  std::vector<std::string> parts;
  if (query.agency && query.agency != document.agency)
    parts.push_back(short_title(context.library().agencies()[*query.agency]));
  if (query.undated) parts.push_back(context.words()["period_undated"]);
  if (query.period) parts.push_back(date_words(query.period, {}, context));
  if (!query.scope.empty()) parts.push_back(query.scope);
  static constexpr const char* shows[] = {
      nullptr, "column_own", "column_total", "column_remainder", "column_previous", "column_change"};
  if (const char* word = shows[static_cast<size_t>(query.show)]) parts.push_back(context.words()[word]);
  std::string meta;
  for (const std::string& part : parts) {
    if (part.empty()) continue;
    if (!meta.empty()) meta += context.words()["list_separator"];
    meta += part;
  }
  return meta;
}

}  // namespace

Value::List statement_table(const PageView& view, Ref<Document> note) {
  const RenderContext& context = view.context;
  const Document& document = context.library()[note];
  std::vector<FigureColumn> columns{{"value", context.words()["column_value"]}};
  for (const auto& [word, text] : other_columns) columns.push_back({"stated", context.words()[word]});
  FigureGroup group;
  for (const Figure& figure : document.figures) {
    const Metric& metric = context.library().metrics()[figure.metric];
    FigureRow row;
    row.id = figure_row_id(figure, document);
    row.url = view.link_to(url::of(metric));
    row.title = metric.name;
    row.cells.push_back({"value",
                         statement_words(figure, metric, context),
                         figure.provisional ? context.words()["figure_provisional"] : std::string(),
                         {}});
    for (const auto& [word, text] : other_columns)
      row.cells.push_back({"stated", text(figure, document, context), {}, {}});
    group.rows.push_back(std::move(row));
  }
  std::vector<FigureGroup> groups;
  groups.push_back(std::move(group));
  return figure_table_shape(next_figure_table(view, {}, context.words()["table_figures_of_document"]),
                            context.words()["column_metric"], std::move(columns), std::move(groups));
}

Value::List named_figures_table(const PageView& view, Ref<Document> ref) {
  const RenderContext& context = view.context;
  const Document& document = context.library()[ref];
  const std::vector<LinkTarget>& links = context.library().links(ref);
  const std::vector<std::string> ids = figure_row_ids(view, ref);
  std::set<std::string_view> seen;
  FigureGroup group;
  for (size_t i = 0; i < links.size() && !document.body.links.empty(); ++i) {
    const FigureQuery* query = std::get_if<FigureQuery>(&links[i]);
    if (!query || !seen.insert(ids[i]).second) continue;
    const Metric& metric = context.library().metrics()[query->metric];
    FigureRow row;
    row.id = ids[i];
    row.url = view.link_to(url::of(metric));
    row.title = metric.name;
    row.meta = query_meta(context, *query, document);
    row.cells.push_back(answer_cell(view, *query, document.bound_figure(document.body.links[i].destination)));
    group.rows.push_back(std::move(row));
  }
  std::vector<FigureGroup> groups;
  groups.push_back(std::move(group));
  return figure_table_shape(next_figure_table(view, {}, context.words()["table_figures_of_document"]),
                            context.words()["column_metric"], {{"value", context.words()["column_value"]}},
                            std::move(groups));
}

}  // namespace gongbao
