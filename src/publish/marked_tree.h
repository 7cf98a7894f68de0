#pragma once
#include <sys/stat.h>

#include "publish/manifest.h"
#include "publish/output_folder.h"

namespace gongbao {

/// A tree as a finished build left it. What lies in it counts for as long as nobody else has touched it:
/// whatever changed its status after the mark, which was put in last.
struct MarkedTree {
  std::vector<OutputFile> files;  ///< by path; none: the tree has no mark
  std::vector<OutputFile> parts;  ///< of the manifest
  Digest mark;                    ///< of manifest.json itself: stands for every byte of the tree
  BuildFacts facts;
  timespec marked{};

  const OutputFile* find(std::string_view path) const;
  /// Whether a file of the tree with this status is still the one that the build wrote.
  bool left_alone(const OutputFile& file, const struct stat& status) const;
  /// Whether nothing came or went in any folder of the tree, which is open.
  bool has_same_names(int tree) const;
};

/// Of the tree whose open folder it is; none where its manifest is missing or damaged.
MarkedTree read_marked_tree(int tree);

/// The same of the older tree, whose mark is taken away: it is about to change. One without a mark is
/// emptied.
MarkedTree take_mark(const OutputFolder& folder, int state);

}  // namespace gongbao
