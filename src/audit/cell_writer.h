#pragma once
#include <string_view>

#include "audit/readable.h"

namespace gongbao {

/// Collects the readable text of one file. Cells that hold another encoding once more (an address in JSON,
/// HTML in a feed) are given both as they are and with it undone.
class CellWriter {
 public:
  explicit CellWriter(Readable& target) : target_(target) {}
  /// Text of the current cell, from this byte of the file.
  void text(std::string_view utf8, size_t source);
  void character(char32_t c) { body_.add(c); }
  void end_cell() { body_.end_cell(); }
  /// A cell of its own, beside the running text: an attribute, a comment. Undoes further encodings.
  void aside(std::string_view utf8, size_t source);
  /// A whole cell of the running text; undoes further encodings.
  void cell(std::string_view utf8, size_t source);
  void address(std::string_view target, size_t source);
  /// Joins what was collected into the target.
  void finish();

 private:
  void undo_further(std::string_view utf8, size_t source);
  void mark(std::vector<Readable::Mark>& marks, const NormalText& text, size_t source);
  Readable& target_;
  NormalText body_, aside_;
  std::vector<Readable::Mark> body_marks_, aside_marks_;
  int depth_ = 0;
};

/// %E4%BD%A0 and the like undone, other signs as they are.
std::string undo_percent(std::string_view text);

/// The readers of the formats. `offset` is where `bytes` begin in the file.
void read_markup(std::string_view bytes, size_t offset, CellWriter& writer);
void read_json(std::string_view bytes, size_t offset, CellWriter& writer);  ///< scripts too
void read_csv_cells(std::string_view bytes, CellWriter& writer);
void read_calendar(std::string_view bytes, CellWriter& writer);

}  // namespace gongbao
