#pragma once
#include <filesystem>

struct git_odb_backend;

namespace gongbao {

/// libgit2's view of a folder of loose objects, read by read_loose_object: no byte of a damaged one reaches
/// libgit2. The caller hands it to git_odb_add_backend, which owns it from then on.
git_odb_backend* make_checked_loose_backend(const std::filesystem::path& objects);

}  // namespace gongbao
