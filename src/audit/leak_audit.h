#pragma once
#include <filesystem>

#include "audit/sought_texts.h"

namespace gongbao {

/// A site as it lies on the disk and will go live, and the repository that it was made from. All as read from
/// the commit; nothing that the gate has chosen.
struct AuditedSite {
  const Snapshot& snapshot;
  const Library& library;
  const History& history;
  Instant as_of;
  std::vector<PublicFile> theme;
  std::filesystem::path tree;
  std::vector<std::string> files;  ///< within the tree
};

struct AuditCount {
  size_t texts = 0;  ///< looked for
  size_t files = 0;
  uint64_t bytes = 0;  ///< as they lie on the disk
};

/// Searches every byte of a finished public site for what may not be seen (behaviour 5). Each text that is
/// found is an error of the group `leak`, at the place where its author wrote it, that names the file and
/// line in the site. Error if a file cannot be searched.
AuditCount audit_site(const AuditedSite& site, const WorkLimits& limits, Findings& findings);

}  // namespace gongbao
