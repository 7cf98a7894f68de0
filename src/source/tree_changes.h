#pragma once
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "source/file_list.h"
#include "source/git_repository.h"

namespace gongbao {

/// A plain file that a commit set, changed or removed.
struct FileChange {
  std::string path;
  ObjectId before;  ///< in the first parent; none if it was not there
  ObjectId after;   ///< none if it is gone
  bool operator==(const FileChange&) const = default;
};

/// The files below the repository's prefix, in site.toml, content/ and themes/, that are other in `tree` than
/// in every one of `parents` (no parent: all of them). Equal sub-folders are not entered, equal stretches of
/// wide folders not looked at. Nothing if more than `limit` files and folders are: few objects can unfold to
/// many.
std::optional<std::vector<FileChange>> changed_files(const GitRepository& repository, const ObjectId& tree,
                                                     std::span<const ObjectId> parents,
                                                     size_t limit = max_entries);

}  // namespace gongbao
