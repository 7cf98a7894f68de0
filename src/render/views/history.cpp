// The signed versions of a document, and one of them as it was.
#include "render/body_html.h"
#include "render/versions.h"
#include "render/views/document_page.h"
#include "render/views/history_head.h"
#include "render/views/views.h"

namespace gongbao {

Value history_page_value(const PageView& view, const char* template_name, std::string title, std::string lang) {
  const VisibleLibrary& library = view.context.library();
  const Ref<Document> ref{view.page.subject};
  PageHead head = document_head(view, ref, template_name);
  head.metas.clear();
  head.description.clear();
  if (library[ref].kind == DocumentKind::notice) {
    head.column = "notices";
    head.breadcrumbs = breadcrumbs_to(view, "notices");
  }
  head.breadcrumbs.emplace_back(url::of(library[ref], library), library[ref].title);
  head.title = std::move(title);
  if (!lang.empty()) head.lang = std::move(lang);
  Value value = page_value(view, std::move(head));
  value.set("canonical", view.absolute(url::of(library[ref], library)));
  return value;
}

namespace {

const DocumentHistory& history_of(const PageView& view) { return *view.context.site.histories->of({view.page.subject}); }

std::string titled(const PageView& view, const char* word, const std::string& version) {
  return view.context.words().format(word, {view.context.library()[{view.page.subject}].title, version});
}

}  // namespace

Value history_view(const PageView& view) {
  const RenderContext& context = view.context;
  const VisibleLibrary& library = context.library();
  const Document& document = library[{view.page.subject}];
  const std::vector<HistoricVersion>& versions = history_of(view).versions;
  Value value = history_page_value(view, "history", titled(view, "title_history", {}));
  Value::List entries;
  for (size_t i = versions.size(); i-- > 0;) {
    const HistoricVersion& version = versions[i];
    Value entry;
    entry.set("version", version_words(version.number, context));
    entry.set("url", view.link_to(url::version_of(document, version.number, library)));
    entry.set("signed_html", instant_html(version.completed));
    entry.set("is_shown", i + 1 == versions.size());
    entry.set_optional("has_note", "note", version.document.change_note);
    entry.set_optional("has_difference", "difference_url",
                       i == 0 ? std::string()
                              : view.link_to(url::difference_of(document, versions[i - 1].number, version.number, library)));
    entries.push_back(std::move(entry));
  }
  value.set_list("has_versions", "versions", std::move(entries));
  value.set("document_url", view.link_to(url::of(document, library)));
  value.set("document_title", document.title);
  value.set_optional("has_whole_difference", "whole_difference_url",
                     versions.size() > 2 ? view.link_to(url::difference_of(document, versions.front().number,
                                                                           versions.back().number, library))
                                         : std::string());
  return value;
}

Value history_version_view(const PageView& view) {
  const RenderContext& context = view.context;
  const VisibleLibrary& library = context.library();
  const Document& document = library[{view.page.subject}];
  const DocumentHistory& history = history_of(view);
  const HistoricVersion& version = *history.version(view.page.version);
  const std::string name = version_words(version.number, context);
  Value value =
      history_page_value(view, "history_version", titled(view, "title_history_version", name), version.document.lang);
  value.set("version", name);
  value.set("signed_html", instant_html(version.completed));
  value.set("is_shown", version.number == history.versions.back().number);
  value.set("document_url", view.link_to(url::of(document, library)));
  value.set("history_url", view.link_to(url::history_of(document, library)));
  value.set("version_title", version.document.title);
  set_byline(value, view, version.document);
  value.set_optional("has_note", "note", version.document.change_note);
  value.set_optional("has_body", "body_html", version_html(view, version));
  Value::List files;
  for (const Attachment& file : version.document.attachments)
    if (!file.blob.empty()) files.push_back(link_shape(view.link_to(view.page.path + file.name), file.name));
  value.set_list("has_attachments", "attachments", std::move(files));
  return value;
}

}  // namespace gongbao
