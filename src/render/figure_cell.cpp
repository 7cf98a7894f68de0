#include "render/figure_cell.h"

#include "render/change_cell.h"
#include "render/reconciliation_shape.h"

namespace gongbao {
namespace {

Value source_shape(std::string url, std::string title, std::string text, std::string meta) {
  Value source = link_shape(std::move(url), std::move(title), std::move(meta));
  source.set("text", std::move(text));
  return source;
}

bool is_provisional(const RenderContext& context, std::span<const uint32_t> figures) {
  return std::any_of(figures.begin(), figures.end(),
                     [&](uint32_t i) { return context.ledger().figures()[i].figure->provisional; });
}

std::string own_words(const RenderContext& context, const Cell& cell) {
  if (cell.is_computed && cell.own)
    return amount_words(*cell.own, context.library().metrics()[cell.metric], context);
  if (cell.own_figures.empty()) return {};
  if (cell.own) return stated_amount_words(*cell.own, cell.own_figures, cell.metric, context);
  return statements_words(cell.own_figures, context);
}

/// A subtree value in words: the sum, or the range of statements that do not add.
std::string subtree_words(const RenderContext& context, const Cell& cell) {
  if (cell.subtree) return amount_words(*cell.subtree, context.library().metrics()[cell.metric], context);
  const std::vector<uint32_t> figures = statements_of(context, cell);
  return figures.empty() ? std::string() : statements_words(figures, context);
}

/// A value among the sources of another, with its unit, which no row shows there.
std::string source_words(const RenderContext& context, const std::optional<Quantity>& value,
                         Ref<Metric> metric, std::string otherwise) {
  return value ? quantity_words(*value, context.library().metrics()[metric], context) : otherwise;
}

/// The date of a statement, its own period where it has one, else that of the document; the line of its source, and the
/// commit that set the value.
std::string statement_place(const Figure& figure, const Document& document, const RenderContext& context) {
  const Words& words = context.words();
  std::string place = figure.has_own_period ? date_words(figure.when, {}, context)
                                            : date_words(document.date, document.date_text, context);
  if (figure.stated_at.line <= 0) return place;
  if (!place.empty()) place += words["clause_separator"];
  place += words.format("source_line", {std::to_string(figure.stated_at.line)});
  constexpr size_t short_id = 8;
  if (const Version* version = context.site.origins.of(document, figure))
    place += words["clause_separator"] + words.format("source_commit", {version->commit.substr(0, short_id)});
  return place;
}

size_t most_sources(const RenderContext& context) {
  return static_cast<size_t>(context.library().config().page_size);
}

/// Says of a list that was cut how long it is, and leads to the agency's data, which have all of it.
void add_rest(Value::List& sources, size_t shown, size_t all, const PageView& view, Ref<Agency> whose) {
  if (shown < all)
    sources.push_back(source_shape(
        view.link_to(url::of(view.context.library().agencies()[whose]) + "data.json"),
        view.context.words().format("list_first_of", {std::to_string(shown), std::to_string(all)}), {}, {}));
}

/// Both sides of a ratio, of the agency itself or with those below it.
Value::List ratio_sources(const PageView& view, const Cell& cell, std::optional<Quantity> Cell::*value) {
  const MetricRegister& metrics = view.context.library().metrics();
  Value::List sources;
  for (const Ref<Metric> side :
       {metrics[cell.metric].ratio->numerator, metrics[cell.metric].ratio->denominator}) {
    const std::optional<Cell> one = view.context.ledger().find(cell.agency, cell.period, cell.campaign, side);
    if (one && (*one).*value)
      sources.push_back(source_shape(view.link_to(url::of(metrics[side])), metrics[side].name,
                                     quantity_words(*((*one).*value), metrics[side], view.context), {}));
  }
  return sources;
}

}  // namespace

std::vector<uint32_t> statements_of(const RenderContext& context, const Cell& cell) {
  std::vector<uint32_t> figures(cell.own_figures.begin(), cell.own_figures.end());
  for (const Ref<Agency> child : context.library().agencies()[cell.agency].children)
    if (const auto below = context.ledger().find(child, cell.period, cell.campaign, cell.metric)) {
      const std::vector<uint32_t> more = statements_of(context, *below);
      figures.insert(figures.end(), more.begin(), more.end());
    }
  return figures;
}

std::string short_title(const Agency& agency) {
  return agency.short_name.empty() ? agency.shown() : agency.short_name;
}

std::string report_path(const RenderContext& context, Ref<Agency> ref, std::optional<Period> period) {
  const Agency& agency = context.library().agencies()[ref];
  return period && context.site.has_report(ref, *period) ? url::of(agency, *period) : url::of(agency);
}

std::string figure_row_id(const Figure& figure, const Document& document) {
  return fmt::format("figure-{}", &figure - document.figures.data() + 1);
}

std::string figure_address(const LedgerFigure& figure, const PageView& view) {
  const VisibleLibrary& library = view.context.library();
  const Document& document = library[figure.document];
  return fmt::format("{}#{}", view.link_to(url::of(document, library)),
                     figure_row_id(*figure.figure, document));
}

Value figure_cell(FigureCellParts parts) {
  Value cell;
  cell.set("class", parts.css_class);
  cell.set_optional("has_text", "text", std::move(parts.text));
  cell.set_optional("has_mark", "mark", std::move(parts.mark));
  cell.set_list("has_sources", "sources", std::move(parts.sources));
  return cell;
}

Value::List statement_sources(const PageView& view, std::span<const uint32_t> figures) {
  const VisibleLibrary& library = view.context.library();
  const size_t most = std::min(figures.size(), most_sources(view.context));
  Value::List sources;
  sources.reserve(most + 1);
  for (const uint32_t index : figures.first(most)) {
    const LedgerFigure& one = view.context.ledger().figures()[index];
    const Document& document = library[one.document];
    sources.push_back(
        source_shape(figure_address(one, view), document.title,
                     statement_words(*one.figure, library.metrics()[one.figure->metric], view.context),
                     statement_place(*one.figure, document, view.context)));
  }
  if (most < figures.size())
    add_rest(sources, most, figures.size(), view, view.context.ledger().figures()[figures.front()].figure->agency);
  return sources;
}

FigureCellParts own_cell(const PageView& view, const Cell& cell) {
  FigureCellParts parts;
  parts.css_class = "own";
  parts.text = own_words(view.context, cell);
  if (parts.text.empty()) return parts;
  const bool is_ratio = view.context.library().metrics()[cell.metric].kind == Metric::Kind::ratio;
  if (cell.is_computed) parts.mark = view.context.words()[is_ratio ? "figure_ratio" : "figure_computed"];
  if (is_provisional(view.context, cell.own_figures)) parts.mark = view.context.words()["figure_provisional"];
  parts.sources =
      is_ratio ? ratio_sources(view, cell, &Cell::own) : statement_sources(view, cell.own_figures);
  return parts;
}

ChildReports::ChildReports(const PageView& view, const Cell& above) : cells(view.context, above) {
  for (const ChildCells::Child& child : cells.children())
    urls.push_back(view.link_to(report_path(view.context, child.agency, above.period)));
}

FigureCellParts subtree_cell(const PageView& view, const Cell& cell, const ChildReports& below) {
  const RenderContext& context = view.context;
  FigureCellParts parts;
  parts.css_class = "subtree";
  parts.text = subtree_words(context, cell);
  if (parts.text.empty()) return parts;
  const Metric& metric = context.library().metrics()[cell.metric];
  const bool is_ratio = metric.kind == Metric::Kind::ratio;
  if (is_ratio) parts.sources = ratio_sources(view, cell, &Cell::subtree);
  parts.is_more_than_own = metric.min_cell && !cell.own;  // a published sum, of which nothing more is said
  std::string own =
      is_ratio ? std::string() : source_words(context, cell.own, cell.metric, own_words(context, cell));
  if (!own.empty())
    parts.sources.push_back(source_shape({}, context.words()["column_own"], std::move(own), {}));
  const std::vector<ChildCells::Child>& children = below.cells.children();
  size_t shown = 0, all = 0;
  for (size_t i = 0; i < children.size(); ++i) {
    const std::optional<Cell> child = children[i].cells.of_metric(cell.metric);
    if (!child) continue;
    std::string text = source_words(context, child->subtree, cell.metric, subtree_words(context, *child));
    if (text.empty()) continue;
    parts.is_more_than_own = true;
    if (++all > most_sources(context)) continue;
    ++shown;
    parts.sources.push_back(source_shape(
        below.urls[i], short_title(context.library().agencies()[child->agency]), std::move(text), {}));
  }
  add_rest(parts.sources, shown, all, view, cell.agency);
  return parts;
}

FigureCellParts subtree_cell(const PageView& view, const Cell& cell) {
  return subtree_cell(view, cell, ChildReports(view, cell));
}

FigureCellParts total_cell(const PageView& view, const Cell& cell) {
  FigureCellParts parts;
  parts.css_class = "total";
  if (cell.total_figures.empty()) return parts;
  parts.text = cell.total ? stated_amount_words(*cell.total, cell.total_figures, cell.metric, view.context)
                          : statements_words(cell.total_figures, view.context);
  if (is_provisional(view.context, cell.total_figures))
    parts.mark = view.context.words()["figure_provisional"];
  parts.sources = statement_sources(view, cell.total_figures);
  if (const Reconciliation* one = reconciliation_of(view.context, cell)) {
    const Figure& figure = *view.context.ledger().figures()[one->total].figure;
    const std::optional<DayRange> days = figure.has_own_period ? figure.when->days() : std::nullopt;
    if (days &&
        (!cell.period || cell.period->days() != *days))  // it covers another time than the numbers beside it
      parts.mark = date_words(figure.when, {}, view.context);
    parts.sources.push_back(source_shape({}, view.context.words()["column_verdict"],
                                         verdict_shape(view.context, one->judgement.verdict).word, {}));
    for (Value& part : part_sources(view, *one)) parts.sources.push_back(std::move(part));
  }
  return parts;
}

}  // namespace gongbao
