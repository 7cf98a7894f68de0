#pragma once
#include <unordered_map>

#include "source/object_id.h"

namespace gongbao {

/// The trees read lately, by id. A walk over history meets nearly every tree twice in a row; libgit2's own
/// cache throws out at random. Two generations: when the young one is full the old one goes.
template <class Tree>
class TreeCache {
 public:
  explicit TreeCache(size_t bytes) : limit_(bytes) {}

  const Tree* find(const ObjectId& id) {
    if (const auto found = young_.find(id); found != young_.end()) return &found->second;
    const auto found = old_.find(id);
    if (found == old_.end()) return nullptr;
    Tree tree = std::move(found->second);
    old_.erase(found);
    return add(id, std::move(tree));
  }

  const Tree* add(const ObjectId& id, Tree tree) {
    if (size_ + tree.bytes.size() > limit_) {
      old_ = std::move(young_);
      young_.clear();
      size_ = 0;
    }
    size_ += tree.bytes.size();
    return &young_.insert_or_assign(id, std::move(tree)).first->second;
  }

 private:
  size_t limit_;
  size_t size_ = 0;
  std::unordered_map<ObjectId, Tree, ObjectIdHash> young_;  // asked for single ids only
  std::unordered_map<ObjectId, Tree, ObjectIdHash> old_;
};

}  // namespace gongbao
