#include "render/versions.h"

namespace gongbao {

std::string version_words(int number, const RenderContext& context) {
  return context.words().format("version_number", {std::to_string(number)});
}

void set_version(Value& value, const PageView& view, Ref<Document> ref) {
  const RenderContext& context = view.context;
  const VisibleLibrary& library = context.library();
  const Document& document = library[ref];
  const DocumentHistory* history = context.site.histories ? context.site.histories->of(ref) : nullptr;
  std::string signed_html;
  Value::List links;
  // An internal build shows the head, whose banner tells how far it is from what was signed.
  if (history && history->is_withdrawn) history = nullptr;
  const bool is_signed = history && document.signed_version;
  if (history) {
    const std::vector<HistoricVersion>& versions = history->versions;
    if (is_signed) signed_html = instant_html(versions.back().completed);
    if (versions.size() > 1)
      links.push_back(link_shape(view.link_to(url::difference_of(document, versions[versions.size() - 2].number,
                                                                 versions.back().number, library)),
                                 context.words()["version_difference"]));
    links.push_back(link_shape(view.link_to(url::history_of(document, library)), context.words()["version_history"]));
  }
  value.set_optional("has_version", "version",
                     is_signed ? version_words(history->versions.back().number, context) : std::string());
  value.set("signed_html", signed_html);
  value.set_list("has_version_links", "version_links", std::move(links));
}

}  // namespace gongbao
