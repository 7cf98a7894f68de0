#pragma once
#include <doctest/doctest.h>
#include <stdlib.h>

#include <filesystem>
#include <fstream>
#include <map>

#include "base/cache.h"
#include "base/file.h"

/// Folders with caches that the tests of the cache share.
namespace gongbao::caches {

namespace fs = std::filesystem;

class Folder {
 public:
  Folder() {
    std::string name = (fs::temp_directory_path() / "gongbao-test-XXXXXX").string();
    path_ = ::mkdtemp(name.data());
  }
  Folder(const Folder&) = delete;
  Folder& operator=(const Folder&) = delete;
  ~Folder() {
    std::error_code ignored;
    fs::remove_all(path_, ignored);
  }
  fs::path path() const { return path_ / "cache"; }
  fs::path file() const { return path() / "cache"; }

 private:
  fs::path path_;
};

using Kept = std::map<std::string, std::string>;  // by the one thing that the key is made from
inline const Kept some{{"a", "first bytes"}, {"b", ""}, {"c", std::string("c\0c\xff", 4)}};

inline void keep(Cache& cache, const Kept& all) {
  for (const auto& [name, bytes] : all) cache.keep(cache.key("test", {name}), bytes);
}
inline void keep(const Folder& folder, const Kept& all) {
  Cache cache = Cache::open(folder.path());
  keep(cache, all);
  cache.save();
}

inline std::optional<std::string> found(Cache& cache, const std::string& name) {
  const auto bytes = cache.find(cache.key("test", {name}));
  return bytes ? std::optional(std::string(*bytes)) : std::nullopt;
}

/// Which of these are found; the bytes of all that are must be right.
inline size_t count_right(Cache& cache, const Kept& all) {
  size_t count = 0;
  for (const auto& [name, bytes] : all)
    if (const auto one = found(cache, name)) {
      REQUIRE_MESSAGE(*one == bytes, name << " has other bytes");
      ++count;
    }
  return count;
}
inline size_t count_right(const Folder& folder, const Kept& all) {
  Cache cache = Cache::open(folder.path());
  return count_right(cache, all);
}

inline void put(const fs::path& path, std::string_view bytes) {
  std::ofstream(path, std::ios::binary | std::ios::trunc) << bytes;
}

}  // namespace gongbao::caches
