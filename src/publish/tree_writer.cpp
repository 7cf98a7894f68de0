#include "publish/tree_writer.h"

#include <fcntl.h>

#include "base/error.h"
#include "base/text.h"
#include "base/utf8.h"
#include "publish/tree_list.h"

namespace gongbao {
namespace {

constexpr size_t max_component = 255;  // NAME_MAX
constexpr size_t max_path = 1024;

std::pair<std::string_view, std::string_view> folder_and_name(std::string_view path) {
  const size_t slash = path.rfind('/');
  if (slash == std::string_view::npos) return {{}, path};
  return {path.substr(0, slash), path.substr(slash + 1)};
}

/// Control characters shown as ?, so that a message cannot drive a terminal.
std::string printable(std::string_view path) {
  std::string text(path.substr(0, 200));
  for (char& c : text)
    if (static_cast<unsigned char>(c) < 0x20 || c == 0x7f) c = '?';
  return text;
}

}  // namespace

std::optional<std::string_view> fault_of_path(std::string_view path) {
  if (path.empty()) return "it is empty";
  if (path.front() == '/') return "it is absolute";
  if (path.size() > max_path) return "it is longer than 1024 bytes";
  if (find_invalid_utf8(path)) return "it is not UTF-8";
  for (const char c : path)
    if (static_cast<unsigned char>(c) < 0x20 || c == 0x7f || c == '\\')
      return "it holds a control character or backslash";
  for (const std::string_view component : split(path, '/')) {
    if (component.empty()) return "a component is empty";
    if (component == "." || component == "..") return "it holds . or ..";
    if (component.size() > max_component) return "a component is longer than 255 bytes";
  }
  return std::nullopt;
}

TreeWriter::TreeWriter(Descriptor root, std::string shown)
    : root_(std::move(root)), shown_(std::move(shown)) {}

void TreeWriter::write(std::string_view path, std::string_view bytes) {
  if (const auto fault = fault_of_path(path))
    throw Error(fmt::format("cannot write '{}' in {}: {}", printable(path), shown_, *fault));
  const auto [folder, name] = folder_and_name(path);
  create(reach(folder, Missing::make), std::string(name), path, bytes);
}

void TreeWriter::write_synced(std::string_view path, std::string_view bytes) {
  const auto [folder, name] = folder_and_name(path);
  const int parent = reach(folder, Missing::make);
  replace(parent, std::string(name), path, bytes, Durability::now);
  sync_folder(parent, shown(path));
}

bool TreeWriter::link(std::string_view path, int other) {
  if (fault_of_path(path)) return false;
  const auto [folder, name] = folder_and_name(path);
  const int parent = reach(folder, Missing::make);
  return ::linkat(other, std::string(path).c_str(), parent, std::string(name).c_str(), 0) == 0;
}

bool TreeWriter::link_over(std::string_view path, int other) {
  if (link(path, other)) return true;
  if (errno != EEXIST) return false;
  const auto [folder, name] = folder_and_name(path);
  remove_entry(reach(folder, Missing::make), std::string(name), shown(path));
  return link(path, other);
}

std::optional<struct stat> TreeWriter::look(std::string_view path) {
  const auto [folder, name] = folder_and_name(path);
  const int parent = reach(folder, Missing::leave);
  struct stat info {};
  if (parent < 0 || ::fstatat(parent, std::string(name).c_str(), &info, AT_SYMLINK_NOFOLLOW) != 0)
    return std::nullopt;
  return info;
}

/// The open folder of that path, or -1 where it is missing and to be left so.
int TreeWriter::reach(std::string_view folder, Missing missing) {
  size_t depth = 0;
  const std::vector<std::string_view> names =
      folder.empty() ? std::vector<std::string_view>() : split(folder, '/');
  while (depth < names.size() && depth < steps_.size() && steps_[depth].name == names[depth]) ++depth;
  steps_.resize(depth);
  for (; depth < names.size(); ++depth) {
    const int parent = depth == 0 ? root_.get() : steps_.back().folder.get();
    Step step{std::string(names[depth]), {}};
    step.folder = enter(parent, step.name, missing);
    if (!step.folder.good()) {
      if (missing == Missing::leave && (errno == ENOENT || errno == ENOTDIR || errno == ELOOP)) return -1;
      throw_errno("open", shown(folder));
    }
    steps_.push_back(std::move(step));
  }
  return steps_.empty() ? root_.get() : steps_.back().folder.get();
}

/// The open folder of that name, made where it is missing and to be made.
Descriptor TreeWriter::enter(int parent, const std::string& name, Missing missing) {
  for (int attempt = 0;; ++attempt) {
    if (!made_last_ || missing == Missing::leave || attempt > 0) {
      Descriptor folder = open_folder(parent, name);
      if (folder.good() || missing == Missing::leave || attempt == 3) return folder;
      // A file or link of the older tree stands where a folder is to be. Another worker may be at the same:
      // its folder is not removed by this.
      if ((errno == ENOTDIR || errno == ELOOP) && ::unlinkat(parent, name.c_str(), 0) != 0 &&
          errno != ENOENT && errno != EISDIR)
        return {};
    }
    made_last_ = ::mkdirat(parent, name.c_str(), 0755) == 0;
    if (!made_last_ && errno != EEXIST) return {};
    if (!made_last_) continue;
    Descriptor folder = open_folder(parent, name);
    if (folder.good() && !set_mode(folder.get(), 0755, folder_modes_hold_)) return {};
    return folder;
  }
}

/// Modes depend on the umask and on access lists: if the first file comes out right, so do those after it.
bool TreeWriter::set_mode(int file, mode_t mode, bool& holds) {
  struct stat info {};
  if (holds) return true;
  if (::fstat(file, &info) != 0) return false;
  holds = (info.st_mode & 07777) == mode;
  return holds || ::fchmod(file, mode) == 0;
}

void TreeWriter::create(int folder, const std::string& name, std::string_view path, std::string_view bytes) {
  Descriptor file(::openat(folder, name.c_str(), O_WRONLY | O_CREAT | O_EXCL | O_NOFOLLOW | O_CLOEXEC, 0644));
  if (file.good()) return fill(std::move(file), path, bytes, Durability::later);
  if (errno != EEXIST) throw_errno("write", shown(path));
  replace(folder, name, path, bytes, Durability::later);
}

void TreeWriter::replace(int folder, const std::string& name, std::string_view path, std::string_view bytes,
                         Durability durability) {
  const std::string part = fmt::format(".gongbao-{}.part", ::getpid());
  Descriptor file(
      ::openat(folder, part.c_str(), O_WRONLY | O_CREAT | O_TRUNC | O_NOFOLLOW | O_CLOEXEC, 0644));
  if (!file.good()) throw_errno("write", shown(path));
  fill(std::move(file), path, bytes, durability);
  if (::renameat(folder, part.c_str(), folder, name.c_str()) == 0) return;
  if (errno != EISDIR && errno != ENOTEMPTY && errno != EEXIST) throw_errno("write", shown(path));
  remove_entry(folder, name, shown(path));  // a folder of the older tree stands where a file is to be
  if (::renameat(folder, part.c_str(), folder, name.c_str()) != 0) throw_errno("write", shown(path));
}

void TreeWriter::fill(Descriptor file, std::string_view path, std::string_view bytes, Durability durability) {
  while (!bytes.empty()) {
    const ssize_t put = ::write(file.get(), bytes.data(), bytes.size());
    if (put < 0 && errno == EINTR) continue;
    if (put < 0) throw_errno("write", shown(path));
    bytes.remove_prefix(static_cast<size_t>(put));
  }
  if (!set_mode(file.get(), 0644, file_modes_hold_)) throw_errno("write", shown(path));
  if (durability == Durability::now && ::fsync(file.get()) != 0) throw_errno("write", shown(path));
  // A network file system may tell only now that the disk is full.
  if (::close(file.release()) != 0 && errno != EINTR) throw_errno("write", shown(path));
}

void remove_entry(int folder, const std::string& name, std::string_view shown) {
  if (::unlinkat(folder, name.c_str(), 0) == 0 || errno == ENOENT) return;
  if (errno != EISDIR && errno != EPERM) throw_errno("remove", shown);
  const Descriptor inner = open_folder(folder, name);
  if (!inner.good()) throw_errno("remove", shown);
  const std::vector<DiskEntry> entries = list_tree(inner.get(), shown);
  for (auto entry = entries.rbegin(); entry != entries.rend(); ++entry) {
    const int kind = entry->kind == DiskEntryKind::folder ? AT_REMOVEDIR : 0;
    if (::unlinkat(inner.get(), entry->path.c_str(), kind) != 0) throw_errno("remove", shown);
  }
  if (::unlinkat(folder, name.c_str(), AT_REMOVEDIR) != 0) throw_errno("remove", shown);
}

}  // namespace gongbao
