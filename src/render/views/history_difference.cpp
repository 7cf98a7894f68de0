// How one signed version of a document differs from another.
#include "compare/document_difference.h"
#include "render/body_target.h"
#include "render/difference_shape.h"
#include "render/versions.h"
#include "render/views/history_head.h"
#include "render/views/views.h"

namespace gongbao {
namespace {

/// What links without a text show, of those alone that lead to what readers see.
LinkWords link_words(const PageView& view, const HistoricVersion& version) {
  const BodyTargets targets(view, version);
  LinkWords words;
  const std::vector<BodyLink>& links = version.document.body.links;
  for (uint32_t i = 0; i < links.size(); ++i)
    if (links[i].text.empty() && !links[i].external) words.emplace(links[i].destination, targets.title(i));
  return words;
}

DocumentVersion version_of(const PageView& view, const HistoricVersion& version) {
  const VisibleLibrary& library = view.context.library();
  return {version.document, library.agencies(), library.metrics(), version.source, link_words(view, version),
          version.document.signed_version->figures, {}};
}

/// 第1版 with its address and the instant of its sign-off.
Value side_of(const PageView& view, const HistoricVersion& version) {
  const VisibleLibrary& library = view.context.library();
  Value side;
  side.set("version", version_words(version.number, view.context));
  side.set("url", view.link_to(url::version_of(library[{view.page.subject}], version.number, library)));
  side.set("signed_html", instant_html(version.completed));
  return side;
}

}  // namespace

Value history_difference_view(const PageView& view) {
  const RenderContext& context = view.context;
  const VisibleLibrary& library = context.library();
  const Document& document = library[{view.page.subject}];
  const DocumentHistory& history = *context.site.histories->of({view.page.subject});
  const HistoricVersion& from = *history.version(view.page.earlier_version);
  const HistoricVersion& to = *history.version(view.page.version);
  const std::string title = context.words().format(
      "title_history_difference",
      {document.title, version_words(from.number, context), version_words(to.number, context)});
  Value value = history_page_value(view, "history_difference", title);
  Value::List sides;
  sides.push_back(side_of(view, from));
  sides.push_back(side_of(view, to));
  value.set("sides", std::move(sides));
  value.set_optional("has_note", "note", to.document.change_note);
  value.set("document_url", view.link_to(url::of(document, library)));
  value.set("history_url", view.link_to(url::history_of(document, library)));
  const DocumentVersion before = version_of(view, from);
  const DocumentVersion after = version_of(view, to);
  const DocumentDifference difference = document_difference(&before, &after, library.config().front_matter);
  value.set("is_empty", !difference.has_shown_changes());
  Value::List changes;
  if (difference.has_shown_changes())
    changes.push_back(difference_shape(difference, {context.words(), library.agencies(), true}, "change"));
  value.set_list("has_changes", "changes", std::move(changes));
  return value;
}

}  // namespace gongbao
