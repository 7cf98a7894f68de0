#include "source/history.h"

#include <algorithm>
#include <optional>
#include <set>

#include "base/error.h"
#include "base/record.h"
#include "source/commit_graph.h"
#include "source/tree_changes.h"
#include "source/version_lines.h"
#include "source/worker.h"

namespace gongbao {
namespace {

constexpr size_t segment_size = 128;  // neighbours share trees, and most of a pack's deltas

CommitGraph walk_graph(const SourceRequest& request, const ObjectId& tip, const WorkLimits& limits) {
  const Outcomes outcomes = map_repository(1, "the history", limits, [&] {
    return [&](size_t) { return write_graph(read_commit_graph(GitRepository(request.directory), tip)); };
  });
  return read_graph(outcomes[0].bytes);
}

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

void write_changes(RecordWriter& writer, const std::optional<CommitChanges>& changes) {
  writer.number(changes ? 1 : 0);
  if (!changes) return;
  writer.list(changes->files, [&](const FileChange& file) {
    writer.text(file.path);
    writer.text(file.before.raw());
    writer.text(file.after.raw());
  });
  writer.list(changes->own_paths, [&](const std::string& path) { writer.text(path); });
}

std::optional<CommitChanges> read_changes(RecordReader& reader) {
  if (reader.number() == 0) return std::nullopt;
  CommitChanges changes;
  changes.files = reader.list<FileChange>([&] {
    FileChange file;
    file.path = reader.text();
    file.before = ObjectId::from_raw(reader.text());
    file.after = ObjectId::from_raw(reader.text());
    return file;
  });
  changes.own_paths = reader.list<std::string>([&] { return std::string(reader.text()); });
  return changes;
}

/// Compares every commit with its parents, a stretch of the graph at a time in each of several workers. One
/// that changes more than can be a site is made an edge of what is known.
std::vector<CommitChanges> compare_commits(const SourceRequest& request, CommitGraph& graph,
                                           const WorkLimits& limits) {
  const size_t total = graph.commits.size();
  std::vector<bool> on_line(total);
  for (const uint32_t commit : graph.first_parents()) on_line[commit] = true;
  const auto begin_of = [&](size_t segment) { return std::min(segment * segment_size, total); };
  const size_t segments = (total + segment_size - 1) / segment_size;
  const Outcomes outcomes = map_repository(segments, "the history", limits, [&] {
    return [&, repository = std::make_shared<GitRepository>(request.directory)](size_t segment) {
      RecordWriter writer;
      for (size_t i = begin_of(segment); i < begin_of(segment + 1); ++i)
        write_changes(writer, compare_commit(*repository, graph, graph.commits[i], on_line[i]));
      return writer.take();
    };
  });
  std::vector<CommitChanges> changes;
  changes.reserve(total);
  for (size_t segment = 0; segment < segments; ++segment) {
    RecordReader reader(outcomes[segment].bytes);
    for (size_t i = begin_of(segment); i < begin_of(segment + 1); ++i) {
      auto read = read_changes(reader);
      graph.commits[i].is_edge = !read;
      changes.push_back(read ? std::move(*read) : CommitChanges());
    }
  }
  return changes;
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
  versions.erase(versions.begin(), versions.begin() + static_cast<std::ptrdiff_t>(std::min(first, versions.size())));
}

History read_history(const SourceRequest& request, const Snapshot& snapshot, const WorkLimits& limits,
                     Findings& findings) {
  History history;
  const auto tip = ObjectId::parse(snapshot.commit());
  if (!tip) return history;  // an unborn branch
  CommitGraph graph = walk_graph(request, *tip, limits);
  const std::vector<CommitChanges> changes = compare_commits(request, graph, limits);
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
    if (!versions.empty())
      history.versions_.emplace(std::move(paths[i]), std::move(versions));
  }
  return history;
}

}  // namespace gongbao
