#include "source/worktree.h"

#include <dirent.h>
#include <fcntl.h>
#include <sys/stat.h>
#include <unistd.h>

#include <cerrno>
#include <cstring>

#include "base/error.h"
#include "base/handle.h"
#include "base/text.h"
#include "source/name_rule.h"

namespace gongbao {
namespace {

[[noreturn]] void fail(std::string_view path) {
  throw Error(fmt::format("cannot read {}: {}", printable_name(path), std::strerror(errno)));
}

[[noreturn]] void fail_changed(std::string_view path) {
  throw Error(fmt::format("{} changed while it was read", printable_name(path)),
              "run again when it is saved");
}

struct Descriptor {
  int value;
  explicit Descriptor(int file) : value(file) {}
  Descriptor(const Descriptor&) = delete;
  Descriptor& operator=(const Descriptor&) = delete;
  ~Descriptor() {
    if (value >= 0) ::close(value);
  }
};

void close_folder(DIR* folder) { ::closedir(folder); }

EntryKind kind_of(int folder, const char* name) {
  struct stat info {};
  if (::fstatat(folder, name, &info, AT_SYMLINK_NOFOLLOW) != 0) return EntryKind::other;
  if (S_ISREG(info.st_mode)) return EntryKind::file;
  if (S_ISLNK(info.st_mode)) return EntryKind::link;
  if (!S_ISDIR(info.st_mode)) return EntryKind::other;
  const std::string git = std::string(name) + "/.git";
  return ::fstatat(folder, git.c_str(), &info, AT_SYMLINK_NOFOLLOW) == 0 ? EntryKind::submodule
                                                                         : EntryKind::folder;
}

size_t read_some(int file, char* buffer, size_t size, std::string_view path) {
  for (;;) {
    const ssize_t got = ::read(file, buffer, size);
    if (got >= 0) return static_cast<size_t>(got);
    if (errno != EINTR) fail(path);
  }
}

uint64_t plain_size(int file, std::string_view path) {
  struct stat info {};
  if (::fstat(file, &info) != 0) fail(path);
  if (!S_ISREG(info.st_mode)) fail_changed(path);
  return static_cast<uint64_t>(info.st_size);
}

}  // namespace

Worktree::Worktree(const std::filesystem::path& folder)
    : top_(::open(folder.c_str(), O_RDONLY | O_DIRECTORY | O_CLOEXEC)) {
  if (top_ < 0) fail(folder.string());
}

Worktree::Worktree(Worktree&& other) noexcept : top_(std::exchange(other.top_, -1)) {}

Worktree::~Worktree() {
  if (top_ >= 0) ::close(top_);
}

int Worktree::open(const std::string& path, int flags) const {
  int folder = ::dup(top_);
  if (folder < 0) fail(path);
  const std::vector<std::string_view> steps = split(path, '/');
  for (size_t i = 0; i < steps.size(); ++i) {
    const Descriptor above(folder);
    const std::string step(steps[i].empty() ? "." : steps[i]);
    const int how = i + 1 == steps.size() ? flags : O_DIRECTORY;
    folder = ::openat(above.value, step.c_str(), O_RDONLY | O_CLOEXEC | O_NOFOLLOW | O_NONBLOCK | how);
    if (folder < 0) fail(path);
  }
  return folder;
}

std::vector<FolderEntry> Worktree::read_folder(const std::string& path) const {
  const int file = open(path, O_DIRECTORY);
  const Handle<DIR, close_folder> folder(::fdopendir(file));
  if (!folder) {
    ::close(file);
    fail(path);
  }
  std::vector<FolderEntry> entries;
  errno = 0;
  while (const dirent* entry = ::readdir(folder.get())) {
    const std::string name = entry->d_name;
    if (name != "." && name != ".." && name != ".git")
      entries.push_back({name, kind_of(file, entry->d_name), {}});
    errno = 0;
  }
  if (errno != 0) fail(path);
  return entries;
}

Worktree::Measure Worktree::measure(const std::string& path) const {
  const Descriptor file(open(path, 0));
  const uint64_t size = plain_size(file.value, path);
  BlobHash hash(size);
  std::string buffer(std::min<uint64_t>(size + 1, size_t{1} << 18), '\0');
  uint64_t total = 0;
  while (const size_t got = read_some(file.value, buffer.data(), buffer.size(), path)) {
    hash.add(std::string_view(buffer).substr(0, got));
    total += got;
    if (total > size) break;
  }
  if (total != size) fail_changed(path);
  return {hash.finish(), size};
}

std::string Worktree::read(const std::string& path, uint64_t limit) const {
  const Descriptor file(open(path, 0));
  const uint64_t size = plain_size(file.value, path);
  if (size > limit)
    throw Error(fmt::format("{} has {} bytes; at most {} are read", printable_name(path), size, limit));
  std::string bytes(size + 1, '\0');  // one more: it may have grown
  size_t total = 0;
  while (total < bytes.size()) {
    const size_t got = read_some(file.value, bytes.data() + total, bytes.size() - total, path);
    if (got == 0) break;
    total += got;
  }
  if (total != size) fail_changed(path);
  bytes.resize(size);
  return bytes;
}

}  // namespace gongbao
