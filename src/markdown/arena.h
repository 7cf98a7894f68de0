#pragma once
#include <cstddef>
#include <memory>
#include <string_view>
#include <vector>

namespace gongbao {

/// Thrown through cmark's C frames when a document wants more memory than its budget. Debian builds them with
/// unwind tables, and they hold nothing that must be released: all their memory lies in the arena.
struct ArenaExhausted {};

/// Memory for one parse, given back all at once. It bounds what the quadratic inputs of cmark-gfm
/// 0.29.0.gfm.6 can take (CVE-2023-37463: 10 KB want 664 MB), and the library's own allocator would call
/// abort() when memory ends.
class Arena {
 public:
  explicit Arena(size_t budget) : budget_(budget) {}
  Arena(const Arena&) = delete;
  Arena& operator=(const Arena&) = delete;

  void* zeroed(size_t bytes);
  void* resized(void* block, size_t bytes);
  /// Keeps a copy of `text` as long as the arena lives.
  std::string_view copy(std::string_view text);
  size_t used() const { return used_; }

 private:
  char* take(size_t bytes);

  static constexpr size_t chunk_bytes = 64 * 1024;
  std::vector<std::unique_ptr<char[]>> chunks_;
  char* next_ = nullptr;
  char* end_ = nullptr;
  char* last_ = nullptr;  ///< the newest block, which can grow in place
  size_t used_ = 0;
  size_t budget_;
};

}  // namespace gongbao
