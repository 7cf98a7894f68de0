#pragma once
#include <string>
#include <string_view>
#include <vector>

namespace gongbao {

enum class DiskEntryKind { file, folder, other };  ///< other: symbolic links, devices, sockets: never ours

struct DiskEntry {
  std::string path;  ///< within the tree, with /
  DiskEntryKind kind = DiskEntryKind::file;
};

/// Everything beneath an open folder, each folder before what it holds, in no further order. Follows no link.
/// `shown` is the folder's name in an Error.
std::vector<DiskEntry> list_tree(int root, std::string_view shown);

/// The names directly in an open folder, sorted.
std::vector<std::string> names_in(int folder, std::string_view shown);

}  // namespace gongbao
