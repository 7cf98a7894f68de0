#include "check/checks.h"
#include "content/source_path.h"

namespace gongbao {

/// Then it is withheld only until its author has mended it.
static bool is_unreadable(const Library& library, Ref<Document> ref) {
  const Document& document = library[ref];
  return document.unreadable || (document.campaign && library[*document.campaign].unreadable);
}

/// The gate leaves out a `source` that names what readers may not see.
static void check_source(const Library& library, const VisibleLibrary& visible, Ref<Document> from, Findings& findings) {
  const Document& document = library[from];
  if (document.source.empty() || !visible[from].source.empty()) return;
  const std::optional<Ref<Document>> named = library.at_path(source_path(document)->path);
  if (named && is_unreadable(library, *named)) return;
  findings.warning("link/withheld", {document.path, 0, 0, 1},
                   named ? fmt::format("'source' names a document that readers may not see ({})",
                                       name_of(why_withheld(library, *named, visible.audience(), visible.as_of())))
                         : "'source' names a path of this repository where no document lies",
                   "it is left out; name the paper in words");
}

void check_withheld_links(const Library& library, const VisibleLibrary& visible, Findings& findings) {
  for (const Ref<Document> from : visible.documents()) {
    check_source(library, visible, from, findings);
    const std::vector<LinkTarget>& targets = visible.links(from);
    const std::vector<BodyLink>& links = library[from].body.links;
    for (size_t i = 0; i < targets.size(); ++i) {
      const DocumentTarget* target = std::get_if<DocumentTarget>(&targets[i]);
      if (!target || visible.sees(target->document) || is_unreadable(library, target->document)) continue;
      const std::string message =
          fmt::format("this link leads to what readers may not see ({})",
                      name_of(why_withheld(library, target->document, visible.audience(), visible.as_of())));
      if (links[i].text.empty())
        findings.error("link/withheld", links[i].place, message + ", and it has no text of its own",
                       "write a text, which then stands without a link, or remove it");
      else
        findings.warning("link/withheld", links[i].place, message, "its text stands without a link");
    }
  }
}

void check_awaited_links(const Library& library, const VisibleLibrary& proposed, const Library& published,
                         const VisibleLibrary& shown, Findings& findings) {
  const auto is_shown = [&](Ref<Document> document) {
    const auto there = published.at_path(library[document].path);
    return there && shown.sees(*there);
  };
  for (const Ref<Document> from : proposed.documents()) {
    const auto there = published.at_path(library[from].path);
    if (!there || !shown.sees(*there) || published[*there].blob != library[from].blob) continue;
    const std::vector<LinkTarget>& targets = proposed.links(from);
    const std::vector<BodyLink>& links = proposed[from].body.links;
    for (size_t i = 0; i < links.size(); ++i) {
      const DocumentTarget* target = std::get_if<DocumentTarget>(&targets[i]);
      if (!target || !proposed.sees(target->document) || is_shown(target->document) || !links[i].text.empty()) continue;
      findings.error("link/withheld", links[i].place,
                     "this link leads to what waits for its sign-off, and it has no text of its own",
                     "write a text, which stands without a link until then");
    }
  }
}

}  // namespace gongbao
