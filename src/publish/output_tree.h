#pragma once
#include <filesystem>
#include <memory>
#include <string>
#include <string_view>
#include <vector>

#include "publish/manifest.h"
#include "publish/marked_tree.h"

namespace gongbao {

/// The output folder with its two trees: the live one, and the one before, which a build brings up to date
/// and then exchanges with the live one (behaviour 5). Killed at any moment, the live tree is whole. A tree
/// is complete when its manifest.json, written last, is there.
///
/// Beside the live tree `public/` stands `.public.gongbao/`, for its owner alone: `lock`, held by the build
/// that writes, and `previous/`, the older tree. Both trees are this program's own: what it did not make is
/// removed from them.
class OutputTree {
 public:
  /// Locks the output folder against other builds and opens the older tree for writing; one without its
  /// manifest is rebuilt from nothing. Error if `directory` holds something that is not ours, lies in
  /// `content` or holds it, is /, the home folder, the current folder or the repository, is a symbolic link,
  /// or is locked by another build.
  static OutputTree open(const std::filesystem::path& directory, const std::filesystem::path& repository);

  /// Writes one file of the new tree; leaves it where the older tree has the same bytes. May be called in
  /// several worker processes at once, for different paths. Error on a path that leaves the tree, or if the
  /// disk is full.
  OutputFile write(std::string_view path, std::string_view bytes) const;

  /// The live tree as the build before left it; without files where there is none.
  const MarkedTree& live() const;
  /// Has the new tree hold a file that the live one lists, without its bytes being made again: both trees
  /// then share it. False if somebody has touched it since. In one process only.
  bool keep(const OutputFile& file);

  /// Removes what `files` does not list, writes the manifest, syncs, and exchanges the trees. `files` in any
  /// order. Error if one of them is not there or named twice. The last call: the tree is live after it, and
  /// the lock free.
  /// What comes back is the digest of the tree's manifest.json.
  Digest complete(std::vector<OutputFile> files, const BuildFacts& facts);

  /// The tree being written, not yet live: for whoever reads the finished bytes before they are complete.
  const std::filesystem::path& path() const;

  OutputTree(OutputTree&&) noexcept;
  ~OutputTree();

 private:
  struct State;
  explicit OutputTree(std::unique_ptr<State> state);
  std::unique_ptr<State> state_;
};

}  // namespace gongbao
