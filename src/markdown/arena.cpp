#include "markdown/arena.h"

#include <cstring>

namespace gongbao {
namespace {

constexpr size_t header = 8;  // a block's size stands before it
constexpr size_t rounded(size_t bytes) { return (bytes + 7) & ~size_t{7}; }

size_t size_of(const char* block) {
  size_t size = 0;
  std::memcpy(&size, block - header, sizeof size);
  return size;
}

void set_size(char* block, size_t size) { std::memcpy(block - header, &size, sizeof size); }

}  // namespace

char* Arena::take(size_t bytes) {
  if (bytes > budget_) throw ArenaExhausted{};
  const size_t wanted = rounded(bytes) + header;
  used_ += wanted;
  if (used_ > budget_) throw ArenaExhausted{};
  if (static_cast<size_t>(end_ - next_) < wanted) {
    const size_t size = std::max(chunk_bytes, wanted);
    chunks_.push_back(std::make_unique_for_overwrite<char[]>(size));
    next_ = chunks_.back().get();
    end_ = next_ + size;
  }
  last_ = next_ + header;
  next_ += wanted;
  set_size(last_, rounded(bytes));
  return last_;
}

void* Arena::zeroed(size_t bytes) { return std::memset(take(bytes), 0, bytes); }

void* Arena::resized(void* block, size_t bytes) {
  if (!block) return take(bytes);
  char* const old = static_cast<char*>(block);
  const size_t old_size = size_of(old);
  if (bytes <= old_size) return old;
  if (old == last_ && bytes <= budget_ && static_cast<size_t>(end_ - old) >= rounded(bytes)) {
    used_ += rounded(bytes) - old_size;
    if (used_ > budget_) throw ArenaExhausted{};
    next_ = old + rounded(bytes);
    set_size(old, rounded(bytes));
    return old;
  }
  char* const fresh = take(bytes);
  std::memcpy(fresh, old, old_size);
  return fresh;
}

std::string_view Arena::copy(std::string_view text) {
  char* const block = take(text.size());
  std::memcpy(block, text.data(), text.size());
  return {block, text.size()};
}

}  // namespace gongbao
