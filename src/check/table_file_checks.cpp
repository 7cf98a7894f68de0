#include "base/record.h"
#include "check/checks.h"
#include "content/csv.h"

namespace gongbao {
namespace {

struct TableFile {
  const Document* notice;
  const NoticeTable* table;
  const SourceFile* file;
};

/// Why the file cannot be shown as a table, from a worker.
std::string fault_of(std::string_view bytes) {
  const std::variant<CsvTable, CsvFault> read = read_csv(bytes);
  const CsvFault* fault = std::get_if<CsvFault>(&read);
  const bool is_empty = !fault && std::get<CsvTable>(read).rows.empty();
  RecordWriter record;
  record.number(fault ? fault->line : 0);
  record.text(fault ? fault->message : is_empty ? "the file has a header and no rows" : "");
  return record.take();
}

/// What a table names and is not attached; a file that cannot be attached has its finding already.
void report_missing(const Document& notice, const NoticeTable& table, Findings& findings) {
  const auto names = [&](const Sourced& listed) { return listed.text == table.file.text; };
  if (std::any_of(notice.listed_attachments.begin(), notice.listed_attachments.end(), names)) return;
  findings.error(
      "notice/table-file", table.file.place,
      fmt::format("'{}' is not attached to this notice, so its table has no rows", table.file.text),
      fmt::format("add it: attachments: [{}]", table.file.text));
}

}  // namespace

void check_table_files(const Library& library, const Snapshot& snapshot, const WorkLimits& limits,
                       Findings& findings) {
  std::vector<TableFile> files;
  for (const Document& document : library.documents()) {
    const Notice* notice = document.as_notice();
    if (!notice || document.unreadable) continue;
    for (const NoticeTable& table : notice->tables) {
      if (table.file.empty()) continue;
      if (const Attachment* attached = document.attachment(table.file.text))
        files.push_back({&document, &table, snapshot.find(attached->path)});
      else
        report_missing(document, table, findings);
    }
  }
  const Outcomes outcomes = parallel_map(files.size(), limits, [&] {
    auto reader = std::make_shared<BlobReader>(snapshot.open_reader());
    return [&, reader](size_t i) { return fault_of(reader->read(*files[i].file)); };
  });
  for (size_t i = 0; i < files.size(); ++i) {
    if (outcomes[i].loss != Loss::none) {
      findings.error("file/unreadable", {files[i].file->path, 0, 0, 1},
                     "this table kills or stalls its reader", "save it again as CSV");
      continue;
    }
    RecordReader record(outcomes[i].bytes);
    const int line = static_cast<int>(record.number());
    const std::string message(record.text());
    if (!message.empty())
      findings.error("notice/table-file", {files[i].file->path, line, line == 0 ? 0 : 1, 1}, message,
                     fmt::format("'{}' shows it as a table; save it from the spreadsheet as \"CSV UTF-8\"",
                                 files[i].notice->path));
  }
}

}  // namespace gongbao
