#include "content/attachment_check.h"

#include "base/text.h"
#include "base/utf8.h"
#include "content/library_builder.h"

namespace gongbao {

bool may_be_attached(std::string_view path) {
  static constexpr std::string_view endings[] = {".png", ".jpg", ".jpeg", ".gif",  ".webp", ".pdf",
                                                 ".ofd", ".csv", ".xlsx", ".docx", ".txt"};
  const std::string lower = ascii_lower(path);
  return std::any_of(std::begin(endings), std::end(endings), [&](std::string_view e) { return lower.ends_with(e); });
}

bool content_matches_name(std::string_view name, std::string_view bytes) {
  const std::string lower = ascii_lower(name);
  const auto named = [&](std::string_view ending) { return lower.ends_with(ending); };
  if (named(".png")) return bytes.starts_with("\x89PNG\r\n\x1a\n");
  if (named(".jpg") || named(".jpeg")) return bytes.starts_with("\xff\xd8\xff");
  if (named(".gif")) return bytes.starts_with("GIF87a") || bytes.starts_with("GIF89a");
  if (named(".webp")) return bytes.starts_with("RIFF") && bytes.substr(0, 12).ends_with("WEBP");
  if (named(".pdf")) return bytes.starts_with("%PDF-");
  if (named(".ofd") || named(".xlsx") || named(".docx")) return bytes.starts_with("PK\x03\x04");
  if (named(".csv") || named(".txt")) {  // UTF-8 or an older Chinese encoding, but text, and no page
    const std::string head = ascii_lower(trim(bytes.substr(0, 1024)));
    return bytes.find('\0') == bytes.npos && !head.starts_with("<!doctype") && !head.starts_with("<html") &&
           !head.starts_with("<svg") && !head.starts_with("<?xml");
  }
  return false;
}

void LibraryBuilder::check_attachments() {
  std::vector<std::pair<const Document*, const Attachment*>> all;
  for (const Document& document : library_.documents_)
    for (const Attachment& attachment : document.attachments) all.emplace_back(&document, &attachment);
  const Outcomes outcomes = parallel_map(all.size(), limits_, [&] {
    auto reader = std::make_shared<BlobReader>(snapshot_.open_reader());
    return [&, reader](size_t i) {
      const Attachment& attachment = *all[i].second;
      return std::string(content_matches_name(attachment.name, reader->read(*snapshot_.find(attachment.path))) ? "1" : "0");
    };
  });
  for (size_t i = 0; i < all.size(); ++i)
    if (outcomes[i].bytes != "1")
      findings_.error("link/attachment", {all[i].second->path, 0, 0, 1},
                      "the content of this file is not what its name says, so it cannot be published",
                      "give it its right ending, or save it again in the kind that its name says");
}

}  // namespace gongbao
