#pragma once
#include <cstdint>
#include <filesystem>
#include <memory>
#include <set>
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
  std::filesystem::path
      directory;  ///< a repository (bare too), or a folder in its work tree: the content's top
  std::string revision =
      "HEAD";  ///< as git-rev-parse reads it; with `worktree` it is HEAD, whatever stands here
  bool worktree = false;
};

constexpr uint64_t default_blob_limit = uint64_t{64} << 20;

/// Reads blobs in one process. Each worker opens its own: libgit2's objects are not for sharing across a
/// fork, and only a worker may crash over a damaged repository.
class BlobReader {
 public:
  /// The bytes of a file, which are those of its blob id. Error, naming file and id, if the object is
  /// missing, damaged or larger than `limit` (which is asked before it is read), or if a file on disk is not
  /// what it was.
  std::string read(const SourceFile& file, uint64_t limit = default_blob_limit);
  /// An earlier blob of the file, by its id in hex: a version of its history.
  std::string read_version(std::string_view blob, uint64_t limit = default_blob_limit);

  BlobReader(BlobReader&&) noexcept;
  ~BlobReader();

 private:
  friend class Snapshot;
  struct State;
  explicit BlobReader(std::unique_ptr<State> state);
  std::unique_ptr<State> state_;
};

/// The files of one commit (or work tree): site.toml, content/ and themes/, in byte order of their paths.
/// Names that could escape or clash, symbolic links and submodules are findings and not in it.
class Snapshot {
 public:
  const std::vector<SourceFile>& files() const { return files_; }
  const SourceFile* find(std::string_view path) const;
  /// Hex id of the commit; empty for an unborn branch with --worktree.
  const std::string& commit() const { return commit_; }
  bool is_worktree() const { return request_.worktree; }
  bool is_shallow() const { return shallow_; }
  /// What was asked for, with an absolute directory.
  const SourceRequest& request() const { return request_; }
  BlobReader open_reader() const;
  /// The same commit with other blobs of its repository at some paths, and without others: what a narrower edition holds.
  Snapshot edited(const std::vector<SourceFile>& set, const std::set<std::string>& removed) const;

 private:
  friend Snapshot read_snapshot(const SourceRequest&, const WorkLimits&, Findings&);
  SourceRequest request_;
  std::string commit_;
  bool shallow_ = false;
  std::vector<SourceFile> files_;
};

/// Hex id of the commit that a request names, without its files; Error if there is none.
std::string find_commit(const SourceRequest& request);

/// The sizes of blobs of the repository, by their ids in hex. Error if one is missing.
std::vector<uint64_t> read_blob_sizes(const SourceRequest& request, const std::vector<std::string>& blobs,
                                      const WorkLimits& limits);

/// Error if there is no repository, no commit, or the tree cannot be read.
Snapshot read_snapshot(const SourceRequest& request, const WorkLimits& limits, Findings& findings);

}  // namespace gongbao
