#pragma once
#include <string_view>

#include "source/object_id.h"

namespace gongbao {

/// What a tree's entry is; of blobs only plain files are read.
enum class EntryKind { file, folder, link, submodule, other };

/// One entry of a git tree as it stands in the object: its name is any bytes, and nothing has been checked.
struct TreeEntry {
  std::string_view name;
  EntryKind kind = EntryKind::other;
  ObjectId id;
  bool operator==(const TreeEntry&) const = default;
};

/// Reads the entries of a tree object in its order: `mode SP name NUL id`. Error if the bytes are no tree.
class TreeReader {
 public:
  explicit TreeReader(std::string_view tree) : rest_(tree) { next(); }
  bool at_end() const { return at_end_; }
  const TreeEntry& entry() const { return entry_; }
  /// The bytes from this entry on: equal bytes hold equal entries.
  std::string_view rest() const {
    return {start_, static_cast<size_t>(rest_.data() + rest_.size() - start_)};
  }
  void next();
  /// Goes on to the entry that holds the byte `offset` of rest(), or to the end.
  void skip_to(size_t offset);
  /// Goes on by `bytes` of rest(), which must end where an entry ends.
  void skip(size_t bytes);

 private:
  std::string_view rest_;
  const char* start_ = nullptr;
  TreeEntry entry_;
  bool at_end_ = false;
};

/// Git's order of the entries of a tree: a folder's name counts as if it ended in '/'.
int compare_entries(const TreeEntry& a, const TreeEntry& b);

}  // namespace gongbao
