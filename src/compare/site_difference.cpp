#include "compare/site_difference.h"

namespace gongbao {
namespace {

std::optional<Ref<Document>> with_same_id(const Library& library, const Document& document,
                                          const Library& other) {
  if (!document.campaign) return other.find(document.kind, document.id);
  const std::optional<Ref<Document>> campaign =
      other.find(DocumentKind::campaign, library[*document.campaign].id);
  return campaign ? other.find_in(*campaign, document.kind, document.id) : std::nullopt;
}

/// The only document of the other version with these bytes, if that has no counterpart of its own.
std::optional<Ref<Document>> with_same_bytes(const Library& library, const Document& document,
                                             const Library& other) {
  std::optional<Ref<Document>> found;
  for (uint32_t i = 0; i < other.documents().size(); ++i) {
    const Document& one = other.documents()[i];
    if (one.blob != document.blob || one.kind != document.kind) continue;
    if (found) return std::nullopt;
    found = Ref<Document>{i};
  }
  return found && !with_same_id(other, other[*found], library) && !library.at_path(other[*found].path)
             ? found
             : std::nullopt;
}

}  // namespace

std::optional<Ref<Document>> counterpart(const Library& library, Ref<Document> ref, const Library& other) {
  const Document& document = library[ref];
  if (const auto found = with_same_id(library, document, other)) return found;
  if (const auto found = other.at_path(document.path)) return found;
  return with_same_bytes(library, document, other);
}

std::vector<DocumentPair> differing_documents(const Library& from, const Library& to) {
  std::vector<DocumentPair> pairs;
  std::set<Ref<Document>> met;
  for (uint32_t i = 0; i < to.documents().size(); ++i) {
    const std::optional<Ref<Document>> before = counterpart(to, {i}, from);
    if (before) met.insert(*before);
    const Document& now = to.documents()[i];
    if (!before || from[*before].blob != now.blob || from[*before].path != now.path)
      pairs.push_back({before, Ref<Document>{i}});
  }
  for (uint32_t i = 0; i < from.documents().size(); ++i)
    if (!met.contains({i})) pairs.push_back({Ref<Document>{i}, std::nullopt});
  return pairs;
}

std::string full_id(const Library& library, const Document& document) {
  return document.campaign ? library[*document.campaign].id + "/" + document.id : document.id;
}

}  // namespace gongbao
