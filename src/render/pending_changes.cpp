#include "render/pending_changes.h"

#include "compare/document_difference.h"
#include "figures/bound_figure.h"
#include "render/body_target.h"
#include "render/difference_shape.h"

namespace gongbao {
namespace {

LinkWords link_words(const Document& document, const BodyTargets& targets) {
  LinkWords words;
  const std::vector<BodyLink>& links = document.body.links;
  for (uint32_t i = 0; i < links.size(); ++i)
    if (links[i].text.empty() && !links[i].external) words.emplace(links[i].destination, targets.title(i));
  return words;
}

}  // namespace

Value::List pending_changes(const PageView& view) {
  const Site& site = view.context.site;
  const VisibleLibrary& library = view.context.library();
  const Ref<Document> ref{view.page.subject};
  const Document& head = library[ref];
  const DocumentHistory* history = site.histories ? site.histories->of(ref) : nullptr;
  const auto source = site.status->head_sources.find(head.path);
  if (!history || history->is_withdrawn || source == site.status->head_sources.end()) return {};
  const HistoricVersion& last = history->versions.back();
  const DocumentVersion was{last.document,
                            library.agencies(),
                            library.metrics(),
                            last.source,
                            link_words(last.document, BodyTargets(view, last)),
                            last.document.signed_version->figures};
  const DocumentVersion is{head,
                           library.agencies(),
                           library.metrics(),
                           source->second,
                           link_words(head, BodyTargets(view, ref)),
                           bind_figures(*site.ledger, library, ref)};
  const DocumentDifference difference = document_difference(&was, &is, library.config().front_matter);
  Value::List changes;
  changes.push_back(
      difference_shape(difference, {view.context.words(), library.agencies(), false}, "pending"));
  return changes;
}

}  // namespace gongbao
