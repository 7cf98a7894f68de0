#include "render/figure_table.h"
#include "render/json_ld.h"
#include "render/versions.h"
#include "render/views/document_page.h"
#include "render/views/views.h"

namespace gongbao {

Value summary_view(const PageView& view) {
  const Ref<Document> ref{view.page.subject};
  const Document& document = view.context.library()[ref];
  PageHead head = document_head(view, ref, "summary");
  head.json_ld = document_json_ld(view, ref);
  Value value = page_value(view, std::move(head));
  set_byline(value, view, document);
  value.set_list("has_facts", "facts", document_facts(view, ref));
  set_body(value, view, ref);
  value.set_list("has_figure_tables", "figure_tables", named_figures_table(view, ref));
  value.set_list("has_tables", "tables", {});
  value.set_list("has_attachments", "attachments", attachment_links(view, ref));
  value.set_list("has_mentions", "mentions", mentions_of(view, ref));
  value.set_list("has_data_links", "data_links", {});
  set_neighbour_pager(value, view, ref);
  set_version(value, view, ref);
  return value;
}

}  // namespace gongbao
