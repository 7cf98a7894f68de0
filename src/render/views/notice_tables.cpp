#include "render/views/notice_tables.h"

#include "base/text.h"
#include "content/csv.h"

namespace gongbao {
namespace {

CsvTable rows_of(const PageView& view, const Document& document, const NoticeTable& table) {
  if (table.file.empty()) return {table.columns, table.rows, {}};
  const Attachment* file = document.attachment(table.file.text);
  const auto text = view.context.site.csv_texts.find(file ? file->blob : std::string());
  if (text == view.context.site.csv_texts.end()) return {};
  std::variant<CsvTable, CsvFault> read = read_csv(text->second);  // check_table_files() reports a faulty one
  return std::holds_alternative<CsvTable>(read) ? std::get<CsvTable>(std::move(read)) : CsvTable();
}

/// 340, 0.5, 1,922, 98.5%: what is set flush right.
bool is_number(std::string_view text) {
  if (text.starts_with('-')) text.remove_prefix(1);
  if (text.ends_with('%')) text.remove_suffix(1);
  return !text.empty() && is_ascii_digit(text.front()) &&
         text.find_first_not_of("0123456789.,") == std::string_view::npos;
}

bool is_number_column(const CsvTable& table, size_t column) {
  bool has_number = false;
  for (const std::vector<std::string>& row : table.rows) {
    const std::string_view text = trim(row[column]);
    if (text.empty() || text == "/" || text == "—") continue;  // not stated
    if (!is_number(text)) return false;
    has_number = true;
  }
  return has_number;
}

/// 2026-08-31, 2026年8月31日: not broken at the end of a line.
bool is_date(std::string_view text) {
  constexpr size_t year = 4, longest = 20;  // bytes: 2026年12月31日
  const std::string_view after = text.substr(std::min(year, text.size()));
  return text.size() <= longest && is_number(text.substr(0, year)) &&
         (after.starts_with("-") || after.starts_with("年"));
}

}  // namespace

Value::List notice_tables(const PageView& view, Ref<Document> ref) {
  const Document& document = view.context.library()[ref];
  Value::List tables;
  for (const NoticeTable& table : document.as_notice()->tables) {
    CsvTable rows = rows_of(view, document, table);
    if (rows.rows.empty()) continue;
    TableParts parts;
    parts.id = fmt::format("table-{}", tables.size() + 1);
    parts.caption = table.title.empty() ? document.title : table.title;
    for (size_t column = 0; column < rows.columns.size(); ++column)
      parts.columns.emplace_back(rows.columns[column], is_number_column(rows, column));
    for (std::vector<std::string>& row : rows.rows) {
      std::vector<TableCell> cells;
      for (size_t column = 0; column < row.size(); ++column) {
        const bool is_whole = is_date(row[column]);
        cells.push_back({std::move(row[column]), {}, parts.columns[column].second, {}, is_whole});
      }
      parts.rows.emplace_back(std::string(), std::move(cells));
    }
    tables.push_back(table_shape(std::move(parts)));
  }
  return tables;
}

}  // namespace gongbao
