#pragma once
#include <filesystem>
#include <functional>
#include <map>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "base/finding.h"
#include "base/parallel.h"

namespace gongbao {

/// A file of the snapshot. `blob` is git's object id in hex; of a work tree's file, the id it would have.
struct SourceFile {
  std::string path;  ///< from the top of the content repository, with /
  std::string blob;
  uint64_t size = 0;
};

/// What to read: a revision of a repository, or the disk.
struct SourceRequest {
  std::filesystem::path directory;  ///< a repository (bare too), or a folder in its work tree
  std::string revision = "HEAD";
  bool worktree = false;
};

/// Reads blobs in one process. Each worker opens its own: libgit2's objects are not for sharing across a fork.
class BlobReader {
 public:
  /// The bytes of a file of the snapshot. Error if the object is missing or damaged.
  std::string read(const SourceFile& file);

  BlobReader(BlobReader&&) noexcept;
  ~BlobReader();

 private:
  friend class Snapshot;
  struct State;
  explicit BlobReader(std::unique_ptr<State> state);
  std::unique_ptr<State> state_;
};

/// The files of one commit (or work tree): site.toml, content/ and themes/, in byte order of their paths. Names that
/// could escape or clash, symbolic links and submodules are findings and not in it.
class Snapshot {
 public:
  const std::vector<SourceFile>& files() const { return files_; }
  const SourceFile* find(std::string_view path) const;
  /// Hex id of the commit; empty for an unborn branch with --worktree.
  const std::string& commit() const { return commit_; }
  bool is_worktree() const { return request_.worktree; }
  bool is_shallow() const { return shallow_; }
  BlobReader open_reader() const;

 private:
  friend Snapshot read_snapshot(const SourceRequest&, const WorkLimits&, Findings&);
  SourceRequest request_;
  std::string commit_;
  bool shallow_ = false;
  std::vector<SourceFile> files_;
};

/// Error if there is no repository, no commit, or the tree cannot be read.
Snapshot read_snapshot(const SourceRequest& request, const WorkLimits& limits, Findings& findings);

}  // namespace gongbao
