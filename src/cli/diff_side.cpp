#include "cli/diff_side.h"

#include "cli/theme_source.h"
#include "figures/bound_figure.h"

namespace gongbao {
namespace {

constexpr size_t commit_digits = 12;

/// Documents, agencies … by their names, as a page of insiders would show a link without a text.
std::string words_of(const Library& library, const LinkTarget& target) {
  if (const auto* document = std::get_if<DocumentTarget>(&target)) return library[document->document].title;
  if (const auto* agency = std::get_if<Ref<Agency>>(&target)) return library.agencies[*agency].shown();
  if (const auto* metric = std::get_if<Ref<Metric>>(&target)) return library.metrics[*metric].name;
  if (const auto* basis = std::get_if<Ref<LegalBasis>>(&target))
    return "《" + library.bases[*basis].title + "》";
  if (const auto* period = std::get_if<Period>(&target)) return period->chinese();
  return {};
}

LinkWords link_words(const Library& library, Ref<Document> document) {
  LinkWords words;
  const std::vector<BodyLink>& links = library[document].body.links;
  const std::vector<LinkTarget>& targets = library.links(document);
  for (size_t i = 0; i < links.size() && i < targets.size(); ++i)
    if (links[i].text.empty())
      if (std::string shown = words_of(library, targets[i]); !shown.empty())
        words.emplace(links[i].destination, std::move(shown));
  return words;
}

}  // namespace

std::unique_ptr<DiffSide> read_side(const SourceRequest& request, Instant as_of, const WorkLimits& limits) {
  auto side = std::make_unique<DiffSide>();
  side->snapshot = read_snapshot(request, limits, side->findings);
  side->name = request.worktree ? "worktree" : side->snapshot.commit().substr(0, commit_digits);
  side->library = parse_library(side->snapshot, limits, side->findings);
  side->visible = std::make_unique<VisibleLibrary>(
      select_visible(side->library, Audience::internal, as_of, Unsigned::awaited));
  side->ledger = std::make_unique<Ledger>(roll_up(*side->visible));
  return side;
}

FileTexts read_files_of(const DiffSide& side, const std::vector<Ref<Document>>& documents,
                        const WorkLimits& limits) {
  std::set<std::string> paths;
  for (const Ref<Document> ref : documents) {
    const Document& document = side.library[ref];
    paths.insert(document.path);
    if (!document.as_notice()) continue;
    for (const NoticeTable& table : document.as_notice()->tables)
      if (const Attachment* file = table.file.empty() ? nullptr : document.attachment(table.file.text))
        paths.insert(file->path);
  }
  return read_texts(side.snapshot, {paths.begin(), paths.end()}, limits);
}

DocumentVersion version_of(const DiffSide& side, Ref<Document> ref, const FileTexts& texts) {
  const Document& document = side.library[ref];
  DocumentVersion version{document, side.library.agencies, side.library.metrics};
  if (const auto source = texts.find(document.path); source != texts.end()) version.source = source->second;
  version.link_words = link_words(side.library, ref);
  if (side.visible->sees(ref)) version.bound = bind_figures(*side.ledger, *side.visible, ref);
  version.csv_texts = texts;
  return version;
}

}  // namespace gongbao
