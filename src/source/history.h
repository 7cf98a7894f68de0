#pragma once
#include <cstdint>
#include <map>
#include <string>
#include <string_view>
#include <vector>

#include "base/cache.h"
#include "source/commit_object.h"
#include "source/snapshot.h"

namespace gongbao {

/// One version of a file: the blob, the commit that brought it in along first parents, and all who wrote it
/// (authors in the merged sides and Co-authored-by trailers among them), oldest first.
struct Version {
  /// What stood there before it.
  enum class Before {
    version,  ///< the next older one of the list
    nothing,  ///< no file: it was added, or added again
    unknown,  ///< behind a shallow clone's edge, or from a commit without a readable date
  };
  std::string blob;
  std::string commit;
  int64_t time = 0;             ///< of the commit, by its committer: when it entered; seconds since 1970
  int offset_minutes = 0;       ///< of its zone
  std::vector<Author> authors;  ///< empty where a shallow clone's edge hides who they were
  std::string path;             ///< where the file lay: another one before a rename
  Before before = Before::version;
};

/// For every file of the snapshot, and those beside documents that are gone, its distinct blobs along first
/// parents, newest first: a blob that comes back after another is a version of its own. A rename is followed
/// only where one commit removes and adds the same blob. A file's past under its path goes on before an
/// absence.
class History {
 public:
  /// Newest first; empty where history holds nothing of it (shallow clone, uncommitted file): never guessed.
  /// In a work tree they are the versions that HEAD holds.
  const std::vector<Version>& versions(std::string_view path) const&;
  const std::vector<Version>& versions(std::string_view path) const&& =
      delete;  // it would be gone with the history
  /// False in a shallow clone: what is older than its edge is not known, nor when a file that stands there
  /// was set.
  bool is_complete() const { return complete_; }
  /// That were walked.
  size_t commits() const { return commits_; }
  /// Forgets what came after versions(path)[first], for readers who may see no more.
  void forget_newer(std::string_view path, size_t first);

 private:
  friend History read_history(const SourceRequest&, const Snapshot&, const WorkLimits&, Cache&, Findings&);
  bool complete_ = true;
  size_t commits_ = 0;
  std::map<std::string, std::vector<Version>, std::less<>> versions_;
};

/// One walk of the commit graph from the snapshot's commit for all files, comparing each tree with its
/// parents' and skipping equal subtrees. Error, naming the object, if one is missing or damaged. A commit
/// whose date cannot be read is a warning (source/date), and the versions that it brought in are left out.
/// With a cache only the commits that no earlier build has seen are read.
History read_history(const SourceRequest& request, const Snapshot& snapshot, const WorkLimits& limits,
                     Cache& cache, Findings& findings);
History read_history(const SourceRequest& request, const Snapshot& snapshot, const WorkLimits& limits,
                     Findings& findings);

}  // namespace gongbao
