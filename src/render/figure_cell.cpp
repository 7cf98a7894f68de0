#include "render/figure_cell.h"

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

/// Statements of the cell's agency and of all below it: what stands in for a sum of what does not add.
void collect_statements(const RenderContext& context, const Cell& cell, std::vector<uint32_t>& figures) {
  figures.insert(figures.end(), cell.own_figures.begin(), cell.own_figures.end());
  for (const Ref<Agency> child : context.library().agencies()[cell.agency].children)
    if (const std::optional<Cell> below =
            context.ledger().find(child, cell.period, cell.campaign, cell.metric))
      collect_statements(context, *below, figures);
}

std::string own_words(const RenderContext& context, const Cell& cell) {
  if (cell.own_figures.empty()) return {};
  if (cell.own) return stated_amount_words(*cell.own, cell.own_figures, cell.metric, context);
  return statements_words(cell.own_figures, context);
}

/// A subtree value in words: the sum, or the range of statements that do not add.
std::string subtree_words(const RenderContext& context, const Cell& cell) {
  if (cell.subtree) return amount_words(*cell.subtree, context.library().metrics()[cell.metric], context);
  std::vector<uint32_t> figures;
  collect_statements(context, cell, figures);
  return figures.empty() ? std::string() : statements_words(figures, context);
}

/// A value among the sources of another, with its unit, which no row shows there.
std::string source_words(const RenderContext& context, const std::optional<Quantity>& value,
                         Ref<Metric> metric, std::string otherwise) {
  return value ? quantity_words(*value, context.library().metrics()[metric], context) : otherwise;
}

/// The date of a statement: its own period where it has one, else that of the document.
std::string statement_date(const Figure& figure, const Document& document, const RenderContext& context) {
  return figure.has_own_period ? date_words(figure.when, {}, context)
                               : date_words(document.date, document.date_text, context);
}

}  // namespace

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
  Value::List sources;
  sources.reserve(figures.size());
  for (const uint32_t index : figures) {
    const LedgerFigure& one = view.context.ledger().figures()[index];
    const Document& document = library[one.document];
    sources.push_back(
        source_shape(figure_address(one, view), document.title,
                     statement_words(*one.figure, library.metrics()[one.figure->metric], view.context),
                     statement_date(*one.figure, document, view.context)));
  }
  return sources;
}

FigureCellParts own_cell(const PageView& view, const Cell& cell) {
  FigureCellParts parts{"own", own_words(view.context, cell), {}, {}, false};
  if (cell.own_figures.empty()) return parts;
  if (is_provisional(view.context, cell.own_figures)) parts.mark = view.context.words()["figure_provisional"];
  parts.sources = statement_sources(view, cell.own_figures);
  return parts;
}

ChildReports::ChildReports(const PageView& view, const Cell& above) : cells(view.context, above) {
  for (const ChildCells::Child& child : cells.children())
    urls.push_back(view.link_to(report_path(view.context, child.agency, above.period)));
}

FigureCellParts subtree_cell(const PageView& view, const Cell& cell, const ChildReports& below) {
  const RenderContext& context = view.context;
  FigureCellParts parts{"subtree", subtree_words(context, cell), {}, {}, false};
  if (parts.text.empty()) return parts;
  std::string own = cell.own_figures.empty()
                        ? std::string()
                        : source_words(context, cell.own, cell.metric, own_words(context, cell));
  if (!own.empty())
    parts.sources.push_back(source_shape({}, context.words()["column_own"], std::move(own), {}));
  const std::vector<ChildCells::Child>& children = below.cells.children();
  for (size_t i = 0; i < children.size(); ++i) {
    const std::optional<Cell> child = children[i].cells.of_metric(cell.metric);
    if (!child) continue;
    std::string text = source_words(context, child->subtree, cell.metric, subtree_words(context, *child));
    if (text.empty()) continue;
    parts.sources.push_back(source_shape(
        below.urls[i], short_title(context.library().agencies()[child->agency]), std::move(text), {}));
    parts.is_more_than_own = true;
  }
  return parts;
}

FigureCellParts subtree_cell(const PageView& view, const Cell& cell) {
  return subtree_cell(view, cell, ChildReports(view, cell));
}

FigureCellParts total_cell(const PageView& view, const Cell& cell) {
  FigureCellParts parts{"total", {}, {}, {}, false};
  if (cell.total_figures.empty()) return parts;
  parts.text = cell.total ? stated_amount_words(*cell.total, cell.total_figures, cell.metric, view.context)
                          : statements_words(cell.total_figures, view.context);
  if (is_provisional(view.context, cell.total_figures))
    parts.mark = view.context.words()["figure_provisional"];
  parts.sources = statement_sources(view, cell.total_figures);
  return parts;
}

}  // namespace gongbao
