#include "publish/verify.h"

#include <fcntl.h>

#include "base/file.h"
#include "publish/descriptor.h"
#include "publish/manifest.h"
#include "publish/tree_list.h"

namespace gongbao {
namespace {

bool as_listed(const std::filesystem::path& path, const OutputFile& file) {
  const std::string bytes = read_file(path);
  return bytes.size() == file.size && sha256(bytes) == file.digest;
}

}  // namespace

std::vector<TreeDifference> verify_tree(const std::filesystem::path& directory) {
  using Kind = TreeDifference::Kind;
  const Descriptor tree(::open(directory.c_str(), O_RDONLY | O_DIRECTORY | O_CLOEXEC));
  if (!tree.good()) throw_errno("read", directory.string());
  const std::optional<Manifest> manifest = read_manifest(tree.get());
  if (!manifest) return {{Kind::unmarked, std::string(manifest_name)}};

  std::map<std::string_view, const OutputFile*> listed;
  for (const OutputFile& file : manifest->files) listed.emplace(file.path, &file);
  for (const OutputFile& part : manifest->parts) listed.emplace(part.path, &part);
  std::set<std::string_view> folders;
  for (const auto& [path, file] : listed)
    for (size_t slash = path.rfind('/'); slash != std::string_view::npos;
         slash = path.substr(0, slash).rfind('/'))
      if (!folders.insert(path.substr(0, slash)).second) break;

  std::vector<TreeDifference> differences;
  for (const DiskEntry& entry : list_tree(tree.get(), directory.string())) {
    if (entry.path == manifest_name) continue;
    const auto found = listed.find(entry.path);
    if (entry.kind == DiskEntryKind::folder ? folders.contains(entry.path) : found != listed.end()) {
      if (entry.kind == DiskEntryKind::folder) continue;
      if (entry.kind == DiskEntryKind::other || !as_listed(directory / entry.path, *found->second))
        differences.push_back({Kind::altered, entry.path});
      listed.erase(found);
    } else {
      differences.push_back({Kind::extra, entry.path});
    }
  }
  for (const auto& [path, file] : listed) differences.push_back({Kind::missing, std::string(path)});
  const auto by_path = [](const TreeDifference& a, const TreeDifference& b) {
    return std::tie(a.path, a.kind) < std::tie(b.path, b.kind);
  };
  std::sort(differences.begin(), differences.end(), by_path);
  return differences;
}

}  // namespace gongbao
