#pragma once
#include <map>
#include <string>
#include <vector>

#include "render/theme.h"
#include "source/snapshot.h"

namespace gongbao {

/// The default theme's files, each replaced by the site's own of the same name under themes/<name>/, and the site's further
/// ones; in byte order of their paths. A theme that is neither is a finding.
std::vector<ThemeFile> gather_theme(const Snapshot& snapshot, const std::string& name, const WorkLimits& limits,
                                    Findings& findings);

/// The paths in the site of the files that are copied (assets/…), in their order.
std::vector<std::string> asset_paths(const std::vector<ThemeFile>& files);

/// The bytes of some files of the snapshot, read in worker processes; a path that is not there is left out.
std::map<std::string, std::string> read_texts(const Snapshot& snapshot, const std::vector<std::string>& paths,
                                              const WorkLimits& limits);

}  // namespace gongbao
