#pragma once
#include <filesystem>

#include "publish/manifest.h"
#include "publish/release_place.h"

namespace gongbao {

/// How a staged tree came about.
struct StagedTree {
  size_t linked = 0;   ///< files shared with the release before, whose bytes were read and found the same
  size_t written = 0;  ///< files of their own
  Digest manifest;     ///< of its manifest.json
};

/// Makes of the tree at `build`, which `manifest` describes, the staged tree of a publish folder: complete
/// and on the disk, not yet live, for its owner alone. A file that the release `before` (0: none) has with
/// the same bytes is a hard link to it where the file system can. Every byte is read and held against its
/// digest; Error if one differs.
StagedTree stage_release(const ReleasePlace& place, const std::filesystem::path& build,
                         const Manifest& manifest, uint64_t before);

}  // namespace gongbao
