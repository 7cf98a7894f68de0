#include "source/commit_graph.h"

#include <algorithm>
#include <queue>
#include <unordered_map>
#include <unordered_set>

#include "base/error.h"
#include "base/record.h"
#include "source/commit_tree.h"

namespace gongbao {
namespace {

int64_t seconds_of(const std::optional<CommitTime>& time) { return time ? time->seconds : 0; }

/// A commit read but not yet placed: the newest of those waiting is placed first.
struct Waiting {
  ObjectId id;
  CommitObject object;
};
struct IsOlder {
  bool operator()(const Waiting& a, const Waiting& b) const {
    return std::pair(seconds_of(a.object.time), a.id) < std::pair(seconds_of(b.object.time), b.id);
  }
};

class GraphReader {
 public:
  GraphReader(const GitRepository& repository, const ObjectId& tip) : repository_(repository), tip_(tip) {}

  CommitGraph read() {
    meet(tip_, nullptr);
    while (!waiting_.empty()) {
      Waiting next = std::move(const_cast<Waiting&>(waiting_.top()));  // the order is not looked at until pop
      waiting_.pop();
      place(std::move(next));
    }
    for (size_t i = 0; i < graph_.commits.size(); ++i)
      for (const ObjectId& parent : parents_[i]) graph_.commits[i].parents.push_back(places_.at(parent));
    return std::move(graph_);
  }

 private:
  void meet(const ObjectId& id, const ObjectId* child) {
    if (!met_.insert(id).second) return;
    try {
      waiting_.push({id, parse_commit(repository_.read(id, ObjectKind::commit, max_commit_bytes).bytes)});
    } catch (const Error& error) {
      if (child == nullptr) throw;
      throw Error(
          fmt::format("cannot read the history: {} (a parent of the commit {})", error.what(), child->hex()),
          error.hint());
    }
  }

  void place(Waiting commit) {
    GraphCommit placed{commit.id, commit.object.tree, {}, commit.object.time, {}, false};
    for (Author& author : commit.object.authors) placed.authors.push_back(author_index(std::move(author)));
    if (!commit.object.parents.empty() && repository_.shallow_edge().contains(commit.id)) {
      placed.is_edge = true;
      commit.object.parents.clear();
    }
    places_.emplace(commit.id, static_cast<uint32_t>(graph_.commits.size()));
    graph_.commits.push_back(std::move(placed));
    for (const ObjectId& parent : commit.object.parents) meet(parent, &commit.id);
    parents_.push_back(std::move(commit.object.parents));
  }

  uint32_t author_index(Author author) {
    const auto [known, is_new] = author_places_.emplace(author, static_cast<uint32_t>(graph_.authors.size()));
    if (is_new) graph_.authors.push_back(std::move(author));
    return known->second;
  }

  const GitRepository& repository_;
  ObjectId tip_;
  CommitGraph graph_;
  std::priority_queue<Waiting, std::vector<Waiting>, IsOlder> waiting_;
  std::unordered_set<ObjectId, ObjectIdHash> met_;  // asked for single ids only, as places_ is
  std::unordered_map<ObjectId, uint32_t, ObjectIdHash> places_;
  std::vector<std::vector<ObjectId>> parents_;
  std::map<Author, uint32_t> author_places_;
};

}  // namespace

CommitGraph read_commit_graph(const GitRepository& repository, const ObjectId& tip) {
  return GraphReader(repository, tip).read();
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

std::string write_graph(const CommitGraph& graph) {
  RecordWriter writer;
  const auto number = [&](uint32_t value) { writer.number(value); };
  writer.list(graph.authors, [&](const Author& author) {
    writer.text(author.name);
    writer.text(author.email);
  });
  writer.list(graph.commits, [&](const GraphCommit& commit) {
    writer.text(commit.id.raw());
    writer.text(commit.tree.raw());
    writer.list(commit.parents, number);
    writer.number(commit.time ? 1 : 0);
    writer.number(commit.time ? commit.time->seconds : 0);
    writer.number(commit.time ? commit.time->offset_minutes : 0);
    writer.list(commit.authors, number);
    writer.number(commit.is_edge ? 1 : 0);
  });
  return writer.take();
}

CommitGraph read_graph(std::string_view record) {
  CommitGraph graph;
  RecordReader reader(record);
  const auto number = [&] { return static_cast<uint32_t>(reader.number()); };
  graph.authors = reader.list<Author>([&] {
    std::string name(reader.text());
    return Author{std::move(name), std::string(reader.text())};
  });
  graph.commits = reader.list<GraphCommit>([&] {
    GraphCommit commit;
    commit.id = ObjectId::from_raw(reader.text());
    commit.tree = ObjectId::from_raw(reader.text());
    commit.parents = reader.list<uint32_t>(number);
    const bool is_dated = reader.number() != 0;
    CommitTime time;
    time.seconds = reader.number();
    time.offset_minutes = static_cast<int>(reader.number());
    if (is_dated) commit.time = time;
    commit.authors = reader.list<uint32_t>(number);
    commit.is_edge = reader.number() != 0;
    return commit;
  });
  return graph;
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
