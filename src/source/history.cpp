#include "source/history.h"

#include <algorithm>
#include <optional>
#include <set>
#include <unordered_map>

#include "base/error.h"
#include "base/record.h"
#include "source/commit_graph.h"
#include "source/known_commits.h"
#include "source/tree_changes.h"
#include "source/version_lines.h"
#include "source/worker.h"

namespace gongbao {
namespace {

constexpr size_t segment_size = 128;  // neighbours share trees, and most of a pack's deltas

/// What a commit did; nothing where that cannot be known.
std::optional<CommitChanges> compare_commit(const GitRepository& repository, const CommitGraph& graph,
                                            const GraphCommit& commit, bool is_on_line) {
  if (commit.is_edge) return std::nullopt;
  std::vector<ObjectId> parents;
  for (const uint32_t parent : commit.parents) parents.push_back(graph.commits[parent].tree);
  const auto compare = [&](size_t count) {
    try {
      return changed_files(repository, commit.tree, std::span(parents).first(count));
    } catch (const Error& error) {
      throw Error(fmt::format("cannot read the history at the commit {}: {}", commit.id.hex(), error.what()),
                  error.hint());
    }
  };
  const bool is_merge_on_line = is_on_line && parents.size() > 1;
  auto files = compare(is_merge_on_line ? 1 : parents.size());
  if (!files) return std::nullopt;
  CommitChanges changes{std::move(*files), {}};
  if (!is_merge_on_line || changes.files.empty()) return changes;
  const auto own = compare(parents.size());
  if (!own) return std::nullopt;
  for (const FileChange& file : *own) changes.own_paths.push_back(file.path);
  return changes;
}

/// Compares commits with their parents, a stretch of the graph at a time in each of several workers. One that
/// changes more than can be a site is made an edge of what is known.
void compare_commits(const SourceRequest& request, CommitGraph& graph, const std::vector<uint32_t>& places,
                     std::vector<CommitChanges>& changes, const WorkLimits& limits) {
  const size_t total = places.size();
  std::vector<bool> on_line(graph.commits.size());
  for (const uint32_t commit : graph.first_parents()) on_line[commit] = true;
  const auto begin_of = [&](size_t segment) { return std::min(segment * segment_size, total); };
  const size_t segments = (total + segment_size - 1) / segment_size;
  const Outcomes outcomes = map_repository(segments, "the history", limits, [&] {
    return [&, repository = std::make_shared<GitRepository>(request.directory)](size_t segment) {
      RecordWriter writer;
      for (size_t i = begin_of(segment); i < begin_of(segment + 1); ++i) {
        const std::optional<CommitChanges> found =
            compare_commit(*repository, graph, graph.commits[places[i]], on_line[places[i]]);
        writer.number(found ? 1 : 0);
        if (found) write_changes(writer, *found);
      }
      return writer.take();
    };
  });
  for (size_t segment = 0; segment < segments; ++segment) {
    RecordReader reader(outcomes[segment].bytes);
    for (size_t i = begin_of(segment); i < begin_of(segment + 1); ++i) {
      graph.commits[places[i]].is_edge = reader.number() == 0;
      if (!graph.commits[places[i]].is_edge) changes[places[i]] = read_changes(reader);
    }
  }
}

struct Walk {
  CommitGraph graph;
  std::vector<CommitChanges> changes;  ///< beside its commits
};

/// Every commit and what it changed; what earlier builds know of them is not read again.
Walk walk_commits(const SourceRequest& request, const ObjectId& tip, bool is_shallow,
                  const WorkLimits& limits, Cache& cache) {
  // How far a shallow clone reaches may change, and with it what its commits tell.
  Cache none;
  KnownCommits known(is_shallow ? none : cache, std::filesystem::absolute(request.directory).string());
  std::vector<ReadCommit> fresh;
  if (!known.find(tip)) {
    const Outcomes outcomes = map_repository(1, "the history", limits, [&] {
      return [&](size_t) {
        RecordWriter writer;
        writer.list(read_commits(GitRepository(request.directory), tip,
                                 [&](const ObjectId& id) { return known.find(id) != nullptr; }),
                    [&](const ReadCommit& commit) { write_commit(writer, commit); });
        return writer.take();
      };
    });
    RecordReader reader(outcomes[0].bytes);
    fresh = reader.list<ReadCommit>([&] { return read_commit(reader); });
  }
  std::unordered_map<ObjectId, const ReadCommit*, ObjectIdHash> by_id;
  for (const ReadCommit& commit : fresh) by_id.emplace(commit.id, &commit);
  Walk walk;
  walk.graph = arrange_commits(tip, [&](const ObjectId& id) -> const ReadCommit& {
    const KnownCommit* one = known.find(id);
    return one ? one->commit : *by_id.at(id);
  });
  walk.changes.resize(walk.graph.commits.size());
  std::vector<uint32_t> unknown;
  for (uint32_t i = 0; i < walk.graph.commits.size(); ++i)
    if (KnownCommit* one = known.find(walk.graph.commits[i].id))
      walk.changes[i] = std::move(one->changes);
    else
      unknown.push_back(i);
  compare_commits(request, walk.graph, unknown, walk.changes, limits);
  std::vector<KnownCommit> learnt;
  for (const uint32_t i : unknown)  // what a commit too large to be looked at did is asked again
    learnt.push_back({*by_id.at(walk.graph.commits[i].id), walk.changes[i]});
  const bool is_whole =
      std::none_of(unknown.begin(), unknown.end(), [&](uint32_t i) { return walk.graph.commits[i].is_edge; });
  if (is_whole && !learnt.empty()) known.learn(tip, learnt);
  return walk;
}

/// What lay beside documents once and is gone: signed versions still show it.
std::set<std::string> gone_files(const Snapshot& snapshot, const std::vector<CommitChanges>& changes) {
  std::set<std::string> gone;
  for (const CommitChanges& commit : changes)
    for (const FileChange& file : commit.files)
      if (file.after.is_none() && file.path.starts_with("content/") && !file.path.ends_with(".md") &&
          !file.path.ends_with(".toml") && !snapshot.find(file.path))
        gone.insert(file.path);
  return gone;
}

void warn_of_date(const GraphCommit& commit, Findings& findings) {
  findings.warning(
      "source/date", {},
      fmt::format("the date of the commit {} cannot be read; the versions it brought in are left out",
                  commit.id.hex()));
}

}  // namespace

const std::vector<Version>& History::versions(std::string_view path) const& {
  static const std::vector<Version> none;
  const auto found = versions_.find(path);
  return found == versions_.end() ? none : found->second;
}

void History::forget_newer(std::string_view path, size_t first) {
  const auto found = versions_.find(path);
  if (found == versions_.end()) return;
  std::vector<Version>& versions = found->second;
  versions.erase(versions.begin(),
                 versions.begin() + static_cast<std::ptrdiff_t>(std::min(first, versions.size())));
}

History read_history(const SourceRequest& request, const Snapshot& snapshot, const WorkLimits& limits,
                     Findings& findings) {
  Cache none;
  return read_history(request, snapshot, limits, none, findings);
}

History read_history(const SourceRequest& request, const Snapshot& snapshot, const WorkLimits& limits,
                     Cache& cache, Findings& findings) {
  History history;
  const auto tip = ObjectId::parse(snapshot.commit());
  if (!tip) return history;  // an unborn branch
  const auto [graph, changes] = walk_commits(request, *tip, snapshot.is_shallow(), limits, cache);
  history.commits_ = graph.commits.size();
  for (const GraphCommit& commit : graph.commits) history.complete_ &= !commit.is_edge;

  std::vector<std::string> paths;
  for (const SourceFile& file : snapshot.files()) paths.push_back(file.path);
  for (const std::string& path : gone_files(snapshot, changes)) paths.push_back(path);
  const auto traced = trace_versions(graph, changes, paths);
  std::set<uint32_t> undated;
  for (size_t i = 0; i < paths.size(); ++i) {
    std::vector<Version> versions;
    for (const LineVersion& line : traced[i]) {
      const GraphCommit& commit = graph.commits[line.commit];
      if (!commit.time) {
        if (undated.insert(line.commit).second) warn_of_date(commit, findings);
        if (!versions.empty() && versions.back().before == Version::Before::version)
          versions.back().before = Version::Before::unknown;
        continue;
      }
      std::vector<Author> authors;
      for (const uint32_t author : line.authors) authors.push_back(graph.authors[author]);
      versions.push_back({line.blob.hex(), commit.id.hex(), commit.time->seconds, commit.time->offset_minutes,
                          std::move(authors), line.path,
                          line.is_addition ? Version::Before::nothing : Version::Before::version});
    }
    if (!versions.empty() && versions.back().before == Version::Before::version)
      versions.back().before = Version::Before::unknown;  // a shallow clone's edge
    if (!versions.empty()) history.versions_.emplace(std::move(paths[i]), std::move(versions));
  }
  return history;
}

}  // namespace gongbao
