#pragma once
#include <string>
#include <vector>

#include "render/shape.h"

namespace gongbao {

/// A cell's value in words: "6500多", "多次", with what it is made of one step down (template-data: figure
/// table).
struct FigureTableParts {
  std::string id, caption;
  std::string none_note;     ///< what “—” means: printed under a table that has one
  std::string sources_note;  ///< how numbers are opened: printed under a table in which some can be
};
/// The next table of a page, numbered after those before, with the notes that none of them has.
FigureTableParts next_figure_table(const PageView& view, const Value::List& before, std::string caption);
/// Rows are metrics in groups: the cells of one agency, period and campaign. Empty columns are left out; an
/// empty Value::List if there is nothing to show.
Value::List metric_figure_table(const PageView& view, FigureTableParts parts,
                                const std::vector<Cell>& cells);
/// Rows are agencies in tree order: the cells of one metric, period and campaign.
Value::List agency_figure_table(const PageView& view, FigureTableParts parts,
                                const std::vector<Cell>& cells);
/// Rows are periods: the cells of one agency and metric.
Value::List period_figure_table(const PageView& view, FigureTableParts parts,
                                const std::vector<Cell>& cells);
/// Rows are campaigns, in one group for each agency: the cells of one metric over whole campaigns, those of
/// an agency together.
Value::List campaign_figure_table(const PageView& view, FigureTableParts parts,
                                  const std::vector<Cell>& cells);
/// Rows are the statements of one note: value as written and what else is said of it.
Value::List statement_table(const PageView& view, Ref<Document> note);
/// Rows are the figures that a document's prose names, with the ids of figure_row_ids().
Value::List named_figures_table(const PageView& view, Ref<Document> document);

}  // namespace gongbao
