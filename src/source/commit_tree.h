#pragma once
#include <optional>
#include <string_view>

#include "source/file_list.h"
#include "source/git_repository.h"

namespace gongbao {

constexpr uint64_t max_tree_bytes = uint64_t{256} << 20;
constexpr uint64_t max_commit_bytes = uint64_t{16} << 20;

/// The tree of the folder at `prefix` in a commit's tree, or nothing if it holds no such folder.
std::optional<ObjectId> find_folder(const GitRepository& repository, const ObjectId& tree,
                                    std::string_view prefix);

/// The files of a commit below the repository's prefix. Error if there is no such folder or a tree cannot be
/// read.
std::vector<ListedFile> list_commit(const GitRepository& repository, const ObjectId& commit,
                                    Findings& findings);

}  // namespace gongbao
