#pragma once
#include <filesystem>
#include <string>

#include "publish/manifest.h"

namespace gongbao {

/// Says of the live tree that it is the site of another moment too, where it still is exactly as the build
/// left it that put in the manifest with this digest. The manifest's new digest; nothing where the tree is
/// another one, or somebody has touched it. Locks the output folder.
std::optional<Digest> refresh_live_tree(const std::filesystem::path& directory,
                                        const std::filesystem::path& repository, const Digest& mark,
                                        const std::string& as_of);

}  // namespace gongbao
