#pragma once
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "source/object_id.h"

namespace gongbao {

struct Author {
  std::string name;
  std::string email;  ///< never in any output
  auto operator<=>(const Author&) const = default;
};

/// When a commit was made: its committer's time, which is when it entered this history (an author's time
/// stays that of the first draft through every rebase).
struct CommitTime {
  int64_t seconds = 0;     ///< since 1970
  int offset_minutes = 0;  ///< of the zone; 0 where none can be read
  bool operator==(const CommitTime&) const = default;
};

/// What we use of a git commit object.
struct CommitObject {
  ObjectId tree;
  std::vector<ObjectId> parents;
  std::optional<CommitTime> time;  ///< absent where the object holds no date that can be read
  std::vector<Author> authors;     ///< the author, then those of the Co-authored-by trailers
};

/// Error if the bytes are no commit.
CommitObject parse_commit(std::string_view bytes);

}  // namespace gongbao
