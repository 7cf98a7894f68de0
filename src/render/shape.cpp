#include "render/shape.h"

namespace gongbao {

Value link_shape(std::string url, std::string title, std::string meta) {
  Value link;
  link.set_optional("has_url", "url", std::move(url));
  link.set("title", std::move(title));
  link.set_optional("has_meta", "meta", std::move(meta));
  return link;
}

Value text_shape(std::string title, std::string meta) {
  return link_shape({}, std::move(title), std::move(meta));
}

Value fact_shape(std::string term, Value::List values) {
  Value fact;
  fact.set("term", std::move(term));
  fact.set("values", std::move(values));
  return fact;
}

void set_list(Value& value, const char* flag_key, const char* key, Value::List list) {
  value.set_list(flag_key, key, std::move(list));
}

Value entry_shape(EntryParts parts) {
  Value entry;
  entry.set("url", std::move(parts.url));
  entry.set("title", std::move(parts.title));
  entry.set("kind", std::move(parts.kind));
  entry.set("has_byline", !parts.date_html.empty() || !parts.meta.empty());
  entry.set_optional("has_date", "date_html", std::move(parts.date_html));
  entry.set_optional("has_meta", "meta", std::move(parts.meta));
  entry.set("has_state", parts.state.has_value());
  entry.set("state", parts.state ? std::move(parts.state->word) : std::string());
  entry.set("state_class", parts.state ? std::move(parts.state->css_class) : std::string());
  entry.set_optional("has_summary", "summary", std::move(parts.summary));
  return entry;
}

Value group_shape(std::string id, std::string title, const char* key, Value::List items) {
  Value group;
  group.set("id", std::move(id));
  group.set("title", std::move(title));
  group.set(key, std::move(items));
  return group;
}

Value table_shape(TableParts parts) {
  Value table;
  table.set("id", std::move(parts.id));
  table.set("caption", std::move(parts.caption));
  table.set_optional("has_note", "note", std::move(parts.note));
  Value::List columns;
  for (auto& [title, is_number] : parts.columns) {
    Value column;
    column.set("title", std::move(title));
    column.set("is_number", is_number);
    columns.push_back(std::move(column));
  }
  table.set("columns", std::move(columns));
  Value::List rows;
  for (auto& [id, cells] : parts.rows) {
    Value row;
    row.set_optional("has_id", "id", std::move(id));
    Value::List list;
    for (TableCell& cell : cells) {
      Value shape;
      shape.set("text", std::move(cell.text));
      shape.set("is_number", cell.is_number);
      shape.set("is_nowrap", cell.is_nowrap && !cell.is_number);  // a number is not broken either
      shape.set_optional("has_url", "url", std::move(cell.url));
      shape.set("has_state", !cell.state_class.empty());
      shape.set("state_class", std::move(cell.state_class));
      shape.set_list("has_links", "links", std::move(cell.links));
      list.push_back(std::move(shape));
    }
    row.set("cells", std::move(list));
    rows.push_back(std::move(row));
  }
  table.set("rows", std::move(rows));
  return table;
}

void leave_out_empty_columns(TableParts& parts) {
  for (size_t column = parts.columns.size(); column-- > 0;) {
    const auto says_nothing = [&](const auto& row) {
      return row.second[column].text.empty() && row.second[column].links.empty();
    };
    if (!std::all_of(parts.rows.begin(), parts.rows.end(), says_nothing)) continue;
    const auto at = static_cast<std::ptrdiff_t>(column);
    parts.columns.erase(parts.columns.begin() + at);
    for (auto& [id, cells] : parts.rows) cells.erase(cells.begin() + at);
  }
}

void set_no_pager(Value& value) { set_pager(value, {}); }

void set_pager(Value& value, PagerParts parts) {
  const bool has_previous = !parts.previous_url.empty();
  const bool has_next = !parts.next_url.empty();
  value.set("has_pager", has_previous || has_next || !parts.text.empty());
  value.set_optional("has_previous", "previous_url", std::move(parts.previous_url));
  value.set("previous_title", std::move(parts.previous_title));
  value.set_optional("has_next", "next_url", std::move(parts.next_url));
  value.set("next_title", std::move(parts.next_title));
  value.set_optional("has_pager_text", "pager_text", std::move(parts.text));
}

}  // namespace gongbao
