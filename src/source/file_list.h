#pragma once
#include <functional>
#include <string>
#include <vector>

#include "base/finding.h"
#include "source/tree_entries.h"

namespace gongbao {

/// An entry of a folder, of a tree object or of the disk; its name is any bytes.
struct FolderEntry {
  std::string name;
  EntryKind kind = EntryKind::other;
  ObjectId id;  ///< of a tree's entry
};

struct ListedFile {
  std::string path;
  ObjectId id;
};

/// Gives the entries of the folder at `path` (empty: the top), whose own entry is `entry` (null: the top).
using ReadFolder = std::function<std::vector<FolderEntry>(const std::string& path, const FolderEntry* entry)>;

constexpr size_t max_entries =
    2'000'000;  ///< thirteen objects of a hostile repository can unfold to ten million

/// The plain files at site.toml, content/ and themes/ in byte order of their paths. What cannot be published
/// safely is a finding and not among them: names by name_fault, links and submodules (name/link), two that
/// are equal after case folding (name/clash), folders too deep and trees too large (source/limit).
std::vector<ListedFile> list_files(const ReadFolder& read_folder, Findings& findings,
                                   size_t limit = max_entries);

}  // namespace gongbao
