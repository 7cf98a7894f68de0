#include "cli/named_document.h"

namespace gongbao {

std::optional<Ref<Document>> find_named_document(const Library& library, std::string_view subject) {
  if (const auto at = library.at_path(subject)) return at;
  const size_t colon = subject.find(':');
  if (colon == subject.npos) return std::nullopt;
  const std::string_view kind = subject.substr(0, colon);
  const std::string_view id = subject.substr(colon + 1);
  for (size_t k = 0; k < document_kinds; ++k) {
    const DocumentKind document_kind = static_cast<DocumentKind>(k);
    if (name_of(document_kind) != kind) continue;
    const size_t slash = id.find('/');
    if (slash == id.npos) return library.find(document_kind, id);
    const auto campaign = library.find(DocumentKind::campaign, id.substr(0, slash));
    return campaign ? library.find_in(*campaign, document_kind, id.substr(slash + 1)) : std::nullopt;
  }
  return std::nullopt;
}

}  // namespace gongbao
