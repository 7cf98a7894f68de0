#include "source/tree_entries.h"

#include <algorithm>

#include "base/error.h"

namespace gongbao {
namespace {

constexpr size_t id_size = 20;

/// Only the modes that git writes today; odd ones (a dangling 100664, 0) come from old or hostile tools.
EntryKind kind_of(std::string_view mode) {
  if (mode == "100644" || mode == "100755") return EntryKind::file;
  if (mode == "40000") return EntryKind::folder;
  if (mode == "120000") return EntryKind::link;
  if (mode == "160000") return EntryKind::submodule;
  return EntryKind::other;
}

[[noreturn]] void fail() { throw Error("a tree object is malformed", "run git fsck"); }

/// The end of the entry at the front of `bytes`.
size_t entry_size(std::string_view bytes) {
  const size_t nul = bytes.find('\0');
  if (nul == std::string_view::npos || bytes.size() - nul - 1 < id_size) fail();
  return nul + 1 + id_size;
}

}  // namespace

void TreeReader::next() {
  start_ = rest_.data();
  if (rest_.empty()) {
    at_end_ = true;
    entry_ = {};
    return;
  }
  const size_t size = entry_size(rest_);
  const size_t space = rest_.find(' ');
  if (space == std::string_view::npos || space + 1 + id_size + 1 > size) fail();
  entry_.kind = kind_of(rest_.substr(0, space));
  entry_.name = rest_.substr(space + 1, size - id_size - 1 - space - 1);
  entry_.id = ObjectId::from_raw(rest_.substr(size - id_size, id_size));
  rest_.remove_prefix(size);
}

void TreeReader::skip_to(size_t offset) {
  std::string_view bytes = rest();
  while (!bytes.empty()) {
    const size_t size = entry_size(bytes);
    if (offset < size) break;
    offset -= size;
    bytes.remove_prefix(size);
  }
  rest_ = bytes;
  next();
}

void TreeReader::skip(size_t bytes) {
  rest_ = rest().substr(bytes);
  next();
}

int compare_entries(const TreeEntry& a, const TreeEntry& b) {
  const size_t common = std::min(a.name.size(), b.name.size());
  if (const int order = a.name.substr(0, common).compare(b.name.substr(0, common)); order != 0) return order;
  const auto next = [&](const TreeEntry& entry) {
    if (entry.name.size() > common) return static_cast<int>(static_cast<unsigned char>(entry.name[common]));
    return entry.kind == EntryKind::folder ? static_cast<int>('/') : 0;
  };
  return next(a) - next(b);
}

}  // namespace gongbao
