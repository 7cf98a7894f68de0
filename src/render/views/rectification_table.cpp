#include "render/views/rectification_table.h"

#include "render/finding_table.h"
#include "render/views/plain_table.h"

namespace gongbao {
namespace {

/// The finding's words, with a link to its row on its note's page; nothing where its note is not shown.
TableCell finding_cell(const PageView& view, FindingRef ref) {
  std::string address = finding_address(view, ref);
  if (address.empty()) return {};
  return text_cell(view.context.library()[ref.note].as_note()->findings[ref.index].text, std::move(address));
}

}  // namespace

Value::List rectification_tables(const PageView& view, Ref<Document> ref) {
  const RenderContext& context = view.context;
  const Words& words = context.words();
  const Note& note = *context.library()[ref].as_note();
  TableParts done = plain_table(view, "table-rectifications", "table_rectifications",
                                {"column_finding", "column_date", "column_measures", "column_state"});
  for (const Rectification& one : note.rectifications)
    for (const FindingRef finding : one.resolved)
      done.rows.push_back(
          {{},
           {finding_cell(view, finding), date_cell(one.date, {}, context), text_cell(one.action),
            one.partly ? state_cell(words["finding_partly"], "open")
                       : state_cell(words["finding_closed"], "good")}});
  TableParts seen = plain_table(view, "table-revisits", "table_revisits",
                                {"column_finding", "column_date", "column_state"});
  for (const Revisit& one : note.revisits)
    for (const FindingRef finding : one.resolved)
      seen.rows.push_back({{},
                           {finding_cell(view, finding), date_cell(one.date, {}, context),
                            one.held ? state_cell(words["revisit_held"], "good")
                                     : state_cell(words["revisit_failed"], "warn")}});
  Value::List tables = finished(std::move(done));
  for (Value& table : finished(std::move(seen))) tables.push_back(std::move(table));
  return tables;
}

}  // namespace gongbao
