#include "render/data/rows.h"

#include "render/escape.h"
#include "render/json.h"

namespace gongbao {
namespace {

/// Nothing to quote and nothing to defuse: true of nearly every cell.
bool is_plain_cell(std::string_view text) {
  if (text.empty()) return true;
  const auto first = static_cast<unsigned char>(text.front());
  if (first == ' ' || text.back() == ' ' || first == '=' || first == '+' || first == '-' || first == '@' ||
      first == 0xEF)
    return false;
  return text.find_first_of("\",;\r\n\t") == std::string_view::npos;
}

}  // namespace

JsonRows::JsonRows(std::string_view schema) {
  out_ = fmt::format("{{\"schema\":\"gongbao.{}/1\",\"rows\":[", schema);
}

void JsonRows::expect(size_t rows) {
  constexpr size_t row_bytes = 900, most = size_t{64} << 20;
  out_.reserve(std::min(rows * row_bytes, most));
}

void JsonRows::begin_row() { out_ += std::exchange(has_rows_, true) ? ",\n{" : "\n{"; }

void JsonRows::separate() {
  if (out_.back() != '{' && out_.back() != '[') out_ += ',';
}

void JsonRows::key(std::string_view key) {
  if (out_.back() != '{') out_ += ',';
  out_ += '"';
  out_ += key;
  out_ += "\":";
}

void JsonRows::text(std::string_view name, std::string_view value) {
  key(name);
  append_json(out_, value);
}

void JsonRows::text_or_null(std::string_view name, std::string_view value) {
  value.empty() ? null(name) : text(name, value);
}

void JsonRows::number(std::string_view name, int64_t value) {
  key(name);
  out_ += std::to_string(value);
}

void JsonRows::flag(std::string_view name, bool value) {
  key(name);
  out_ += value ? "true" : "false";
}

void JsonRows::null(std::string_view name) {
  key(name);
  out_ += "null";
}

void JsonRows::texts(std::string_view name, const std::vector<std::string>& values) {
  begin_list(name);
  for (const std::string& value : values) item(value);
  end_list();
}

void JsonRows::begin_object(std::string_view name) {
  key(name);
  out_ += '{';
}

void JsonRows::begin_list(std::string_view name) {
  key(name);
  out_ += '[';
}

void JsonRows::begin_item() {
  separate();
  out_ += '{';
}

void JsonRows::item(std::string_view value) {
  separate();
  append_json(out_, value);
}

std::string JsonRows::take() {
  out_ += has_rows_ ? "\n]}\n" : "]}\n";
  return std::move(out_);
}

CsvRows::CsvRows(const std::vector<std::string_view>& columns, bool byte_order_mark) {
  if (byte_order_mark) out_ = "\xEF\xBB\xBF";
  for (const std::string_view column : columns) made(column);
  end_row();
}

void CsvRows::separate() {
  if (!std::exchange(is_first_, false)) out_ += ',';
}

void CsvRows::text(std::string_view value) {
  separate();
  if (is_plain_cell(value))
    out_ += value;
  else
    out_ += csv_text_cell(value);
}

void CsvRows::made(std::string_view value) {
  separate();
  out_ += csv_cell(value);
}

void CsvRows::end_row() {
  out_ += "\r\n";
  is_first_ = true;
}

}  // namespace gongbao
