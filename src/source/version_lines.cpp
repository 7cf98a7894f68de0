#include "source/version_lines.h"

#include <algorithm>
#include <map>
#include <optional>
#include <set>

namespace gongbao {
namespace {

using Names = std::map<std::string_view, std::string_view>;  // new path → old path

/// The renames of one commit: a blob that it removes once and adds once.
Names find_renames(const std::vector<FileChange>& files) {
  struct Places {
    const FileChange* removed = nullptr;
    const FileChange* added = nullptr;
    bool is_clear = true;
  };
  std::map<ObjectId, Places> blobs;
  const auto note = [](const FileChange*& place, Places& places, const FileChange& file) {
    if (place != nullptr) places.is_clear = false;
    place = &file;
  };
  for (const FileChange& file : files) {
    if (file.after.is_none()) note(blobs[file.before].removed, blobs[file.before], file);
    if (file.before.is_none()) note(blobs[file.after].added, blobs[file.after], file);
  }
  Names renames;
  for (const auto& [blob, places] : blobs)
    if (places.is_clear && places.removed != nullptr && places.added != nullptr)
      renames.emplace(places.added->path, places.removed->path);
  return renames;
}

/// Who touched which path in the commits that a merge brought in.
class Side {
 public:
  Side(const MergedSide& side, const std::vector<CommitChanges>& changes) {
    for (const uint32_t commit : side.commits) {
      for (const FileChange& file : changes[commit].files) touched_[file.path].push_back(commit);
      for (const auto& [to, from] : find_renames(changes[commit].files)) former_[to].push_back(from);
    }
  }

  /// The commits that touched `path` or what it was called before.
  struct Trace {
    std::set<uint32_t> commits;
    std::set<std::string_view> names;
  };
  Trace trace(std::string_view path) const {
    Trace found;
    std::vector<std::string_view> open{path};
    while (!open.empty()) {
      const std::string_view name = open.back();
      open.pop_back();
      if (!found.names.insert(name).second) continue;
      if (const auto touched = touched_.find(name); touched != touched_.end())
        found.commits.insert(touched->second.begin(), touched->second.end());
      if (const auto former = former_.find(name); former != former_.end())
        open.insert(open.end(), former->second.begin(), former->second.end());
    }
    return found;
  }

 private:
  std::map<std::string_view, std::vector<uint32_t>> touched_;
  std::map<std::string_view, std::vector<std::string_view>> former_;
};

class Tracer {
 public:
  Tracer(const CommitGraph& graph, const std::vector<CommitChanges>& changes,
         const std::vector<std::string>& paths)
      : graph_(graph), changes_(changes), versions_(paths.size()) {
    for (size_t i = 0; i < paths.size(); ++i) active_.emplace(paths[i], i);
  }

  std::vector<std::vector<LineVersion>> trace() {
    const std::vector<uint32_t> line = graph_.first_parents();
    const std::vector<MergedSide> sides = merged_sides(graph_, line);
    for (size_t i = 0; i < line.size() && !active_.empty(); ++i)
      if (!graph_.commits[line[i]].is_edge) step_back(line[i], sides[i]);
    return std::move(versions_);
  }

 private:
  void step_back(uint32_t commit, const MergedSide& merged) {
    const std::vector<FileChange>& files = changes_[commit].files;
    if (files.empty()) return;
    Names renames = find_renames(files);
    std::set<std::string_view> removed;
    for (const FileChange& file : files)
      if (file.after.is_none()) removed.insert(file.path);
    for (const auto& [to, from] : renames) removed.erase(from);
    const bool is_merge = graph_.commits[commit].parents.size() > 1;
    std::optional<Side> side;
    if (is_merge) side.emplace(merged, changes_);

    for (const FileChange& file : files) {
      const auto active = active_.find(file.path);
      if (file.after.is_none() || active == active_.end() || renames.contains(file.path)) continue;
      LineVersion version{commit, file.after, file.path, graph_.commits[commit].authors};
      if (side) {
        const Side::Trace trace = side->trace(file.path);
        version.authors = authors_of_merge(commit, merged, trace, file.path);
        if (file.before.is_none()) note_side_rename(trace, file.path, removed, renames);
      }
      version.is_addition = file.before.is_none() && !renames.contains(file.path);
      add(versions_[active->second], std::move(version));
    }
    follow(renames);
  }

  /// A path new on the line, which the merged side made out of one that the merge removes.
  static void note_side_rename(const Side::Trace& trace, std::string_view path,
                               std::set<std::string_view>& removed, Names& renames) {
    std::vector<std::string_view> former;
    for (const std::string_view name : trace.names)
      if (removed.contains(name)) former.push_back(name);
    if (former.size() != 1) return;
    renames.emplace(path, former.front());
    removed.erase(former.front());
  }

  std::vector<uint32_t> authors_of_merge(uint32_t commit, const MergedSide& merged, const Side::Trace& trace,
                                         const std::string& path) const {
    if (merged.is_cut) return {};  // others may have written behind the edge
    std::vector<uint32_t> touching(trace.commits.begin(), trace.commits.end());
    std::sort(touching.begin(), touching.end(),
              [&](uint32_t a, uint32_t b) { return age_key(a) < age_key(b); });
    const std::vector<std::string>& own = changes_[commit].own_paths;
    if (touching.empty() || std::find(own.begin(), own.end(), path) != own.end()) touching.push_back(commit);
    std::vector<uint32_t> authors;
    for (const uint32_t one : touching)
      for (const uint32_t author : graph_.commits[one].authors)
        if (std::find(authors.begin(), authors.end(), author) == authors.end()) authors.push_back(author);
    return authors;
  }

  std::pair<int64_t, ObjectId> age_key(uint32_t commit) const {
    const GraphCommit& one = graph_.commits[commit];
    return {one.time ? one.time->seconds : 0, one.id};
  }

  /// The same blob as the version after it, with only an absence between them, is one version: the older.
  static void add(std::vector<LineVersion>& versions, LineVersion version) {
    if (!versions.empty() && versions.back().blob == version.blob)
      versions.back() = std::move(version);
    else
      versions.push_back(std::move(version));
  }

  /// From here back a renamed file goes by its former name. A later file of that name is another document:
  /// its line ends here.
  void follow(const Names& renames) {
    std::vector<std::pair<std::string, size_t>> moved;
    for (const auto& [to, from] : renames)
      if (const auto active = active_.find(to); active != active_.end()) {
        moved.emplace_back(from, active->second);
        active_.erase(active);
      }
    for (const auto& [to, from] : renames)
      if (const auto active = active_.find(from); active != active_.end()) active_.erase(active);
    for (auto& [path, place] : moved) active_.emplace(std::move(path), place);
  }

  const CommitGraph& graph_;
  const std::vector<CommitChanges>& changes_;
  std::vector<std::vector<LineVersion>> versions_;
  std::map<std::string, size_t, std::less<>>
      active_;  ///< what each line's path was called at the commit looked at
};

}  // namespace

void write_changes(RecordWriter& writer, const CommitChanges& changes) {
  writer.list(changes.files, [&](const FileChange& file) {
    writer.text(file.path);
    writer.text(file.before.raw());
    writer.text(file.after.raw());
  });
  writer.list(changes.own_paths, [&](const std::string& path) { writer.text(path); });
}

CommitChanges read_changes(RecordReader& reader) {
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

std::vector<std::vector<LineVersion>> trace_versions(const CommitGraph& graph,
                                                     const std::vector<CommitChanges>& changes,
                                                     const std::vector<std::string>& paths) {
  return Tracer(graph, changes, paths).trace();
}

}  // namespace gongbao
