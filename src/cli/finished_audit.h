#pragma once
#include <filesystem>

#include "cli/build_state.h"
#include "cli/page_writer.h"

namespace gongbao {

/// Searches a finished public site for what may not be seen; what it finds are errors of the plan. An
/// internal site holds such things on purpose, and is not searched. Nor is the manifest, which is written
/// after it: beside the paths of these files, which are searched as text, it holds digests, ids and instants
/// and the address that the site is built for, and so no word of an author's.
///
/// What was clean in the live tree when the same was looked for is not searched again: `before` tells what
/// that was, and `written` which files are the live tree's. `state` takes over what the next build needs.
void audit_finished(Plan& plan, const OutputTree& tree, const WrittenPages& written,
                    const std::optional<BuildState>& before, BuildState& state, const Options& options,
                    Stopwatch& watch);

}  // namespace gongbao
