#pragma once
#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "source/commit_graph.h"
#include "source/tree_changes.h"

namespace gongbao {

/// What one commit did to files.
struct CommitChanges {
  /// On the first-parent line: other than in the first parent. Elsewhere: other than in every parent.
  std::vector<FileChange> files;
  /// Of a merge on the line: the paths that are other than in every parent, the merge's own work.
  std::vector<std::string> own_paths;
};

void write_changes(RecordWriter& writer, const CommitChanges& changes);
CommitChanges read_changes(RecordReader& reader);

/// A version as places in the graph.
struct LineVersion {
  uint32_t commit = 0;
  ObjectId blob;
  std::string path;
  std::vector<uint32_t> authors;
  bool is_addition = false;  ///< the line's parent had no such file, under no other name either
};

/// For each of `paths` (files of the tip) its versions, newest first: its distinct blobs along first parents.
/// Where a merge brought one in, its authors are those who touched the path in the merged commits, oldest
/// first, and the merge's own only if it wrote something of its own. A rename is followed where one commit,
/// on the line or in a merged side, removes and adds the same blob, and no other with it. The oldest commit
/// that a shallow clone holds tells nothing, since what it changed is not known.
std::vector<std::vector<LineVersion>> trace_versions(const CommitGraph& graph,
                                                     const std::vector<CommitChanges>& changes,
                                                     const std::vector<std::string>& paths);

}  // namespace gongbao
