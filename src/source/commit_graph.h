#pragma once
#include <cstdint>
#include <functional>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "base/record.h"
#include "source/commit_object.h"
#include "source/git_repository.h"

namespace gongbao {

/// A commit that can be reached from the tip. Commits and authors are named by their places in the graph's
/// lists.
struct GraphCommit {
  ObjectId id;
  ObjectId tree;
  std::vector<uint32_t> parents;
  std::optional<CommitTime> time;
  std::vector<uint32_t> authors;
  bool is_edge =
      false;  ///< its parents exist, but a shallow clone does not hold them: what it changed is not known
};

/// Every commit reachable from a tip, which is the first; newer ones tend to come before older ones.
struct CommitGraph {
  std::vector<GraphCommit> commits;
  std::vector<Author> authors;

  /// The tip, its first parent, and so on to the oldest.
  std::vector<uint32_t> first_parents() const;
};

/// A commit with its id, as it was read.
struct ReadCommit {
  ObjectId id;
  CommitObject object;
  bool is_edge = false;  ///< as of GraphCommit; its parents are left out
};

/// The commits reachable from `tip`, less those that are known and what only they reach. Error, naming both,
/// if a commit's parent is missing.
std::vector<ReadCommit> read_commits(const GitRepository& repository, const ObjectId& tip,
                                     const std::function<bool(const ObjectId&)>& is_known);
/// Puts commits in the graph's order. All that the tip reaches must be among them.
CommitGraph arrange_commits(const ObjectId& tip,
                            const std::function<const ReadCommit&(const ObjectId&)>& commit);
/// Both, where nothing is known.
CommitGraph read_commit_graph(const GitRepository& repository, const ObjectId& tip);

void write_commit(RecordWriter& writer, const ReadCommit& commit);
ReadCommit read_commit(RecordReader& reader);

/// For each commit on the first-parent line (by its place there) the commits that it merged: those reachable
/// from it, but not from the next on the line. Each commit belongs to one, so all together are one walk.
struct MergedSide {
  std::vector<uint32_t> commits;  ///< in the graph's order
  bool is_cut = false;            ///< it reaches a shallow clone's edge: who else wrote there is not known
};
std::vector<MergedSide> merged_sides(const CommitGraph& graph, const std::vector<uint32_t>& line);

}  // namespace gongbao
