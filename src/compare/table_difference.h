#pragma once
#include <string>
#include <vector>

#include "compare/run.h"

namespace gongbao {

/// A table of a document: of its text, of its front matter, or an attached CSV file.
struct Table {
  std::string title;
  std::vector<std::string> columns;
  std::vector<std::vector<std::string>> rows;
  /// Where it stands in the text: how many of the blocks that both versions have come before it.
  size_t place = 0;
  bool operator==(const Table&) const = default;
};

struct TableCellChange {
  bool changed = false;
  std::vector<Run> runs;  ///< equal alone where nothing changed
};

/// A table of both versions, or of one of them: columns by their headings, rows by their first cell, then by
/// what they hold.
struct TableDifference {
  enum class Presence { both, removed, added };
  struct Column {
    Presence presence = Presence::both;
    std::vector<Run> heading;
  };
  struct Row {
    Presence presence = Presence::both;
    bool moved = false;
    bool changed = false;
    std::vector<TableCellChange> cells;  ///< as many as columns
  };
  Presence presence = Presence::both;
  bool moved = false;  ///< it stands elsewhere among the blocks of the text, or among the other tables
  std::vector<Run> title;
  std::vector<Column> columns;
  std::vector<Row> rows;  ///< in the new order; a removed one after the row that it followed
};

/// Nothing but equal cells, headings and title if the two are the same.
TableDifference table_difference(const Table& from, const Table& to);
TableDifference whole_table(const Table& table, TableDifference::Presence presence);
bool has_changes(const TableDifference& table);

/// The differences of two lists of tables, alike ones paired; those that are the same are left out.
std::vector<TableDifference> table_differences(const std::vector<Table>& from, const std::vector<Table>& to);

}  // namespace gongbao
