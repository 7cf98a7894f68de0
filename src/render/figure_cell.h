#pragma once
#include <optional>
#include <string>
#include <vector>

#include "figures/answer.h"
#include "render/child_cells.h"
#include "render/shape.h"

namespace gongbao {

/// Figures in words, and the cells of figure tables with what they are made of, one step down.

/// "6500多": without the unit, which stands in the row; "14万余" of money. Not for %, which stays: "75%以上".
std::string amount_words(const Quantity& quantity, const Metric& metric, const RenderContext& context);
/// The value of these statements in a row: a single one in 万 or 亿 as its author wrote it (3.2万多).
std::string stated_amount_words(const Quantity& value, std::span<const uint32_t> figures, Ref<Metric> metric,
                                const RenderContext& context);
/// "6500多人次".
std::string quantity_words(const Quantity& quantity, const Metric& metric, const RenderContext& context);
/// The unit as a row shows it beside amount_words(); empty for %.
std::string row_unit(const Metric& metric);
/// What a statement says: as written, with its unit where none was written.
std::string statement_words(const Figure& figure, const Metric& metric, const RenderContext& context);
/// Several statements that do not add: one, or lowest and highest, or what was written without numbers
/// (多次).
std::string statements_words(std::span<const uint32_t> figures, const RenderContext& context);

/// Statements of the cell's agency and of all below it: what stands in for a sum of what does not add.
std::vector<uint32_t> statements_of(const RenderContext& context, const Cell& cell);

/// What a figure link stands for, with its unit: a single statement as written; empty where no value answers.
std::string answer_words(const FigureAnswer& found, Ref<Metric> metric, const RenderContext& context);

/// The place of a figure in its document's page: campaigns/c/notes/n/#figure-3.
std::string figure_address(const LedgerFigure& figure, const PageView& view);
std::string figure_row_id(const Figure& figure, const Document& document);

/// The agencies one step below a cell with the addresses of their reports.
struct ChildReports {
  ChildReports(const PageView& view, const Cell& above);
  ChildCells cells;
  std::vector<std::string> urls;  ///< beside its children
};

struct FigureCellParts {
  const char* css_class = "";
  std::string text;
  std::string mark;
  Value::List sources;
  bool is_more_than_own = false;  ///< of a subtree value: agencies below have, or may have, part in it
  bool is_none = false;           ///< its text is the “—” of what is not stated
  bool is_filler = false;         ///< says why there is nothing: no reason to show the column
};
Value figure_cell(FigureCellParts parts);
FigureCellParts own_cell(const PageView& view, const Cell& cell);
/// `below`: of this cell; without it, it is looked up.
FigureCellParts subtree_cell(const PageView& view, const Cell& cell, const ChildReports& below);
FigureCellParts subtree_cell(const PageView& view, const Cell& cell);
FigureCellParts total_cell(const PageView& view, const Cell& cell);
/// One source for each statement: the document, what it says, its date and line; the first hundred, and how
/// many there are.
Value::List statement_sources(const PageView& view, std::span<const uint32_t> figures);

/// The page where the agency's figures of a period are shown; of a whole campaign, the agency's own page.
std::string report_path(const RenderContext& context, Ref<Agency> agency, std::optional<Period> period);
/// The short name where there is one.
std::string short_title(const Agency& agency);

}  // namespace gongbao
