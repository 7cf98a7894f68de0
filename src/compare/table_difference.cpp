#include "compare/table_difference.h"

#include "base/text.h"
#include "compare/alignment.h"

namespace gongbao {
namespace {

using Presence = TableDifference::Presence;
using Row = std::vector<std::string>;

/// Places of the old and the new side that belong together; one of the two is absent where only one side has
/// it.
struct Pair {
  std::optional<size_t> from, to;
};

std::string cell_of(const Row& row, std::optional<size_t> column) {
  return column && *column < row.size() ? row[*column] : std::string();
}

std::vector<Shingles> shingles_of(const std::vector<std::string>& texts) {
  std::vector<Shingles> result;
  for (const std::string& text : texts) result.emplace_back(text);
  return result;
}

/// Pairs by equal keys, the k-th of one side with the k-th of the other, whatever their order.
std::vector<std::optional<size_t>> partners_by(const std::vector<std::string>& from,
                                               const std::vector<std::string>& to) {
  std::map<std::string, std::vector<size_t>> places;
  for (size_t i = from.size(); i-- > 0;) places[from[i]].push_back(i);
  std::vector<std::optional<size_t>> partner(to.size());
  for (size_t k = 0; k < to.size(); ++k)
    if (const auto found = places.find(to[k]); found != places.end() && !found->second.empty()) {
      partner[k] = found->second.back();
      found->second.pop_back();
    }
  return partner;
}

/// Gives those of both sides that have no partner yet one that is alike, in the order of both.
void pair_rest(std::vector<std::optional<size_t>>& partner, const std::vector<std::string>& from,
               const std::vector<std::string>& to, int least) {
  std::vector<bool> taken(from.size(), false);
  for (const std::optional<size_t>& one : partner)
    if (one) taken[*one] = true;
  std::vector<size_t> old_rest, new_rest;
  std::vector<std::string> old_texts, new_texts;
  for (size_t i = 0; i < from.size(); ++i)
    if (!taken[i]) old_rest.push_back(i), old_texts.push_back(from[i]);
  for (size_t k = 0; k < to.size(); ++k)
    if (!partner[k]) new_rest.push_back(k), new_texts.push_back(to[k]);
  for (const Match& match : pair_alike(shingles_of(old_texts), shingles_of(new_texts), least))
    partner[new_rest[match.new_index]] = old_rest[match.old_index];
}

/// All pairs in the new order; what only the old side has comes after what it followed there.
std::vector<Pair> in_order(const std::vector<std::optional<size_t>>& partner, size_t old_size) {
  std::vector<bool> taken(old_size, false);
  for (const std::optional<size_t>& one : partner)
    if (one) taken[*one] = true;
  std::vector<Pair> pairs;
  const auto removed_after = [&](size_t i) {
    for (; i < old_size && !taken[i]; ++i) pairs.push_back({i, std::nullopt});
  };
  removed_after(0);
  for (size_t k = 0; k < partner.size(); ++k) {
    pairs.push_back({partner[k], k});
    if (partner[k]) removed_after(*partner[k] + 1);
  }
  return pairs;
}

std::vector<Pair> paired_columns(const Table& from, const Table& to) {
  std::vector<std::optional<size_t>> partner = partners_by(from.columns, to.columns);
  const auto contents = [](const Table& table) {  // a heading may change while its column stays
    std::vector<std::string> texts(table.columns);
    for (size_t column = 0; column < texts.size(); ++column)
      for (const Row& row : table.rows) texts[column] += "\n" + cell_of(row, column);
    return texts;
  };
  pair_rest(partner, contents(from), contents(to), 500);
  return in_order(partner, from.columns.size());
}

std::vector<std::string> keys_of(const Table& table) {
  std::vector<std::string> keys;
  for (const Row& row : table.rows) keys.push_back(cell_of(row, 0));
  return keys;
}
std::vector<std::string> texts_of(const Table& table) {
  std::vector<std::string> texts;
  for (const Row& row : table.rows) texts.push_back(join(row, "\t"));
  return texts;
}

/// Whole rows first, so that of two with one key the unchanged one finds itself; then keys; then what is
/// alike.
std::vector<std::optional<size_t>> paired_rows(const Table& from, const Table& to) {
  const std::vector<std::string> old_texts = texts_of(from), new_texts = texts_of(to);
  std::vector<std::optional<size_t>> partner = partners_by(old_texts, new_texts);
  std::vector<bool> taken(from.rows.size(), false);
  for (const std::optional<size_t>& one : partner)
    if (one) taken[*one] = true;
  const std::vector<std::string> old_keys = keys_of(from), new_keys = keys_of(to);
  std::vector<size_t> old_rest, new_rest;
  std::vector<std::string> old_rest_keys, new_rest_keys;
  for (size_t i = 0; i < old_keys.size(); ++i)
    if (!taken[i]) old_rest.push_back(i), old_rest_keys.push_back(old_keys[i]);
  for (size_t k = 0; k < new_keys.size(); ++k)
    if (!partner[k]) new_rest.push_back(k), new_rest_keys.push_back(new_keys[k]);
  const std::vector<std::optional<size_t>> by_key = partners_by(old_rest_keys, new_rest_keys);
  for (size_t k = 0; k < by_key.size(); ++k)
    if (by_key[k]) partner[new_rest[k]] = old_rest[*by_key[k]];
  pair_rest(partner, old_texts, new_texts, 500);
  return partner;
}

/// The new places of rows, or tables, whose order among those of both sides is another one: the fewest that
/// say so.
std::set<size_t> moved_places(const std::vector<std::optional<size_t>>& partner) {
  std::vector<uint32_t> old_order, new_order;
  for (const std::optional<size_t>& one : partner)
    if (one) new_order.push_back(static_cast<uint32_t>(*one));
  old_order = new_order;
  std::sort(old_order.begin(), old_order.end());
  size_t budget = 1'000'000;
  std::set<uint32_t> stayed;
  for (const Match& match : common_elements(old_order, new_order, budget))
    stayed.insert(old_order[match.old_index]);
  std::set<size_t> moved;
  for (size_t k = 0; k < partner.size(); ++k)
    if (partner[k] && !stayed.contains(static_cast<uint32_t>(*partner[k]))) moved.insert(k);
  return moved;
}

Presence presence_of(const Pair& pair) {
  return pair.from && pair.to ? Presence::both : pair.to ? Presence::added : Presence::removed;
}

std::vector<Run> runs_of(const std::string& text, Presence presence) {
  std::vector<Run> runs;
  append_run(runs, {presence == Presence::both      ? Run::Kind::equal
                    : presence == Presence::removed ? Run::Kind::removed
                                                    : Run::Kind::added,
                    text});
  return runs;
}

bool is_changed(const std::vector<Run>& runs) {
  return std::any_of(runs.begin(), runs.end(), [](const Run& run) { return run.kind != Run::Kind::equal; });
}

TableCellChange cell_between(const std::string& from, const std::string& to, Presence presence) {
  TableCellChange cell;
  cell.runs = presence == Presence::both ? runs_between(from, to)
                                         : runs_of(presence == Presence::added ? to : from, presence);
  cell.changed = is_changed(cell.runs);
  return cell;
}

}  // namespace

TableDifference table_difference(const Table& from, const Table& to) {
  TableDifference result;
  result.title = runs_between(from.title, to.title);
  const std::vector<Pair> columns = paired_columns(from, to);
  for (const Pair& column : columns) {
    const Presence presence = presence_of(column);
    result.columns.push_back(
        {presence,
         cell_between(cell_of(from.columns, column.from), cell_of(to.columns, column.to), presence).runs});
  }
  const std::vector<std::optional<size_t>> partner = paired_rows(from, to);
  const std::set<size_t> moved = moved_places(partner);
  for (const Pair& pair : in_order(partner, from.rows.size())) {
    TableDifference::Row row;
    row.presence = presence_of(pair);
    row.moved = pair.to && moved.contains(*pair.to);
    row.changed = row.presence != Presence::both || row.moved;
    for (const Pair& column : columns) {
      const std::string old_text = pair.from ? cell_of(from.rows[*pair.from], column.from) : std::string();
      const std::string new_text = pair.to ? cell_of(to.rows[*pair.to], column.to) : std::string();
      row.cells.push_back(cell_between(old_text, new_text,
                                       row.presence == Presence::both ? presence_of(column) : row.presence));
      row.changed = row.changed || row.cells.back().changed;
    }
    result.rows.push_back(std::move(row));
  }
  return result;
}

TableDifference whole_table(const Table& table, Presence presence) {
  TableDifference result;
  result.presence = presence;
  result.title = runs_of(table.title, presence);
  for (const std::string& heading : table.columns)
    result.columns.push_back({presence, runs_of(heading, presence)});
  for (const Row& cells : table.rows) {
    TableDifference::Row row{presence, false, presence != Presence::both, {}};
    for (size_t column = 0; column < table.columns.size(); ++column) {
      row.cells.push_back({false, runs_of(cell_of(cells, column), presence)});
      row.cells.back().changed = is_changed(row.cells.back().runs);
    }
    result.rows.push_back(std::move(row));
  }
  return result;
}

bool has_changes(const TableDifference& table) {
  return table.presence != Presence::both || table.moved || is_changed(table.title) ||
         std::any_of(table.columns.begin(), table.columns.end(),
                     [](const TableDifference::Column& column) {
                       return column.presence != Presence::both || is_changed(column.heading);
                     }) ||
         std::any_of(table.rows.begin(), table.rows.end(),
                     [](const TableDifference::Row& row) { return row.changed; });
}

std::vector<TableDifference> table_differences(const std::vector<Table>& from, const std::vector<Table>& to) {
  const auto names = [](const std::vector<Table>& tables) {
    std::vector<std::string> result;
    for (const Table& table : tables) result.push_back(table.title + "\n" + join(table.columns, "\t"));
    return result;
  };
  const std::vector<std::string> old_names = names(from), new_names = names(to);
  std::vector<std::optional<size_t>> partner = partners_by(old_names, new_names);
  pair_rest(partner, old_names, new_names, 400);
  const std::set<size_t> moved = moved_places(partner);
  std::vector<TableDifference> result;
  for (const Pair& pair : in_order(partner, from.size())) {
    TableDifference one = pair.from && pair.to ? table_difference(from[*pair.from], to[*pair.to])
                          : pair.to            ? whole_table(to[*pair.to], Presence::added)
                                               : whole_table(from[*pair.from], Presence::removed);
    one.moved =
        pair.from && pair.to && (from[*pair.from].place != to[*pair.to].place || moved.contains(*pair.to));
    if (has_changes(one)) result.push_back(std::move(one));
  }
  return result;
}

}  // namespace gongbao
