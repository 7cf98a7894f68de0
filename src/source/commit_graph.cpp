#include "source/commit_graph.h"

#include <algorithm>
#include <queue>
#include <unordered_map>
#include <unordered_set>

#include "base/error.h"
#include "source/commit_tree.h"

namespace gongbao {
namespace {

int64_t seconds_of(const std::optional<CommitTime>& time) { return time ? time->seconds : 0; }

/// A commit met but not yet placed: the newest of those waiting is placed first.
struct IsOlder {
  bool operator()(const ReadCommit* a, const ReadCommit* b) const {
    return std::pair(seconds_of(a->object.time), a->id) < std::pair(seconds_of(b->object.time), b->id);
  }
};

class Arranger {
 public:
  explicit Arranger(const std::function<const ReadCommit&(const ObjectId&)>& commit) : commit_(commit) {}

  CommitGraph arrange(const ObjectId& tip) {
    meet(tip);
    while (!waiting_.empty()) {
      const ReadCommit& next = *waiting_.top();
      waiting_.pop();
      place(next);
    }
    for (size_t i = 0; i < graph_.commits.size(); ++i)
      for (const ObjectId& parent : placed_[i]->object.parents)
        graph_.commits[i].parents.push_back(places_.at(parent));
    return std::move(graph_);
  }

 private:
  void meet(const ObjectId& id) {
    if (met_.insert(id).second) waiting_.push(&commit_(id));
  }

  void place(const ReadCommit& commit) {
    GraphCommit placed{commit.id, commit.object.tree, {}, commit.object.time, {}, commit.is_edge};
    for (const Author& author : commit.object.authors) placed.authors.push_back(author_index(author));
    places_.emplace(commit.id, static_cast<uint32_t>(graph_.commits.size()));
    graph_.commits.push_back(std::move(placed));
    placed_.push_back(&commit);
    for (const ObjectId& parent : commit.object.parents) meet(parent);
  }

  uint32_t author_index(const Author& author) {
    const auto [known, is_new] = author_places_.emplace(author, static_cast<uint32_t>(graph_.authors.size()));
    if (is_new) graph_.authors.push_back(author);
    return known->second;
  }

  const std::function<const ReadCommit&(const ObjectId&)>& commit_;
  CommitGraph graph_;
  std::priority_queue<const ReadCommit*, std::vector<const ReadCommit*>, IsOlder> waiting_;
  std::unordered_set<ObjectId, ObjectIdHash> met_;  // asked for single ids only, as places_ is
  std::unordered_map<ObjectId, uint32_t, ObjectIdHash> places_;
  std::vector<const ReadCommit*> placed_;
  std::map<Author, uint32_t> author_places_;
};

}  // namespace

std::vector<ReadCommit> read_commits(const GitRepository& repository, const ObjectId& tip,
                                     const std::function<bool(const ObjectId&)>& is_known) {
  std::vector<ReadCommit> commits;
  std::unordered_set<ObjectId, ObjectIdHash> met;
  std::vector<std::pair<ObjectId, ObjectId>> open;  // with the child that named it
  const auto meet = [&](const ObjectId& id, const ObjectId& child) {
    if (!is_known(id) && met.insert(id).second) open.emplace_back(id, child);
  };
  meet(tip, {});
  while (!open.empty()) {
    const auto [id, child] = open.back();
    open.pop_back();
    ReadCommit commit{id, {}, false};
    try {
      commit.object = parse_commit(repository.read(id, ObjectKind::commit, max_commit_bytes).bytes);
    } catch (const Error& error) {
      if (child.is_none()) throw;
      throw Error(
          fmt::format("cannot read the history: {} (a parent of the commit {})", error.what(), child.hex()),
          error.hint());
    }
    if (!commit.object.parents.empty() && repository.shallow_edge().contains(id)) {
      commit.is_edge = true;
      commit.object.parents.clear();
    }
    for (const ObjectId& parent : commit.object.parents) meet(parent, id);
    commits.push_back(std::move(commit));
  }
  return commits;
}

CommitGraph arrange_commits(const ObjectId& tip,
                            const std::function<const ReadCommit&(const ObjectId&)>& commit) {
  return Arranger(commit).arrange(tip);
}

CommitGraph read_commit_graph(const GitRepository& repository, const ObjectId& tip) {
  const std::vector<ReadCommit> commits =
      read_commits(repository, tip, [](const ObjectId&) { return false; });
  std::unordered_map<ObjectId, const ReadCommit*, ObjectIdHash> by_id;
  for (const ReadCommit& commit : commits) by_id.emplace(commit.id, &commit);
  return arrange_commits(tip, [&](const ObjectId& id) -> const ReadCommit& { return *by_id.at(id); });
}

std::vector<uint32_t> CommitGraph::first_parents() const {
  std::vector<uint32_t> line;
  if (commits.empty()) return line;
  for (uint32_t next = 0;;) {
    line.push_back(next);
    if (commits[next].parents.empty()) return line;
    next = commits[next].parents.front();
  }
}

void write_commit(RecordWriter& writer, const ReadCommit& commit) {
  writer.text(commit.id.raw());
  writer.text(commit.object.tree.raw());
  writer.list(commit.object.parents, [&](const ObjectId& parent) { writer.text(parent.raw()); });
  writer.number(commit.object.time ? 1 : 0);
  writer.number(commit.object.time ? commit.object.time->seconds : 0);
  writer.number(commit.object.time ? commit.object.time->offset_minutes : 0);
  writer.list(commit.object.authors, [&](const Author& author) {
    writer.text(author.name);
    writer.text(author.email);
  });
  writer.number(commit.is_edge ? 1 : 0);
}

ReadCommit read_commit(RecordReader& reader) {
  ReadCommit commit;
  commit.id = ObjectId::from_raw(reader.text());
  commit.object.tree = ObjectId::from_raw(reader.text());
  commit.object.parents = reader.list<ObjectId>([&] { return ObjectId::from_raw(reader.text()); });
  const bool is_dated = reader.number() != 0;
  CommitTime time;
  time.seconds = reader.number();
  time.offset_minutes = static_cast<int>(reader.number());
  if (is_dated) commit.object.time = time;
  commit.object.authors = reader.list<Author>([&] {
    std::string name(reader.text());
    return Author{std::move(name), std::string(reader.text())};
  });
  commit.is_edge = reader.number() != 0;
  return commit;
}

std::vector<MergedSide> merged_sides(const CommitGraph& graph, const std::vector<uint32_t>& line) {
  std::vector<MergedSide> sides(line.size());
  std::vector<bool> taken(graph.commits.size());
  for (size_t i = line.size();
       i-- > 0;) {  // the oldest first: a merged commit belongs to the first that merged it
    taken[line[i]] = true;
    std::vector<uint32_t> open(graph.commits[line[i]].parents);
    while (!open.empty()) {
      const uint32_t next = open.back();
      open.pop_back();
      if (taken[next]) continue;
      taken[next] = true;
      sides[i].commits.push_back(next);
      sides[i].is_cut |= graph.commits[next].is_edge;
      open.insert(open.end(), graph.commits[next].parents.begin(), graph.commits[next].parents.end());
    }
    std::sort(sides[i].commits.begin(), sides[i].commits.end());
  }
  return sides;
}

}  // namespace gongbao
