#include "render/figure_table.h"
#include "render/finding_table.h"
#include "render/reconciliation_shape.h"
#include "render/versions.h"
#include "render/views/document_page.h"
#include "render/views/rectification_table.h"
#include "render/views/views.h"

namespace gongbao {

Value note_view(const PageView& view) {
  const Ref<Document> ref{view.page.subject};
  const Document& document = view.context.library()[ref];
  Value value = page_value(view, document_head(view, ref, "note"));
  set_byline(value, view, document);
  value.set_list("has_facts", "facts", document_facts(view, ref));
  set_body(value, view, ref);
  value.set_list("has_figure_tables", "figure_tables", statement_table(view, ref));
  std::vector<const Reconciliation*> totals;
  for (const Reconciliation& one : reconciliations_in(view.context, ref)) totals.push_back(&one);
  set_reconciliations(value, view, totals);
  Value::List tables = finding_tables(view, {ref}, false);
  for (Value::List more : {rectification_tables(view, ref), case_tables(view, {ref}, false)})
    for (Value& table : more) tables.push_back(std::move(table));
  value.set_list("has_tables", "tables", std::move(tables));
  value.set_list("has_attachments", "attachments", attachment_links(view, ref));
  value.set_list("has_mentions", "mentions", mentions_of(view, ref));
  value.set_list("has_data_links", "data_links", {});
  set_neighbour_pager(value, view, ref);
  set_version(value, view, ref);
  return value;
}

}  // namespace gongbao
