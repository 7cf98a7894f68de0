#include "source/commit_order.h"

#include "base/error.h"
#include "source/commit_graph.h"
#include "source/worker.h"

namespace gongbao {
namespace {

constexpr uint64_t commit_limit = uint64_t{1} << 20;

bool holds(const GitRepository& repository, const std::string& commit) {
  const std::optional<ObjectId> id = ObjectId::parse(commit);
  if (!id) return false;
  try {
    repository.read(*id, ObjectKind::commit, commit_limit);
    return true;
  } catch (const Error&) {
    return false;
  }
}

bool reaches(const CommitGraph& graph, const ObjectId& id) {
  return std::ranges::any_of(graph.commits, [&id](const GraphCommit& commit) { return commit.id == id; });
}

bool is_cut(const CommitGraph& graph) { return std::ranges::any_of(graph.commits, &GraphCommit::is_edge); }

CommitOrder order_in(const GitRepository& repository, const std::string& commit, const std::string& other) {
  if (!holds(repository, commit)) return CommitOrder::unknown;
  if (commit == other) return CommitOrder::same;
  if (!holds(repository, other)) return CommitOrder::other_unknown;
  const ObjectId id = *ObjectId::parse(commit);
  const ObjectId other_id = *ObjectId::parse(other);
  const CommitGraph past = read_commit_graph(repository, id);
  if (reaches(past, other_id)) return CommitOrder::after;
  const CommitGraph other_past = read_commit_graph(repository, other_id);
  if (reaches(other_past, id)) return CommitOrder::before;
  return is_cut(past) || is_cut(other_past) ? CommitOrder::other_unknown : CommitOrder::apart;
}

}  // namespace

CommitOrder order_of_commits(const std::filesystem::path& directory, const std::string& commit,
                             const std::string& other) {
  const Outcomes outcomes = map_repository(1, "the history", {}, [&] {
    return [&](size_t) {
      const CommitOrder order = order_in(GitRepository(directory), commit, other);
      return std::string(1, static_cast<char>(order));
    };
  });
  return static_cast<CommitOrder>(outcomes[0].bytes.at(0));
}

}  // namespace gongbao
