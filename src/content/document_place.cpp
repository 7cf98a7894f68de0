#include "content/document_place.h"

#include "base/text.h"
#include "content/id.h"

namespace gongbao {

std::optional<DocumentPlace> place_document(std::string_view path, Findings& findings) {
  const std::vector<std::string_view> parts = split(path, '/');
  if (parts.size() < 2 || parts[0] != "content" || !path.ends_with(".md") || parts[1] == "reviews") return std::nullopt;
  const Place place{std::string(path), 0, 0, 1};
  const std::string_view file = parts.back().substr(0, parts.back().size() - 3);
  const auto document = [&](DocumentKind kind, IdUse use = IdUse::document) {
    return DocumentPlace{kind, check_id(file, use, place, findings), {}};
  };
  if (parts[1] == "agencies" && parts.size() == 3) return document(DocumentKind::agency_page, IdUse::register_entry);
  if (parts[1] == "notices" && parts.size() >= 3) return document(DocumentKind::notice);
  if (parts[1] == "pages" && parts.size() >= 3) return document(DocumentKind::page);
  if (parts[1] == "campaigns" && parts.size() >= 4) {
    DocumentPlace made{DocumentKind::campaign, {}, check_id(parts[2], IdUse::document, place, findings)};
    if (parts.size() == 4 && parts[3] == "campaign.md") {
      made.id = made.campaign_id;
      return made;
    }
    if (parts.size() >= 5 && (parts[3] == "notes" || (parts[3] == "summaries" && parts.size() == 5))) {
      made.kind = parts[3] == "notes" ? DocumentKind::note : DocumentKind::summary;
      made.id = check_id(file, IdUse::document, place, findings);
      return made;
    }
  }
  findings.error("name/misplaced", place, "a Markdown file lies where no kind of document is kept",
                 "documents lie in content/campaigns/<campaign>/notes/, content/notices/ and so on; move or remove it");
  return std::nullopt;
}

}  // namespace gongbao
