// Protects: a table of two versions is compared cell by cell, though rows and columns were added, removed or
// put elsewhere.
#include "compare/table_difference.h"

#include <doctest/doctest.h>

#include <random>

#include "base/text.h"

using namespace gongbao;

namespace {

Table table(std::string_view text) {
  Table made;
  made.title = "抽检结果";
  for (const std::string_view line : split(text, '\n')) {
    std::vector<std::string> cells;
    for (const std::string_view cell : split(line, '|')) cells.emplace_back(cell);
    if (made.columns.empty())
      made.columns = cells;
    else
      made.rows.push_back(cells);
  }
  return made;
}

std::string marked(const std::vector<Run>& runs) {
  std::string text;
  for (const Run& run : runs)
    text += run.kind == Run::Kind::equal     ? run.text
            : run.kind == Run::Kind::removed ? "[-" + run.text + "-]"
                                             : "{+" + run.text + "+}";
  return text;
}

/// One line a row; ~ before one that moved.
std::string shown(std::string_view from, std::string_view to) {
  const TableDifference difference = table_difference(table(from), table(to));
  std::vector<std::string> headings;
  for (const TableDifference::Column& column : difference.columns) headings.push_back(marked(column.heading));
  std::string text = join(headings, "|");
  for (const TableDifference::Row& row : difference.rows) {
    std::vector<std::string> cells;
    for (const TableCellChange& cell : row.cells) cells.push_back(marked(cell.runs));
    text += std::string("\n") + (row.moved ? "~" : "") + join(cells, "|");
  }
  return text;
}

}  // namespace

TEST_CASE("equal tables have no difference") {
  CHECK_FALSE(has_changes(table_difference(table("品种|批次\n猪肉|12批"), table("品种|批次\n猪肉|12批"))));
  CHECK(table_differences({table("品种|批次\n猪肉|12批")}, {table("品种|批次\n猪肉|12批")}).empty());
}

TEST_CASE("a changed cell is found in its row and column") {
  CHECK(shown("品种|批次|合格\n猪肉|12批|11批\n蔬菜|30批|30批",
              "品种|批次|合格\n猪肉|12批|12批\n蔬菜|30批|30批") ==
        "品种|批次|合格\n猪肉|12批|[-11批-]{+12批+}\n蔬菜|30批|30批");
}

TEST_CASE("a row that was added between others changes none of them") {
  CHECK(shown("品种|批次\n猪肉|12批\n蔬菜|30批", "品种|批次\n猪肉|12批\n水产|5批\n蔬菜|31批") ==
        "品种|批次\n猪肉|12批\n{+水产+}|{+5批+}\n蔬菜|[-30批-]{+31批+}");
  CHECK(shown("品种|批次\n猪肉|12批\n水产|5批\n蔬菜|30批", "品种|批次\n猪肉|12批\n蔬菜|30批") ==
        "品种|批次\n猪肉|12批\n[-水产-]|[-5批-]\n蔬菜|30批");
}

TEST_CASE("a row whose key was mended is still that row") {
  CHECK(shown("单位|地址|数量\n第一小学|东街12号|300人\n第二小学|西街3号|200人",
              "单位|地址|数量\n第一小学校|东街12号|300人\n第二小学|西街3号|200人") ==
        "单位|地址|数量\n第一小学{+校+}|东街12号|300人\n第二小学|西街3号|200人");
}

TEST_CASE("rows that changed places are said to have moved, the fewest of them") {
  CHECK(shown("品种|批次\n甲类|1批\n乙类|2批\n丙类|3批", "品种|批次\n丙类|3批\n甲类|1批\n乙类|2批") ==
        "品种|批次\n~丙类|3批\n甲类|1批\n乙类|2批");
}

TEST_CASE("columns go by their headings, and one that was renamed by what it holds") {
  CHECK(shown("品种|合格\n猪肉|11批", "品种|批次|合格\n猪肉|12批|11批") ==
        "品种|{+批次+}|合格\n猪肉|{+12批+}|11批");
  CHECK(shown("品种|批次|合格\n猪肉|12批|11批", "品种|合格\n猪肉|11批") ==
        "品种|[-批次-]|合格\n猪肉|[-12批-]|11批");
  CHECK(shown("品种|抽检数量\n猪肉|12批\n蔬菜|30批", "品种|抽检批次\n猪肉|12批\n蔬菜|30批") ==
        "品种|抽检[-数量-]{+批次+}\n猪肉|12批\n蔬菜|30批");
}

TEST_CASE("two rows of one key each find themselves") {
  CHECK(shown("单位|项目|数\n学校|检查|5\n学校|整改|2", "单位|项目|数\n学校|检查|5\n学校|整改|3") ==
        "单位|项目|数\n学校|检查|5\n学校|整改|[-2-]{+3+}");
}

TEST_CASE("tables are paired by title and headings; one that only one version has is there as a whole") {
  Table other = table("月份|件数\n1月|3件");
  other.title = "立案情况";
  const std::vector<TableDifference> added =
      table_differences({table("品种|批次\n猪肉|12批")}, {other, table("品种|批次\n猪肉|13批")});
  REQUIRE(added.size() == 2);
  CHECK(added[0].presence == TableDifference::Presence::added);
  CHECK(marked(added[0].rows[0].cells[1].runs) == "{+3件+}");
  CHECK(added[1].presence == TableDifference::Presence::both);
  const std::vector<TableDifference> removed = table_differences({other}, {});
  REQUIRE(removed.size() == 1);
  CHECK(marked(removed[0].title) == "[-立案情况-]");
}

TEST_CASE("rows shorter than the heading are filled up, longer ones do no harm") {
  CHECK(shown("甲|乙|丙\n1|2", "甲|乙|丙\n1|2|3|4") == "甲|乙|丙\n1|2|{+3+}");
}

TEST_CASE("the new side of a difference is the new table, the old side has the old one's rows") {
  std::mt19937 random(9);
  const auto any = [&](const Table* base) {
    Table made = base ? *base : Table{"表", {}, {}};
    if (!base) {
      for (size_t i = 0; i < 1 + random() % 4; ++i) made.columns.push_back(fmt::format("列{}", i));
      for (size_t i = 0; i < random() % 8; ++i) {
        made.rows.emplace_back();
        for (size_t k = 0; k < made.columns.size(); ++k)
          made.rows.back().push_back(fmt::format("{}户", random() % 6));
      }
    } else if (!made.rows.empty()) {
      std::shuffle(made.rows.begin(), made.rows.end(), random);
      made.rows[random() % made.rows.size()][0] = "改";
      if (random() % 2) made.rows.erase(made.rows.begin());
      if (random() % 2) made.columns[0] = "新列";
    }
    return made;
  };
  const auto side = [](const std::vector<Run>& runs, Run::Kind other) {
    std::string text;
    for (const Run& run : runs)
      if (run.kind != other) text += run.text;
    return text;
  };
  for (int round = 0; round < 500; ++round) {
    const Table from = any(nullptr), to = random() % 3 ? any(&from) : any(nullptr);
    const TableDifference difference = table_difference(from, to);
    using Presence = TableDifference::Presence;
    const auto rebuilt = [&](Presence absent, Run::Kind other) {
      Table made{"表", {}, {}};
      for (const TableDifference::Column& column : difference.columns)
        if (column.presence != absent) made.columns.push_back(side(column.heading, other));
      for (const TableDifference::Row& row : difference.rows) {
        if (row.presence == absent) continue;
        made.rows.emplace_back();
        for (size_t k = 0; k < row.cells.size(); ++k)
          if (difference.columns[k].presence != absent)
            made.rows.back().push_back(side(row.cells[k].runs, other));
      }
      return made;
    };
    CHECK(rebuilt(Presence::removed, Run::Kind::removed) == to);
    Table old_side = rebuilt(Presence::added, Run::Kind::added), old_table = from;
    CHECK(std::is_permutation(old_side.columns.begin(), old_side.columns.end(), from.columns.begin(),
                              from.columns.end()));
    CHECK(old_side.rows.size() == from.rows.size());
    CHECK(has_changes(difference) == !(from == to));
  }
}
