#include "base/record.h"
#include "check/checks.h"
#include "check/notice_table_rules.h"
#include "content/csv.h"

namespace gongbao {
namespace {

struct TableFile {
  const Document* notice;
  const NoticeTable* table;
  const SourceFile* file;
};

std::string hint_of(const TableFile& table) {
  return fmt::format("'{}' shows it as a table; save it from the spreadsheet as \"CSV UTF-8\"",
                     table.notice->path);
}

/// Why the file cannot be shown as a table, else what is wrong in its rows. Line 0 is the whole file.
std::vector<Finding> find_faults(const TableFile& table, std::string_view bytes) {
  const std::string& path = table.file->path;
  const auto at = [&](int line) { return Place{path, line, line == 0 ? 0 : 1, 1}; };
  const std::variant<CsvTable, CsvFault> read = read_csv(bytes);
  if (const CsvFault* fault = std::get_if<CsvFault>(&read))
    return {{at(fault->line), Severity::error, "notice/table-file", fault->message, hint_of(table)}};
  const CsvTable& rows = std::get<CsvTable>(read);
  if (rows.rows.empty())
    return {
        {at(0), Severity::error, "notice/table-file", "the file has a header and no rows", hint_of(table)}};
  std::vector<Finding> findings;
  for (TableFault& fault : find_table_faults(table.table->kind, rows, *table.notice->as_notice()))
    findings.push_back({at(fault.row ? rows.lines[*fault.row] : 1), fault.severity, std::move(fault.code),
                        std::move(fault.message), std::move(fault.hint)});
  return findings;
}

/// The faults from a worker.
std::string write_faults(const std::vector<Finding>& findings) {
  RecordWriter record;
  record.list(findings, [&](const Finding& finding) {
    record.number(finding.place.line);
    record.number(static_cast<int64_t>(finding.severity));
    record.text(finding.code);
    record.text(finding.message);
    record.text(finding.hint);
  });
  return record.take();
}

void read_faults(std::string_view bytes, const std::string& path, Findings& findings) {
  RecordReader record(bytes);
  record.list<int>([&] {
    const int line = static_cast<int>(record.number());
    const auto severity = static_cast<Severity>(record.number());
    std::string code(record.text()), message(record.text());
    findings.add({{path, line, line == 0 ? 0 : 1, 1},
                  severity,
                  std::move(code),
                  std::move(message),
                  std::string(record.text())});
    return line;
  });
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
    return
        [&, reader](size_t i) { return write_faults(find_faults(files[i], reader->read(*files[i].file))); };
  });
  for (size_t i = 0; i < files.size(); ++i) {
    if (outcomes[i].loss != Loss::none) {
      findings.error("file/unreadable", {files[i].file->path, 0, 0, 1},
                     "this table kills or stalls its reader", "save it again as CSV");
      continue;
    }
    read_faults(outcomes[i].bytes, files[i].file->path, findings);
  }
}

}  // namespace gongbao
