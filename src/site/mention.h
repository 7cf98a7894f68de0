#pragma once
#include <cstdint>
#include <map>
#include <set>
#include <string>
#include <string_view>
#include <variant>
#include <vector>

#include "review/visible_library.h"

namespace gongbao {

/// The first mention of a thing in a document's prose: bytes of its HTML that become a link.
struct Mention {
  uint32_t begin = 0;
  uint32_t end = 0;
  std::variant<Ref<Agency>, Ref<LegalBasis>, Ref<Document>> target;
};

/// Finds agency names and 《titles》 in prose. A name means the nearest agency in the tree; two equally near are no link, nor
/// is a short name that belongs to a longer one of which the register knows nothing. 《条例》 alone means the title before it
/// in the same document that ends so.
class MentionFinder {
 public:
  explicit MentionFinder(const VisibleLibrary& library);
  /// In order of place, each target once, never the document itself.
  std::vector<Mention> find(Ref<Document> document) const;

 private:
  using Target = std::variant<Ref<Agency>, Ref<LegalBasis>, Ref<Document>>;
  struct Name {
    std::string text;  ///< as it stands in escaped HTML
    std::vector<Ref<Agency>> agencies;
    bool is_full = false;  ///< a full name, not a short one
  };
  const VisibleLibrary& library_;
  std::map<std::string, std::vector<Name>, std::less<>> names_;  ///< by their first character, longest first
  std::map<std::string, Target, std::less<>> titles_;            ///< escaped, without 《》
};

}  // namespace gongbao
