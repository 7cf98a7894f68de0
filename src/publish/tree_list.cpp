#include "publish/tree_list.h"

#include <dirent.h>
#include <fcntl.h>
#include <sys/stat.h>

#include "base/handle.h"
#include "publish/descriptor.h"

namespace gongbao {
namespace {

void close_listing(DIR* listing) { ::closedir(listing); }
using Listing = Handle<DIR, close_listing>;

Listing open_listing(int parent, const char* name, std::string_view shown) {
  Descriptor folder = open_folder(parent, name);
  if (!folder.good()) throw_errno("read", shown);
  Listing listing(::fdopendir(folder.get()));
  if (!listing) throw_errno("read", shown);
  folder.release();
  return listing;
}

DiskEntryKind kind_of(int folder, const dirent& entry) {
  unsigned type = entry.d_type;
  if (type == DT_UNKNOWN) {
    struct stat info {};
    if (::fstatat(folder, entry.d_name, &info, AT_SYMLINK_NOFOLLOW) == 0) type = IFTODT(info.st_mode);
  }
  if (type == DT_DIR) return DiskEntryKind::folder;
  return type == DT_REG ? DiskEntryKind::file : DiskEntryKind::other;
}

const dirent* next(DIR* listing, std::string_view shown) {
  for (;;) {
    errno = 0;
    const dirent* entry = ::readdir(listing);
    if (!entry && errno != 0) throw_errno("read", shown);
    if (!entry) return nullptr;
    const std::string_view name = entry->d_name;
    if (name != "." && name != "..") return entry;
  }
}

void list(int parent, const char* name, const std::string& prefix, std::string_view shown,
          std::vector<DiskEntry>& entries) {
  const Listing listing = open_listing(parent, name, shown);
  const int folder = ::dirfd(listing.get());
  while (const dirent* entry = next(listing.get(), shown)) {
    const DiskEntryKind kind = kind_of(folder, *entry);
    std::string path = prefix + entry->d_name;
    entries.push_back({path, kind});
    if (kind == DiskEntryKind::folder) list(folder, entry->d_name, path += '/', shown, entries);
  }
}

}  // namespace

std::vector<DiskEntry> list_tree(int root, std::string_view shown) {
  std::vector<DiskEntry> entries;
  list(root, ".", {}, shown, entries);
  return entries;
}

std::vector<std::string> names_in(int folder, std::string_view shown) {
  const Listing listing = open_listing(folder, ".", shown);
  std::vector<std::string> names;
  while (const dirent* entry = next(listing.get(), shown)) names.emplace_back(entry->d_name);
  std::sort(names.begin(), names.end());
  return names;
}

}  // namespace gongbao
