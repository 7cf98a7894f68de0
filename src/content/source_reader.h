#pragma once
#include <map>
#include <string>

#include "base/cache.h"
#include "content/front_matter.h"
#include "content/site_config.h"
#include "markdown/body.h"
#include "source/snapshot.h"

namespace gongbao {

/// A file of the content as read by a worker: a TOML register, or a document's front matter and body.
struct ReadFile {
  Node data;
  Body body;
  bool readable = false;               ///< else nothing is known of it
  bool may_hold_personal_data = true;  ///< in a document's front matter, at a quick look
  Digest front_matter;  ///< of a document: of its front matter as it stands in the file
  std::vector<int>
      faulty_lines;  ///< of a document's front matter or a register: where it could not be read as written
};

/// Reads and parses files in worker processes, those that no earlier build has read in this way. A file that
/// kills its worker is a finding; the others are not touched by it.
std::vector<ReadFile> read_files(const Snapshot& snapshot, const std::vector<const SourceFile*>& files,
                                 const SiteConfig& config, const WorkLimits& limits, Cache& cache,
                                 Findings& findings);

std::vector<ReadFile> read_files(const Snapshot& snapshot, const std::vector<const SourceFile*>& files,
                                 const SiteConfig& config, const WorkLimits& limits, Findings& findings);

}  // namespace gongbao
