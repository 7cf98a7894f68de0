#pragma once
#include <optional>
#include <string>
#include <string_view>

#include "base/finding.h"
#include "content/kind.h"

namespace gongbao {

/// What a path under content/ says of a file (content model 2).
struct DocumentPlace {
  DocumentKind kind = DocumentKind::page;
  std::string id;           ///< checked and in NFC; empty where it may not be one
  std::string campaign_id;  ///< of campaigns, notes and summaries
};

/// Nothing where no document lies there; a Markdown file in no kind's folder is a finding.
std::optional<DocumentPlace> place_document(std::string_view path, Findings& findings);

}  // namespace gongbao
