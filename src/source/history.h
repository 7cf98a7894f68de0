#pragma once
#include <cstdint>
#include <map>
#include <string>
#include <string_view>
#include <vector>

#include "source/snapshot.h"

namespace gongbao {

struct Author {
  std::string name;
  std::string email;  ///< never in any output
  auto operator<=>(const Author&) const = default;
};

/// One version of a file: the blob, the commit that brought it in along first parents, and all who wrote it
/// (authors in the merged sides and Co-authored-by trailers among them).
struct Version {
  std::string blob;
  std::string commit;
  int64_t time = 0;        ///< of the commit, seconds since 1970
  int offset_minutes = 0;  ///< of its zone
  std::vector<Author> authors;
  std::string path;  ///< where the file lay: another one before a rename
};

/// For every file of the snapshot its distinct blobs along first parents, newest first. A rename is followed only
/// where one commit removes and adds the same blob.
class History {
 public:
  /// Newest first; empty where history holds nothing of it (shallow clone, uncommitted file): never guessed.
  const std::vector<Version>& versions(std::string_view path) const;
  /// False in a shallow clone: what is older than its edge is not known, nor when a file that stands there was set.
  bool is_complete() const { return complete_; }

 private:
  friend History read_history(const SourceRequest&, const Snapshot&, const WorkLimits&, Findings&);
  bool complete_ = true;
  std::map<std::string, std::vector<Version>, std::less<>> versions_;
};

/// One walk of the commit graph for all files, comparing each tree with its parents' and skipping equal subtrees.
History read_history(const SourceRequest& request, const Snapshot& snapshot, const WorkLimits& limits, Findings& findings);

}  // namespace gongbao
