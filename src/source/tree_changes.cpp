#include "source/tree_changes.h"

#include <algorithm>
#include <array>
#include <cstring>

#include "base/error.h"
#include "source/commit_tree.h"
#include "source/name_rule.h"

namespace gongbao {
namespace {

/// How far two runs of bytes are equal.
size_t equal_length(std::string_view a, std::string_view b) {
  constexpr size_t block = 4096;
  const size_t size = std::min(a.size(), b.size());
  size_t at = 0;
  while (at + block <= size && std::memcmp(a.data() + at, b.data() + at, block) == 0) at += block;
  while (at < size && a[at] == b[at]) ++at;
  return at;
}

/// One side of a comparison: a folder's entries, or none if the folder is not there.
class Side {
 public:
  Side(const GitRepository& repository, const ObjectId& tree)
      : object_(tree.is_none() ? ObjectBytes() : repository.read(tree, ObjectKind::tree, max_tree_bytes)),
        reader_(object_.bytes) {}
  TreeReader& reader() { return reader_; }

 private:
  ObjectBytes object_;
  TreeReader reader_;
};

class Comparer {
 public:
  Comparer(const GitRepository& repository, size_t limit) : repository_(repository), limit_(limit) {}

  void compare(const std::string& folder, const ObjectId& now, const std::vector<ObjectId>& before,
               int depth) {
    if (depth > max_folder_depth || is_in(before, now)) return;
    Side side(repository_, now);
    std::vector<Side> sides;
    sides.reserve(before.size());
    for (const ObjectId& tree : before) sides.emplace_back(repository_, tree);
    while (const TreeEntry* least = least_entry(side, sides)) {
      const TreeEntry entry = *least;
      if (sides.size() == 1 && skip_equal(side.reader(), sides.front().reader())) continue;
      const ObjectId id_now = take(side, entry);
      std::vector<ObjectId> ids_before;
      for (Side& one : sides) ids_before.push_back(take(one, entry));
      if (is_in(ids_before, id_now) || (ids_before.empty() && id_now.is_none())) continue;
      if (folder.empty() && entry.name != "content" && entry.name != "themes" && entry.name != "site.toml")
        continue;
      if (entry.name.find('/') != std::string_view::npos)
        continue;  // no file's path may be made up of another's
      if (++count_ > limit_) return;
      const std::string path =
          folder.empty() ? std::string(entry.name) : folder + '/' + std::string(entry.name);
      if (entry.kind == EntryKind::folder)
        compare(path, id_now, ids_before, depth + 1);
      else
        changes_.push_back({path, ids_before.empty() ? ObjectId{} : ids_before.front(), id_now});
    }
  }

  std::optional<std::vector<FileChange>> take_changes() {
    if (count_ > limit_) return std::nullopt;
    return std::move(changes_);
  }

 private:
  static bool is_in(const std::vector<ObjectId>& ids, const ObjectId& id) {
    return std::find(ids.begin(), ids.end(), id) != ids.end();
  }

  static const TreeEntry* least_entry(Side& side, std::vector<Side>& sides) {
    const TreeEntry* least = side.reader().at_end() ? nullptr : &side.reader().entry();
    for (Side& one : sides) {
      if (one.reader().at_end()) continue;
      if (least == nullptr || compare_entries(one.reader().entry(), *least) < 0)
        least = &one.reader().entry();
    }
    return least;
  }

  /// Passes over what is equal at the front of both; false if their first entries differ.
  static bool skip_equal(TreeReader& a, TreeReader& b) {
    if (a.at_end() || b.at_end() || a.entry() != b.entry()) return false;
    a.next();  // one at least: entries can be equal to us and yet differ in their bytes (a file's x bit)
    b.next();
    const size_t size = a.rest().size();
    a.skip_to(equal_length(a.rest(), b.rest()));
    b.skip(size - a.rest().size());
    return true;
  }

  /// The id of `entry` here, if it is here and a plain file or folder; goes on to the next entry then.
  static ObjectId take(Side& side, const TreeEntry& entry) {
    TreeReader& reader = side.reader();
    if (reader.at_end() || compare_entries(reader.entry(), entry) != 0) return {};
    const bool counts = reader.entry().kind == EntryKind::file || reader.entry().kind == EntryKind::folder;
    const ObjectId id = counts ? reader.entry().id : ObjectId{};
    reader.next();
    return id;
  }

  const GitRepository& repository_;
  size_t limit_;
  size_t count_ = 0;
  std::vector<FileChange> changes_;
};

}  // namespace

std::optional<std::vector<FileChange>> changed_files(const GitRepository& repository, const ObjectId& tree,
                                                     std::span<const ObjectId> parents, size_t limit) {
  const auto top = [&](const ObjectId& id) {
    return find_folder(repository, id, repository.prefix()).value_or(ObjectId{});
  };
  std::vector<ObjectId> before;
  for (const ObjectId& parent : parents) before.push_back(top(parent));
  Comparer comparer(repository, limit);
  comparer.compare("", top(tree), before, 0);
  return comparer.take_changes();
}

}  // namespace gongbao
