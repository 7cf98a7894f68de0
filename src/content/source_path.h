#pragma once
#include <optional>
#include <string>
#include <string_view>

#include "content/document.h"

namespace gongbao {

/// A path of the repository that `source` of a document begins with: content/notices/a.md, or from the
/// document's folder ../notes/a.md. Most sources are words, and are none.
struct SourcePath {
  std::string path;         ///< from the top of the repository
  std::string words_after;  ///< what is said of the place in it: 第3行
  bool is_certain = false;  ///< it can be nothing else; a bare a.md may be a paper's name
};
std::optional<SourcePath> source_path(const Document& document);

/// Whether such a text may name a path, wherever the document lies.
bool may_name_path(std::string_view source);

}  // namespace gongbao
