#pragma once
#include <filesystem>

#include "cli/pipeline.h"
#include "publish/manifest.h"

namespace gongbao {

/// Searches a finished public site for what may not be seen; what it finds are errors of the plan. An
/// internal site holds such things on purpose, and is not searched. Nor is the manifest, which is written
/// after it: beside the paths of these files, which are searched as text, it holds digests, ids and instants
/// and the address that the site is built for, and so no word of an author's.
void audit_finished(Plan& plan, const std::filesystem::path& tree, const std::vector<OutputFile>& files,
                    const Options& options, Stopwatch& watch);

}  // namespace gongbao
