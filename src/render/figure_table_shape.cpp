#include "render/figure_table_shape.h"

#include "render/change_cell.h"

namespace gongbao {
namespace {

constexpr int deepest_class = 5;

bool says_nothing(const FigureRow& row) {
  return std::all_of(row.cells.begin(), row.cells.end(),
                     [](const FigureCellParts& cell) { return cell.text.empty() || cell.is_filler; });
}

void drop_empty_columns(std::vector<FigureColumn>& columns, std::vector<FigureGroup>& groups) {
  for (size_t column = columns.size(); column-- > 0;) {
    const auto is_empty = [&](const FigureRow& row) {
      return row.cells[column].text.empty() || row.cells[column].is_filler;
    };
    const auto all_empty = [&](const FigureGroup& group) {
      return std::all_of(group.rows.begin(), group.rows.end(), is_empty);
    };
    if (!std::all_of(groups.begin(), groups.end(), all_empty)) continue;
    const auto at = static_cast<std::ptrdiff_t>(column);
    columns.erase(columns.begin() + at);
    for (FigureGroup& group : groups)
      for (FigureRow& row : group.rows) row.cells.erase(row.cells.begin() + at);
  }
}

/// Whether a reader sees “—” in the table: where nothing was asked for the style sheet leaves it out.
bool shows_none(const FigureRow& row) {
  constexpr std::string_view blank[] = {"stated", "total", "remainder", "change", "year_change", "target"};
  return std::any_of(row.cells.begin(), row.cells.end(), [&](const FigureCellParts& cell) {
    const bool is_blank = std::find(std::begin(blank), std::end(blank), cell.css_class) != std::end(blank);
    return cell.is_none || cell.is_filler || (cell.text.empty() && !is_blank);
  });
}

bool has_sources(const FigureRow& row) {
  return std::any_of(row.cells.begin(), row.cells.end(),
                     [](const FigureCellParts& cell) { return !cell.sources.empty(); });
}

std::string note_of(const FigureTableParts& parts, const std::vector<FigureGroup>& groups) {
  const auto any = [&](bool (*is)(const FigureRow&)) {
    return std::any_of(groups.begin(), groups.end(), [&](const FigureGroup& group) {
      return std::any_of(group.rows.begin(), group.rows.end(), is);
    });
  };
  return (any(shows_none) ? parts.none_note : std::string()) +
         (any(has_sources) ? parts.sources_note : std::string());
}

Value row_shape(FigureRow row) {
  Value shape;
  shape.set_optional("has_id", "id", std::move(row.id));
  shape.set("row_class", fmt::format("depth-{}", std::min(row.depth, deepest_class)));
  shape.set_optional("has_url", "url", std::move(row.url));
  shape.set("title", std::move(row.title));
  shape.set_optional("has_meta", "meta", std::move(row.meta));
  Value::List cells;
  cells.reserve(row.cells.size());
  for (FigureCellParts& cell : row.cells) cells.push_back(figure_cell(std::move(cell)));
  shape.set("cells", std::move(cells));
  return shape;
}

}  // namespace

FigureTableParts next_figure_table(const PageView& view, const Value::List& before, std::string caption) {
  const Words& words = view.context.words();
  const auto unless_said = [&](const std::string& note) {
    const auto says = [&](const Value& table) {
      return std::get<std::string>(*table.find("note")).find(note) != std::string::npos;
    };
    return std::any_of(before.begin(), before.end(), says) ? std::string() : note;
  };
  return {fmt::format("figures-{}", before.size() + 1), std::move(caption),
          unless_said(words["figure_none_note"]), unless_said(words["figure_sources_note"])};
}

Value::List figure_table_shape(FigureTableParts parts, std::string head, std::vector<FigureColumn> columns,
                               std::vector<FigureGroup> groups) {
  for (FigureGroup& group : groups) std::erase_if(group.rows, says_nothing);
  std::erase_if(groups, [](const FigureGroup& group) { return group.rows.empty(); });
  if (groups.empty()) return {};
  drop_empty_columns(columns, groups);

  Value table;
  table.set("id", std::move(parts.id));
  table.set("caption", std::move(parts.caption));
  table.set("head", std::move(head));
  table.set_optional("has_note", "note", note_of(parts, groups));
  const std::string span = std::to_string(columns.size() + 1);
  Value::List heads;
  for (FigureColumn& column : columns) {
    Value one;
    one.set("title", std::move(column.title));
    one.set("class", column.css_class);
    heads.push_back(std::move(one));
  }
  table.set("columns", std::move(heads));
  Value::List shapes;
  for (FigureGroup& group : groups) {
    Value one;
    one.set_optional("has_title", "title", std::move(group.title));
    one.set("span", span);
    Value::List rows;
    rows.reserve(group.rows.size());
    for (FigureRow& row : group.rows) rows.push_back(row_shape(std::move(row)));
    one.set("rows", std::move(rows));
    shapes.push_back(std::move(one));
  }
  table.set("groups", std::move(shapes));
  Value::List tables;
  tables.push_back(std::move(table));
  return tables;
}

std::vector<FigureColumn> ledger_columns(const RenderContext& context) {
  const Words& words = context.words();
  return {{"own", words["column_own"]},       {"subtree", words["column_subtree"]},
          {"total", words["column_total"]},   {"remainder", words["column_remainder"]},
          {"change", words["column_change"]}, {"year_change", words["column_year_change"]},
          {"target", words["column_target"]}};
}

std::vector<FigureCellParts> ledger_cells(const PageView& view, const Cell& cell, const ChildReports& below) {
  std::vector<FigureCellParts> cells;
  cells.reserve(7);
  cells.push_back(own_cell(view, cell));
  cells.push_back(subtree_cell(view, cell, below));
  cells.push_back(total_cell(view, cell));
  cells.push_back(remainder_cell(view, cell));
  cells.push_back(previous_cell(view, cell));
  cells.push_back(year_before_cell(view, cell));
  cells.push_back(target_cell(view, cell));
  return cells;
}

Value::List ledger_table(const PageView& view, FigureTableParts parts, const char* head_word,
                         std::vector<FigureGroup> groups) {
  constexpr size_t subtree = 1;
  bool is_more = false;
  for (const FigureGroup& group : groups)
    for (const FigureRow& row : group.rows) is_more = is_more || row.cells[subtree].is_more_than_own;
  if (!is_more)
    for (FigureGroup& group : groups)
      for (FigureRow& row : group.rows) row.cells[subtree].text.clear();
  return figure_table_shape(std::move(parts), view.context.words()[head_word], ledger_columns(view.context),
                            std::move(groups));
}

}  // namespace gongbao
