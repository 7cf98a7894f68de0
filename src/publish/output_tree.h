#pragma once
#include <cstdint>
#include <filesystem>
#include <map>
#include <memory>
#include <string>
#include <string_view>
#include <vector>

#include "base/digest.h"

namespace gongbao {

/// A finished file of the site.
struct OutputFile {
  std::string path;  ///< within the site, with /
  uint64_t size = 0;
  Digest digest;
  auto operator<=>(const OutputFile&) const = default;
};

/// What the manifest says of a build, besides its files.
struct BuildFacts {
  std::string generator;  ///< program and version
  std::string commit;
  std::string as_of;  ///< instant, ISO 8601
  std::string audience;
  bool worktree = false;
  std::string base_url;
  std::string policy;  ///< digest of the site's policy; empty until sign-off arrives
};

/// The output folder with its two trees: the live one, and the one before, which a build brings up to date and then
/// exchanges with the live one (behaviour 5). Killed at any moment, the live tree is whole. A tree is complete when its
/// manifest.json, written last, is there.
class OutputTree {
 public:
  /// Locks the output folder against other builds and opens the older tree for writing; one without its manifest is
  /// rebuilt from nothing. Error if `directory` holds something that is not ours, lies in `content` or holds it, is /,
  /// the home folder or the repository, or is locked by another build.
  static OutputTree open(const std::filesystem::path& directory, const std::filesystem::path& repository);

  /// Writes one file of the new tree; leaves it where the older tree has the same bytes. May be called in several worker
  /// processes at once, for different paths. Error on a path that leaves the tree, or if the disk is full.
  OutputFile write(std::string_view path, std::string_view bytes) const;

  /// Removes what `files` does not list, writes the manifest, syncs, and exchanges the trees. `files` in any order.
  void complete(std::vector<OutputFile> files, const BuildFacts& facts);

  OutputTree(OutputTree&&) noexcept;
  ~OutputTree();

 private:
  struct State;
  explicit OutputTree(std::unique_ptr<State> state);
  std::unique_ptr<State> state_;
};

}  // namespace gongbao
