#pragma once
#include <filesystem>
#include <memory>
#include <set>
#include <string>
#include <string_view>

#include "source/object_id.h"

namespace gongbao {

enum class ObjectKind { blob, tree, commit };

/// The bytes of an object; they live as long as `owner`.
struct ObjectBytes {
  std::string_view bytes;
  std::shared_ptr<const void> owner;
};

/// A repository opened for reading: the wall around libgit2. To be opened anew in each worker, and in workers
/// only: a damaged pack index can crash libgit2, and then it must not be the program that ends.
///
/// No setting of the user or the machine is read, grafts and replace refs are not followed, every object's
/// SHA-1 is checked, and loose objects come through zlib alone.
class GitRepository {
 public:
  /// Opens `directory`, or the repository in whose work tree it lies. Error, with what to do, if there is
  /// none, if it belongs to another user, or if it is of a kind that libgit2 cannot read.
  explicit GitRepository(const std::filesystem::path& directory);
  /// Sets libgit2 up in this process, and so in every worker that it starts: the certificates that libgit2 reads, and never
  /// uses here, take it longer than many a small read.
  static void prepare();
  GitRepository(GitRepository&&) noexcept;
  ~GitRepository();

  /// Where `directory` lies in the work tree, with `/` and none at the ends; empty for its top and for a bare
  /// one.
  const std::string& prefix() const { return prefix_; }
  bool is_bare() const { return is_bare_; }
  /// Commits whose parents a shallow clone leaves out.
  const std::set<ObjectId>& shallow_edge() const { return shallow_edge_; }
  bool is_shallow() const { return !shallow_edge_.empty(); }

  /// The commit that a revision (git-rev-parse's syntax) names. Error if there is none.
  ObjectId resolve(const std::string& revision) const;
  /// Whether HEAD names a branch without a commit.
  bool is_unborn() const;

  /// An object of this kind. Error, naming the id, if it is missing, damaged, of another kind or larger than
  /// `limit`.
  ObjectBytes read(const ObjectId& id, ObjectKind kind, uint64_t limit) const;
  uint64_t blob_size(const ObjectId& id) const;

 private:
  ObjectBytes load(const ObjectId& id, ObjectKind kind, uint64_t limit) const;
  ObjectBytes load_unchecked(const ObjectId& id, ObjectKind kind, uint64_t limit) const;
  [[noreturn]] void fail(const ObjectId& id, int result) const;
  std::string missing_hint() const;

  struct State;
  std::unique_ptr<State> state_;
  std::string prefix_;
  bool is_bare_ = false;
  std::set<ObjectId> shallow_edge_;
};

}  // namespace gongbao
