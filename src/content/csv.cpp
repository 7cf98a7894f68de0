#include "content/csv.h"

#include <optional>

#include "base/utf8.h"

namespace gongbao {
namespace {

class CsvReader {
 public:
  explicit CsvReader(std::string_view text) : text_(text) {}

  /// The next record; nothing at the end, or with `fault()` set.
  bool next(std::vector<std::string>& record) {
    record.clear();
    if (at_ >= text_.size()) return false;
    start_ = line_;
    for (;;) {
      std::string cell;
      if (!(text_.substr(at_, 1) == "\"" ? quoted(cell) : plain(cell))) return false;
      record.push_back(std::move(cell));
      if (at_ >= text_.size()) return true;
      if (text_[at_] != ',') break;
      ++at_;
    }
    end_line();
    return true;
  }

  int start() const { return start_; }  ///< the record's first line
  const std::optional<CsvFault>& fault() const { return fault_; }

 private:
  bool plain(std::string& cell) {
    const size_t end = std::min(text_.find_first_of(",\r\n", at_), text_.size());
    cell = text_.substr(at_, end - at_);
    at_ = end;
    if (cell.find('"') != std::string::npos)
      return fail(
          "a quotation mark stands inside a cell: put the cell in quotation marks and double those inside");
    return true;
  }

  bool quoted(std::string& cell) {
    for (++at_;; ++at_) {
      const size_t mark = text_.find('"', at_);
      if (mark == text_.npos) return fail("a cell begins with a quotation mark and has none at its end");
      cell += text_.substr(at_, mark - at_);
      at_ = mark + 1;
      if (text_.substr(at_, 1) != "\"") break;
      cell += '"';
    }
    for (size_t i = 0; i < cell.size(); ++i)
      line_ += cell[i] == '\n' || (cell[i] == '\r' && cell.compare(i, 2, "\r\n") != 0) ? 1 : 0;
    if (at_ < text_.size() && text_[at_] != ',' && text_[at_] != '\r' && text_[at_] != '\n')
      return fail("text follows the closing quotation mark of a cell");
    return true;
  }

  void end_line() {
    at_ += text_.substr(at_, 2) == "\r\n" ? 2 : 1;
    ++line_;
  }

  bool fail(std::string_view why) {
    fault_ = CsvFault{start_, std::string(why)};
    return false;
  }

  std::string_view text_;
  size_t at_ = 0;
  int line_ = 1;
  int start_ = 1;
  std::optional<CsvFault> fault_;
};

}  // namespace

std::variant<CsvTable, CsvFault> read_csv(std::string_view text) {
  if (find_invalid_utf8(text)) return CsvFault{0, "the file is not UTF-8: save it as \"CSV UTF-8\""};
  if (text.starts_with("\xEF\xBB\xBF")) text.remove_prefix(3);
  CsvReader reader(text);
  CsvTable table;
  std::vector<std::string> record;
  while (reader.next(record)) {
    if (record.size() == 1 && record[0].empty()) continue;
    if (table.columns.empty()) {
      table.columns = record;
      continue;
    }
    if (record.size() > table.columns.size())
      return CsvFault{reader.start(),
                      fmt::format("a row has {} cells, the header {}", record.size(), table.columns.size())};
    record.resize(table.columns.size());
    table.rows.push_back(record);
    table.lines.push_back(reader.start());
  }
  if (reader.fault()) return *reader.fault();
  if (table.columns.empty()) return CsvFault{0, "the file has no header"};
  return table;
}

}  // namespace gongbao
