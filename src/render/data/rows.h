#pragma once
#include <string>
#include <string_view>
#include <vector>

#include "content/quantity.h"

namespace gongbao {

/// Writes a data file of ours, {"schema": "gongbao.<name>/1", "rows": […]}, one row a line so that
/// differences read well. Keys are literals in ASCII; values are escaped. Made to be fast: it only appends.
class JsonRows {
 public:
  explicit JsonRows(std::string_view schema);

  /// Room for so many rows of the size that a row of sums has.
  void expect(size_t rows);

  void begin_row();
  void end_row() { out_ += '}'; }
  void text(std::string_view key, std::string_view value);
  void text_or_null(std::string_view key, std::string_view value);  ///< null where it is empty
  void number(std::string_view key, int64_t value);
  void flag(std::string_view key, bool value);
  void null(std::string_view key);
  void texts(std::string_view key, const std::vector<std::string>& values);

  /// Inside a row: an object or list as value.
  void begin_object(std::string_view key);
  void begin_list(std::string_view key);
  void begin_item();                  ///< an object of a list
  void item(std::string_view value);  ///< a text of a list
  void end_object() { out_ += '}'; }
  void end_list() { out_ += ']'; }

  std::string take();

 private:
  void key(std::string_view key);
  void separate();
  std::string out_;
  bool has_rows_ = false;
};

/// Writes a CSV file after RFC 4180, with CRLF. A text cell that a spreadsheet would run as a formula is
/// defused; cells that the program made (numbers, ids, dates) are never changed.
class CsvRows {
 public:
  /// `byte_order_mark`: spreadsheets else take UTF-8 for something older.
  CsvRows(const std::vector<std::string_view>& columns, bool byte_order_mark);

  void text(std::string_view value);
  void made(std::string_view value);
  void empty() { separate(); }
  void end_row();

  std::string take() { return std::move(out_); }

 private:
  void separate();
  std::string out_;
  bool is_first_ = true;
};

}  // namespace gongbao
