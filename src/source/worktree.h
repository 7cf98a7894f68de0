#pragma once
#include <filesystem>
#include <string>
#include <string_view>
#include <vector>

#include "source/file_list.h"

namespace gongbao {

/// The files of a folder on disk. Every step down is opened by itself and no symbolic link is ever followed,
/// so nothing outside the folder can be read, whoever changes it meanwhile.
class Worktree {
 public:
  /// Error if the folder cannot be opened.
  explicit Worktree(const std::filesystem::path& folder);
  Worktree(Worktree&&) noexcept;
  ~Worktree();

  /// All but `.git`; a folder with a `.git` of its own is a submodule.
  std::vector<FolderEntry> read_folder(const std::string& path) const;

  struct Measure {
    ObjectId id;  ///< the blob's, as git would name it
    uint64_t size = 0;
  };
  /// Error if the file cannot be read or changes meanwhile.
  Measure measure(const std::string& path) const;
  std::string read(const std::string& path, uint64_t limit) const;

 private:
  int open(const std::string& path, int flags) const;
  int top_ = -1;
};

}  // namespace gongbao
