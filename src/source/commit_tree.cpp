#include "source/commit_tree.h"

#include "base/error.h"
#include "base/text.h"
#include "source/commit_object.h"
#include "source/name_rule.h"

namespace gongbao {

std::optional<ObjectId> find_folder(const GitRepository& repository, const ObjectId& tree,
                                    std::string_view prefix) {
  ObjectId folder = tree;
  if (prefix.empty()) return folder;
  for (const std::string_view step : split(prefix, '/')) {
    const ObjectBytes bytes = repository.read(folder, ObjectKind::tree, max_tree_bytes);
    std::optional<ObjectId> found;
    for (TreeReader reader(bytes.bytes); !reader.at_end() && !found; reader.next())
      if (reader.entry().name == step && reader.entry().kind == EntryKind::folder) found = reader.entry().id;
    if (!found) return std::nullopt;
    folder = *found;
  }
  return folder;
}

std::vector<ListedFile> list_commit(const GitRepository& repository, const ObjectId& commit,
                                    Findings& findings) {
  const ObjectBytes bytes = repository.read(commit, ObjectKind::commit, max_commit_bytes);
  const ObjectId tree = parse_commit(bytes.bytes).tree;
  const std::optional<ObjectId> top = find_folder(repository, tree, repository.prefix());
  if (!top)
    throw Error(
        fmt::format("the commit {} holds no folder {}", commit.hex(), printable_name(repository.prefix())),
        "commit the folder, or use --worktree to read the disk");
  const auto read_folder = [&](const std::string& path, const FolderEntry* entry) {
    std::vector<FolderEntry> entries;
    try {
      const ObjectBytes folder =
          repository.read(entry == nullptr ? *top : entry->id, ObjectKind::tree, max_tree_bytes);
      for (TreeReader reader(folder.bytes); !reader.at_end(); reader.next())
        entries.push_back({std::string(reader.entry().name), reader.entry().kind, reader.entry().id});
    } catch (const Error& error) {
      throw Error(fmt::format("cannot read the folder '{}': {}", printable_name(path), error.what()),
                  error.hint());
    }
    return entries;
  };
  return list_files(read_folder, findings);
}

}  // namespace gongbao
