#include "render/views/plain_table.h"

namespace gongbao {

TableParts plain_table(const PageView& view, const char* id, const char* caption,
                       std::initializer_list<const char*> columns) {
  const Words& words = view.context.words();
  TableParts table{id, words[caption], {}, {}, {}};
  for (const char* column : columns) table.columns.emplace_back(words[column], false);
  return table;
}

TableCell text_cell(std::string text, std::string url) {
  return {std::move(text), std::move(url), false, {}};
}

TableCell state_cell(std::string word, const char* css_class) {
  return {std::move(word), {}, false, css_class};
}

Value::List finished(TableParts table) {
  if (table.rows.empty()) return {};
  leave_out_empty_columns(table);
  Value::List tables;
  tables.push_back(table_shape(std::move(table)));
  return tables;
}

}  // namespace gongbao
