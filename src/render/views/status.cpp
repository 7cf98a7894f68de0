// How every document stands, and what lies ahead: a page of internal builds alone.
#include "base/text.h"
#include "render/document_shape.h"
#include "render/status_shape.h"
#include "render/views/plain_table.h"
#include "render/views/views.h"

namespace gongbao {
namespace {

constexpr size_t most_upcoming = 100;

TableCell document_cell(const PageView& view, Ref<Document> document) {
  const VisibleLibrary& library = view.context.library();
  const bool is_page = library[document].kind != DocumentKind::agency_page;
  return text_cell(library[document].title,
                   is_page ? view.link_to(url::of(library[document], library)) : std::string());
}

std::string remarks_on(const DocumentStatus& status, const RenderContext& context) {
  std::vector<std::string> remarks;
  for (size_t i = 1; i < status.states.size(); ++i)
    remarks.push_back(document_state_shape(status.states[i], context).word);
  if (status.withdrawal)  // the document's own page tells it in its facts
    remarks.push_back(context.words().format(
        "status_withdrawn",
        {status.withdrawal->date ? status.withdrawal->date->text() : "—", status.withdrawal->reason}));
  for (std::string& sentence : status_sentences(status, context)) remarks.push_back(std::move(sentence));
  return join(remarks, context.words()["clause_separator"]);
}

/// The documents of which this is the first thing to say.
TableParts table_of(const PageView& view, DocumentState state) {
  const RenderContext& context = view.context;
  const VisibleLibrary& library = context.library();
  TableParts table;
  table.id = "status-" + std::string(name_of(state));
  for (const char* column : {"status_column_document", "status_column_kind", "status_column_agency",
                             "status_column_awaited", "status_column_public", "status_column_more"})
    table.columns.emplace_back(context.words()[column], false);
  for (const DocumentStatus& one : context.site.status->documents) {
    if (one.states.front() != state || !library.sees(one.document)) continue;
    const Document& document = library[one.document];
    const std::string agency = document.agency ? library.agencies()[*document.agency].shown() : std::string();
    std::vector<TableCell> row{document_cell(view, one.document),
                               text_cell(kind_word(document, context)),
                               text_cell(agency),
                               text_cell(roles_awaited(one, context)),
                               text_cell(public_words(one, context)),
                               text_cell(remarks_on(one, context))};
    table.rows.emplace_back(std::string(), std::move(row));
  }
  table.caption = context.words().format(
      "status_group", {document_state_shape(state, context).word, std::to_string(table.rows.size())});
  return table;
}

TableParts calendar_of(const PageView& view) {
  const RenderContext& context = view.context;
  const Words& words = context.words();
  std::map<std::string_view, Ref<Document>> by_path;
  for (const Ref<Document> ref : context.library().documents())
    by_path.emplace(context.library()[ref].path, ref);
  TableParts table = plain_table(view, "status-upcoming", "status_upcoming",
                                 {"status_column_when", "status_column_what", "status_column_document"});
  table.note = words["status_upcoming_note"];
  for (const UpcomingChange& one : context.site.status->upcoming) {
    if (table.rows.size() == most_upcoming) break;
    std::string what = words["status_change_" + replace_all(name_of(one.kind), "-", "_")];
    if (!one.part.empty()) what = words.format("status_change_of", {what, one.part});
    const auto found = by_path.find(one.path);
    TableCell when = text_cell(one.at.minutes());
    when.is_nowrap = true;
    std::vector<TableCell> row{
        std::move(when), text_cell(std::move(what)),
        found == by_path.end() ? text_cell(one.path) : document_cell(view, found->second)};
    table.rows.emplace_back(std::string(), std::move(row));
  }
  return table;
}

/// How many documents are in each state, and whether their sign-offs are a proof.
Value::List facts_of(const PageView& view) {
  const RenderContext& context = view.context;
  const Words& words = context.words();
  size_t counts[document_states] = {};
  std::set<std::string> proof, trail;
  for (const DocumentStatus& one : context.site.status->documents) {
    for (const DocumentState state : one.states) ++counts[static_cast<size_t>(state)];
    if (one.has_proof)
      (*one.has_proof ? proof : trail)
          .insert(words[fmt::format("kind_{}", name_of(context.library()[one.document].kind))]);
  }
  Value::List facts;
  for (size_t i = 0; i < document_states; ++i)
    if (counts[i] > 0)
      facts.push_back(fact_shape(document_state_shape(static_cast<DocumentState>(i), context).word,
                                 {text_shape(std::to_string(counts[i]))}));
  const auto add_records = [&](const std::set<std::string>& kinds, const char* word) {
    if (!kinds.empty())
      facts.push_back(fact_shape(
          words["status_records"],
          {text_shape(words.format(word, {join({kinds.begin(), kinds.end()}, words["list_separator"])}))}));
  };
  add_records(proof, "status_records_proof");
  add_records(trail, "status_records_trail");
  return facts;
}

}  // namespace

Value status_view(const PageView& view) {
  const RenderContext& context = view.context;
  const Words& words = context.words();
  PageHead head;
  head.template_name = "status";
  head.title = words["status_title"];
  head.breadcrumbs = breadcrumbs_to(view, "");
  Value value = page_value(view, std::move(head));
  const VisibleLibrary& library = context.library();
  value.set_optional(
      "has_subtitle", "subtitle",
      words.format("status_lead",
                   {Instant{library.as_of().seconds, library.config().zone_minutes}.minutes()}));
  value.set_list("has_facts", "facts", facts_of(view));
  Value::List tables;
  const auto add = [&](TableParts table) {
    for (Value& one : finished(std::move(table))) tables.push_back(std::move(one));
  };
  for (size_t i = 0; i < static_cast<size_t>(DocumentState::in_force); ++i)
    add(table_of(view, static_cast<DocumentState>(i)));
  add(calendar_of(view));
  value.set_list("has_tables", "tables", std::move(tables));
  return value;
}

}  // namespace gongbao
