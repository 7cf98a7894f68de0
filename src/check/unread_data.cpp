#include "check/unread_data.h"

#include "base/text.h"

namespace gongbao {

UnreadData::UnreadData(const Library& library, const Findings& findings) : library_(library) {
  for (const Finding& finding : findings.items()) {
    const bool touches_figures = finding.severity == Severity::error && !finding.code.starts_with("link/") &&
                                 !finding.code.starts_with("markdown/");
    if (!touches_figures) continue;
    const std::vector<std::string_view> parts = split(finding.place.path, '/');
    if (parts.size() > 2 && parts[1] == "campaigns")
      campaigns_.emplace(parts[2]);
    else if (parts.size() <= 2)  // a register, or site.toml
      all_ = true;
  }
}

bool UnreadData::concerns(std::optional<Ref<Document>> campaign) const {
  if (all_ || campaigns_.empty()) return all_;
  return !campaign || campaigns_.contains(split(library_[*campaign].path, '/')[2]);
}

}  // namespace gongbao
