#pragma once
#include <filesystem>
#include <string>
#include <vector>

namespace gongbao {

/// How a published tree differs from its manifest.
struct TreeDifference {
  enum class Kind { unmarked, extra, missing, altered };  ///< unmarked: no well-formed manifest
  Kind kind = Kind::unmarked;
  std::string path;
  auto operator<=>(const TreeDifference&) const = default;
};

/// Compares the tree with its manifest both ways, reading every byte; in order of paths, empty when it is
/// exactly what was published. Error if it cannot be read.
std::vector<TreeDifference> verify_tree(const std::filesystem::path& directory);

}  // namespace gongbao
