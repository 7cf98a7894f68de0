#pragma once
#include <string>
#include <unordered_map>
#include <vector>

#include "base/cache.h"
#include "source/commit_graph.h"
#include "source/version_lines.h"

namespace gongbao {

/// A commit, and what it changed. Neither ever changes; only what is reachable does.
struct KnownCommit {
  ReadCommit commit;
  CommitChanges changes;
};

/// The commits that earlier builds have walked, in parts: each part holds what one build met first.
class KnownCommits {
 public:
  /// Of the content in `directory`: a folder within a repository has other changes than the whole of it.
  KnownCommits(Cache& cache, std::string directory);
  /// Null where no earlier build has met it.
  KnownCommit* find(const ObjectId& commit);
  /// Adds what this build met on the way from `tip`.
  void learn(const ObjectId& tip, const std::vector<KnownCommit>& commits);

 private:
  void take_part(const std::string& tip, size_t depth);
  void forget();

  Cache& cache_;
  std::string directory_;
  std::string last_;  ///< the tip of the newest part, raw
  size_t parts_ = 0;
  std::unordered_map<ObjectId, KnownCommit, ObjectIdHash> commits_;  // asked for single ids only
};

}  // namespace gongbao
