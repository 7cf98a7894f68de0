#include "render/difference_shape.h"

#include "base/text.h"
#include "content/source_path.h"

namespace gongbao {
namespace {

Value run_shape(Run::Kind kind, const std::string& text, bool moved) {
  Value value;
  value.set("is_equal", kind == Run::Kind::equal);
  value.set("is_removed", kind == Run::Kind::removed);
  value.set("is_added", kind == Run::Kind::added);
  value.set("is_moved", moved);
  value.set("text", text);
  return value;
}

Value::List run_shapes(const std::vector<Run>& runs) {
  Value::List list;
  for (const Run& run : runs) list.push_back(run_shape(run.kind, run.text, run.moved));
  return list;
}

/// The whole of what only one version has.
Value::List one_sided(const std::optional<std::string>& from, const std::optional<std::string>& to) {
  Value::List list;
  if (from && !from->empty()) list.push_back(run_shape(Run::Kind::removed, *from, false));
  if (to && !to->empty()) list.push_back(run_shape(Run::Kind::added, *to, false));
  return list;
}

struct ValueRow {
  std::string title, meta, from, to, change, remark;
};

Value row_shape(const ValueRow& row) {
  Value value;
  value.set("title", row.title);
  value.set_optional("has_meta", "meta", row.meta);
  value.set_optional("has_old", "old", row.from);
  value.set_optional("has_new", "new", row.to);
  value.set_optional("has_change", "change", row.change);
  value.set_optional("has_remark", "remark", row.remark);
  value.set("is_changed", row.from != row.to);
  return value;
}

Value value_table(const std::string& id, const std::string& caption, Value::List rows) {
  Value value;
  value.set("id", id);
  value.set("caption", caption);
  value.set("rows", std::move(rows));
  return value;
}

std::string words_of(const std::optional<Quantity>& change, std::string_view unit) {
  return change && !change->value.is_zero() ? change_words(*change, unit) : std::string();
}

/// Which of several figures of one metric a link means: agency, period and column. For insiders the whole
/// query; what else stands in it may name a document that readers do not see.
std::string linked_meta(const std::string& query, const DifferenceView& view) {
  if (!view.is_public) return query;
  std::vector<std::string> meta;
  for (const auto& [key, value] : details_of_query(query)) {
    if (key == "agency") {
      if (const std::optional<Ref<Agency>> agency = view.agencies.with_id(value))
        meta.push_back(view.agencies[*agency].shown());
    } else if (key == "period") {
      meta.push_back(value);
    } else if (key == "show" && (value == "own" || value == "total")) {
      meta.push_back(view.words[value == "own" ? "column_own" : "column_total"]);
    }
  }
  return join(meta, " · ");
}

Value::List value_tables(const DocumentDifference& difference, const DifferenceView& view,
                         const std::string& id) {
  const Words& words = view.words;
  Value::List tables;
  Value::List stated, linked;
  for (const FigureChange& one : difference.figures) {
    const StatedFigure& figure = one.either();
    std::vector<std::string> meta{figure.agency_name};
    for (const std::string* part : {&figure.key.period, &figure.key.region, &figure.key.scope})
      if (!part->empty()) meta.push_back(*part);
    if (figure.key.basis == FigureBasis::cumulative) meta.push_back(words["basis_cumulative"]);
    if (figure.key.basis == FigureBasis::total) meta.push_back(words["basis_total"]);
    ValueRow row{figure.metric_name,
                 join(meta, " · "),
                 one.from ? one.from->as_written : "",
                 one.to ? one.to->as_written : "",
                 words_of(one.change, figure.unit),
                 {}};
    if (one.from && one.to && one.from->details != one.to->details) row.remark = words["difference_details"];
    stated.push_back(row_shape(row));
  }
  for (const LinkedFigureChange& one : difference.bound)
    linked.push_back(row_shape({one.name.empty() ? one.query.substr(0, one.query.find('?')) : one.name,
                                linked_meta(one.query, view),
                                one.from.value_or(""),
                                one.to.value_or(""),
                                words_of(one.change, one.unit),
                                {}}));
  if (!linked.empty())
    tables.push_back(value_table(id + "-linked", words["table_figures_of_document"], std::move(linked)));
  if (!stated.empty())
    tables.push_back(value_table(id + "-stated", words["heading_figures"], std::move(stated)));
  return tables;
}

const char* class_of(TextBlock::Kind kind) {
  constexpr const char* classes[] = {"same", "removed", "added", "changed"};
  return classes[static_cast<size_t>(kind)];
}

std::string word_of(const TextBlock& block, const Words& words) {
  switch (block.kind) {
    case TextBlock::Kind::equal:
      return {};
    case TextBlock::Kind::removed:
      return words[block.moved ? "difference_moved_away" : "difference_removed"];
    case TextBlock::Kind::added:
      return words[block.moved ? "difference_moved_here" : "difference_added"];
    case TextBlock::Kind::changed:
      break;
  }
  return words[block.restyled ? "difference_restyled" : "difference_changed"];
}

Value block_shape(const TextBlock& block, const Words& words) {
  Value value;
  std::string classes = class_of(block.kind);
  if (block.style.starts_with("heading-")) classes += " heading";
  if (block.style == "item") classes += " item";
  if (block.style == "code") classes += " code";
  value.set("class", classes);
  value.set_optional("has_mark", "mark", word_of(block, words));
  value.set("runs", run_shapes(block.runs));
  return value;
}

Value::List text_groups(const std::vector<TextBlock>& blocks, const Words& words) {
  Value::List groups;
  if (!has_changes(blocks)) return groups;
  for (const BlockGroup& group : grouped(blocks)) {
    Value::List list;
    for (size_t i = group.begin; i < group.end; ++i) list.push_back(block_shape(blocks[i], words));
    Value value;
    value.set("is_hidden", group.hidden);
    value.set("title", words.format("difference_unchanged", {std::to_string(group.end - group.begin)}));
    value.set("blocks", std::move(list));
    groups.push_back(std::move(value));
  }
  return groups;
}

const char* class_of(TableDifference::Presence presence) {
  return presence == TableDifference::Presence::removed ? "removed" : "added";
}

/// Of a long table the rows that changed, and one on each side.
std::vector<bool> rows_to_show(const TableDifference& table) {
  constexpr size_t shown_whole = 12;
  std::vector<bool> shown(table.rows.size(), table.rows.size() <= shown_whole);
  for (size_t i = 0; i < table.rows.size(); ++i)
    if (table.rows[i].changed)
      for (size_t k = i == 0 ? 0 : i - 1; k < std::min(i + 2, table.rows.size()); ++k) shown[k] = true;
  return shown;
}

Value table_shape_of(const TableDifference& table, const DifferenceView& view, const std::string& id) {
  Value::List columns, rows;
  for (const TableDifference::Column& column : table.columns) {
    Value value;
    value.set("runs", run_shapes(column.heading));
    columns.push_back(std::move(value));
  }
  const std::vector<bool> shown = rows_to_show(table);
  for (size_t i = 0; i < table.rows.size(); ++i) {
    const TableDifference::Row& row = table.rows[i];
    if (!shown[i]) continue;
    Value::List cells;
    for (const TableCellChange& cell : row.cells) {
      Value value;
      value.set("runs", run_shapes(cell.runs));
      cells.push_back(std::move(value));
    }
    Value value;
    value.set("class", row.presence == TableDifference::Presence::both ? (row.changed ? "changed" : "same")
                                                                       : class_of(row.presence));
    value.set_optional("has_mark", "mark",
                       row.presence == TableDifference::Presence::added     ? view.words["difference_added"]
                       : row.presence == TableDifference::Presence::removed ? view.words["difference_removed"]
                       : row.moved   ? view.words["difference_moved_here"]
                       : row.changed ? view.words["difference_changed"]
                                     : std::string());
    value.set("cells", std::move(cells));
    rows.push_back(std::move(value));
  }
  const auto left_out = std::count(shown.begin(), shown.end(), false);
  Value value;
  value.set("id", id);
  value.set("has_title", !table.title.empty());
  value.set("title", run_shapes(table.title));
  value.set("columns", std::move(columns));
  value.set("rows", std::move(rows));
  std::string note = table.moved ? view.words["difference_table_moved"] : std::string();
  if (left_out > 0) note += view.words.format("difference_unchanged_rows", {std::to_string(left_out)});
  value.set_optional("has_note", "note", std::move(note));
  return value;
}

Value line_shape(std::string name, Value::List runs) {
  Value value;
  value.set("name", std::move(name));
  value.set("runs", std::move(runs));
  return value;
}

Value::List link_shapes(const DocumentDifference& difference, const DifferenceView& view) {
  Value::List list;
  for (const LinkChange& one : difference.links)
    if (!view.is_public || one.external)
      list.push_back(line_shape(one.text.empty() ? "…" : one.text, one_sided(one.from, one.to)));
  return list;
}

Value::List attachment_shapes(const DocumentDifference& difference, const Words& words) {
  Value::List list;
  for (const AttachmentChange& one : difference.attachments) {
    const auto name = [&](bool there) { return there ? std::optional(one.name) : std::nullopt; };
    const bool both = one.was && one.is;
    list.push_back(both
                       ? line_shape(one.name, {run_shape(Run::Kind::equal, words["difference_bytes"], false)})
                       : line_shape(words[one.is ? "difference_added" : "difference_removed"],
                                    one_sided(name(one.was), name(one.is))));
  }
  return list;
}

}  // namespace

Value::List field_shapes(const std::vector<FieldChange>& fields, const DifferenceView& view) {
  Value::List list;
  const auto named = [&](const FieldChange& field, std::optional<std::string> text) {
    const std::string& key = field.path.back();
    if (text && (key == "agency" || key == "lead" || key == "owner"))
      if (const std::optional<Ref<Agency>> agency = view.agencies.with_id(*text))
        return std::optional(view.agencies[*agency].shown());
    return text;
  };
  for (const FieldChange& field : fields) {
    const std::string name = field_name(field.path, view);
    if (name.empty()) continue;
    const auto names_path = [&](const std::optional<std::string>& text) {
      return text && may_name_path(*text);
    };
    if (view.is_public && field.path.front() == "source" && (names_path(field.from) || names_path(field.to)))
      continue;
    const std::optional<std::string> from = named(field, field.from), to = named(field, field.to);
    const bool as_written = from == field.from && to == field.to && from && to;
    list.push_back(line_shape(name, as_written ? run_shapes(field.runs) : one_sided(from, to)));
  }
  return list;
}

Value sums_shape(const std::vector<SumChange>& sums, const DifferenceView& view, const std::string& id) {
  Value::List rows;
  for (const SumChange& one : sums) {
    std::vector<std::string> meta{one.agency_name};
    for (const std::string* part : {&one.period, &one.campaign})
      if (!part->empty()) meta.push_back(*part);
    const char* column = one.column == SumChange::Column::own     ? "column_own"
                         : one.column == SumChange::Column::total ? "column_total"
                                                                  : "column_subtree";
    meta.push_back(view.words[column]);
    const auto words = [&](const std::optional<Quantity>& value) {
      return value ? format_value(*value, one.unit) : std::string();
    };
    rows.push_back(row_shape({one.metric_name,
                              join(meta, " · "),
                              words(one.from),
                              words(one.to),
                              words_of(one.change, one.unit),
                              {}}));
  }
  return value_table(id, view.words["difference_sums"], std::move(rows));
}

Value difference_shape(const DocumentDifference& difference, const DifferenceView& view,
                       const std::string& id) {
  const Words& words = view.words;
  const DocumentName& name = difference.to ? *difference.to : *difference.from;
  const bool renamed = difference.from && difference.to && difference.from->path != difference.to->path;
  Value value;
  value.set("id", id);
  value.set("title", name.title);
  value.set_optional("has_meta", "meta",
                     view.is_public ? std::string()
                     : renamed      ? difference.from->path + " → " + name.path
                                    : name.path);
  value.set_optional("has_state", "state",
                     !difference.from ? words["difference_new_document"]
                     : !difference.to ? words["difference_gone"]
                                      : std::string());
  value.set_list("has_value_tables", "value_tables", value_tables(difference, view, id));
  value.set_list("has_fields", "fields", field_shapes(difference.fields, view));
  value.set_list("has_text", "text_groups", text_groups(difference.text, words));
  Value::List tables;
  for (const TableDifference& one : difference.tables)
    tables.push_back(table_shape_of(one, view, fmt::format("{}-table-{}", id, tables.size() + 1)));
  value.set_list("has_changed_tables", "changed_tables", std::move(tables));
  value.set_list("has_links", "links", link_shapes(difference, view));
  value.set_list("has_attachments", "attachments", attachment_shapes(difference, words));
  value.set_optional("has_remark", "remark",
                     difference.only_source ? words["difference_only_source"] : std::string());
  return value;
}

}  // namespace gongbao
