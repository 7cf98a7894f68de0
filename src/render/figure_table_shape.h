#pragma once
#include <string>
#include <vector>

#include "render/figure_cell.h"
#include "render/figure_table.h"

namespace gongbao {

/// A figure table before its columns are known: the cells of each row stand in the order of `columns`.
struct FigureRow {
  std::string id, url, title, meta;
  int depth = 0;
  std::vector<FigureCellParts> cells;
};
struct FigureGroup {
  std::string title;
  std::vector<FigureRow> rows;
};
struct FigureColumn {
  const char* css_class = "";
  std::string title;
};

/// The shape of docs/template-data.md: rows that say nothing are left out, then columns that do; an empty
/// list if nothing is left.
Value::List figure_table_shape(FigureTableParts parts, std::string head, std::vector<FigureColumn> columns,
                               std::vector<FigureGroup> groups);

/// Own, subtree, total, and what stands beside them: what is left over, earlier periods, targets. A table in
/// which no agency has others below has no subtree column.
std::vector<FigureColumn> ledger_columns(const RenderContext& context);
std::vector<FigureCellParts> ledger_cells(const PageView& view, const Cell& cell, const ChildReports& below);
Value::List ledger_table(const PageView& view, FigureTableParts parts, const char* head_word,
                         std::vector<FigureGroup> groups);

}  // namespace gongbao
