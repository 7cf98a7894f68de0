#include "publish/marked_tree.h"

#include <fcntl.h>

#include <algorithm>

#include "publish/exchange.h"
#include "publish/tree_writer.h"

namespace gongbao {
namespace {

bool path_before(const OutputFile& file, std::string_view path) { return file.path < path; }

bool is_after(const timespec& a, const timespec& b) {
  return a.tv_sec > b.tv_sec || (a.tv_sec == b.tv_sec && a.tv_nsec > b.tv_nsec);
}

}  // namespace

const OutputFile* MarkedTree::find(std::string_view path) const {
  const auto found = std::lower_bound(files.begin(), files.end(), path, path_before);
  return found != files.end() && found->path == path ? &*found : nullptr;
}

bool MarkedTree::left_alone(const OutputFile& file, const struct stat& status) const {
  return status.st_mode == (S_IFREG | 0644) && static_cast<uint64_t>(status.st_size) == file.size &&
         !is_after(status.st_ctim, marked);
}

bool MarkedTree::has_same_names(int tree) const {
  std::string folder;
  for (const OutputFile& file : files) {
    const size_t slash = file.path.rfind('/');
    if (slash == std::string::npos) continue;  // check_live_tree() looks at the top
    if (std::string_view(file.path).substr(0, slash) == folder) continue;
    folder = file.path.substr(0, slash);
    for (std::string above = folder;;) {
      struct stat info {};
      if (::fstatat(tree, above.c_str(), &info, AT_SYMLINK_NOFOLLOW) != 0 || !S_ISDIR(info.st_mode) ||
          is_after(info.st_ctim, marked))
        return false;
      const size_t end = above.rfind('/');
      if (end == std::string::npos) break;
      above.resize(end);
      // Folders that hold files of their own are looked at for those.
      const OutputFile* own = find(above + "/index.html");
      if (own) break;
    }
  }
  return true;
}

MarkedTree read_marked_tree(int tree) {
  MarkedTree marked;
  struct stat info {};
  const char* mark = manifest_name.data();
  if (::fstatat(tree, mark, &info, AT_SYMLINK_NOFOLLOW) != 0) return marked;
  std::optional<Manifest> manifest = read_manifest(tree);
  if (!manifest) return marked;
  marked.files = std::move(manifest->files);
  marked.parts = std::move(manifest->parts);
  marked.facts = std::move(manifest->facts);
  marked.mark = manifest->digest;
  marked.marked = info.st_ctim;
  return marked;
}

MarkedTree take_mark(const OutputFolder& folder, int state) {
  const std::string shown = (folder.state() / previous_name).string();
  {
    const Descriptor tree = open_folder(state, previous_name);
    if (tree.good()) {
      MarkedTree older = read_marked_tree(tree.get());
      remove_entry(tree.get(), std::string(manifest_name), shown);
      sync_folder(tree.get(), shown);
      if (!older.files.empty()) return older;
    }
  }
  remove_entry(state, previous_name, shown);
  return {};
}

}  // namespace gongbao
