#include "content/kind.h"

namespace gongbao {

std::string_view name_of(DocumentKind kind) {
  constexpr std::string_view names[] = {"campaign", "note", "summary", "notice", "page", "agency"};
  return names[static_cast<size_t>(kind)];
}

std::string_view name_of(NoteType type) {
  constexpr std::string_view names[] = {"meeting",  "plan",       "organisation",  "inspection", "enforcement",
                                        "case",     "publicity",  "training",      "monitoring", "rectification",
                                        "revisit",  "report",     "other"};
  return names[static_cast<size_t>(type)];
}

}  // namespace gongbao
