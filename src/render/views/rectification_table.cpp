#include "render/views/rectification_table.h"

namespace gongbao {
namespace {

/// The finding's words, with a link to its row on its note's page; its name where its note is not shown.
TableCell finding_cell(const PageView& view, const std::vector<FindingRef>& resolved, const std::vector<Sourced>& written,
                       size_t index) {
  const VisibleLibrary& library = view.context.library();
  if (index >= resolved.size()) return {index < written.size() ? written[index].text : std::string(), {}, false, {}};
  const FindingRef ref = resolved[index];
  if (!library.sees(ref.note)) return {};
  const std::vector<InspectionFinding>& findings = library[ref.note].as_note()->findings;
  if (ref.index >= findings.size()) return {};
  const std::string anchor = "#" + url::encoded("finding-" + findings[ref.index].id);
  return {findings[ref.index].text, view.link_to(url::of(library[ref.note], library)) + anchor, false, {}};
}

TableParts table_of(const PageView& view, const char* id, const char* caption,
                    std::initializer_list<const char*> columns) {
  const Words& words = view.context.words();
  TableParts table{id, words[caption], {}, {}, {}};
  for (const char* column : columns) table.columns.emplace_back(words[column], false);
  return table;
}

void finish(TableParts table, Value::List& tables) {
  if (table.rows.empty()) return;
  leave_out_empty_columns(table);
  tables.push_back(table_shape(std::move(table)));
}

}  // namespace

Value::List rectification_tables(const PageView& view, Ref<Document> ref) {
  const RenderContext& context = view.context;
  const Words& words = context.words();
  const Note& note = *context.library()[ref].as_note();
  TableParts done = table_of(view, "table-rectifications", "table_rectifications",
                             {"column_finding", "column_date", "column_measures", "column_state"});
  for (const Rectification& one : note.rectifications)
    for (size_t i = 0; i < one.resolved.size(); ++i)
      done.rows.emplace_back(
          std::string(),
          std::vector<TableCell>{finding_cell(view, one.resolved, one.findings, i),
                                 {date_words(one.date, {}, context), {}, false, {}},
                                 {one.action, {}, false, {}},
                                 {words[one.partly ? "finding_partly" : "finding_closed"], {}, false,
                                  one.partly ? "open" : "good"}});
  TableParts seen = table_of(view, "table-revisits", "table_revisits", {"column_finding", "column_date", "column_state"});
  for (const Revisit& one : note.revisits)
    for (size_t i = 0; i < one.resolved.size(); ++i)
      seen.rows.emplace_back(
          std::string(),
          std::vector<TableCell>{finding_cell(view, one.resolved, one.findings, i),
                                 {date_words(one.date, {}, context), {}, false, {}},
                                 {words[one.held ? "revisit_held" : "revisit_failed"], {}, false,
                                  one.held ? "good" : "warn"}});
  Value::List tables;
  finish(std::move(done), tables);
  finish(std::move(seen), tables);
  return tables;
}

}  // namespace gongbao
