#pragma once
#include <array>
#include <cstdint>
#include <filesystem>
#include <initializer_list>
#include <memory>
#include <optional>
#include <string_view>

namespace gongbao {

/// What earlier builds have found out and a later one would find out again: bytes by a digest of all that
/// they were made from, this program among it (never by a file's time). Whatever is wrong with it, it is
/// empty, and safe to delete.
///
/// One file, read by mapping. New bytes are put behind the old ones, then a new index, then the header that
/// names it; so a build that is killed leaves the cache as it was. Every part has a checksum. Files that are
/// not the user's own, or that others may write to, are not believed. Of two builds at once the second reads,
/// and keeps nothing.
class Cache {
 public:
  using Key = std::array<uint8_t, 16>;

  /// None: finds nothing, keeps nothing.
  Cache();
  /// That in a folder, which is made if missing; `most_bytes` bounds the file. No error: a cache that cannot
  /// be had is none.
  static Cache open(const std::filesystem::path& folder, uint64_t most_bytes = uint64_t{8} << 30);
  /// The same for whoever only asks: makes nothing, keeps nothing and is in no build's way.
  static Cache look_into(const std::filesystem::path& folder);
  Cache(Cache&&) noexcept;
  Cache& operator=(Cache&&) noexcept;
  ~Cache();

  bool is_none() const { return !state_; }
  /// Names a result by what it is and by all that it was made from.
  Key key(std::string_view what, std::initializer_list<std::string_view> made_from) const;
  /// What earlier builds kept, as long as the cache lives; what this one keeps is not found before it is
  /// opened again.
  std::optional<std::string_view> find(const Key& key);
  /// Keeps bytes for later builds; those of the same key before are forgotten.
  void keep(const Key& key, std::string_view bytes);
  /// What becomes of bytes that were neither found nor kept since the cache was opened.
  enum class Unused { stays, may_go };
  /// Makes what was kept the next build's. Without it nothing was kept.
  void save(Unused unused = Unused::may_go);

 private:
  struct State;
  explicit Cache(std::unique_ptr<State> state);
  std::unique_ptr<State> state_;
};

}  // namespace gongbao
