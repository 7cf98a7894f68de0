#include "publish/release_place.h"

#include <fcntl.h>
#include <sys/file.h>
#include <sys/stat.h>

#include <charconv>

#include "base/error.h"
#include "publish/output_folder.h"
#include "publish/tree_list.h"

namespace gongbao {
namespace {

namespace fs = std::filesystem;

bool is_there(int folder, const char* name) {
  struct stat info {};
  return ::fstatat(folder, name, &info, AT_SYMLINK_NOFOLLOW) == 0;
}

fs::path without_links(const fs::path& directory) {
  std::error_code fault;
  fs::path path = fs::weakly_canonical(fs::absolute(directory), fault);
  if (fault) throw Error(fmt::format("cannot find {}: {}", directory.string(), fault.message()));
  if (!path.has_filename() && path.has_relative_path()) path = path.parent_path();
  return path;
}

/// A folder without a ledger is taken if all in it is the beginning of a first publication.
void check_what_is_there(const ReleasePlace& place) {
  if (is_there(place.root.get(), ledger_name)) return;
  for (const std::string& name : names_in(place.root.get(), place.shown.string())) {
    const auto is_name = [&name](const char* ours) { return name == ours; };
    if (!std::ranges::any_of(
            std::array{ledger_next_name, link_name, link_next_name, releases_name, release_lock_name},
            is_name))
      throw Error(fmt::format("cannot publish to {}: it is not empty and holds no releases of gongbao's",
                              place.shown.string()),
                  "name a folder that is empty or not there yet");
  }
}

/// Waits a moment for it: a worker of a publication that was killed holds the lock until it has ended too.
void take_lock(ReleasePlace& place, int kind) {
  constexpr int attempts = 30;
  constexpr useconds_t pause = 100'000;
  const std::string shown = (place.shown / release_lock_name).string();
  for (int attempt = 1; ::flock(place.lock.get(), kind | LOCK_NB) != 0; ++attempt) {
    if (errno != EWOULDBLOCK && errno != EINTR) throw_errno("lock", shown);
    if (attempt < attempts) {
      ::usleep(pause);
      continue;
    }
    throw Error(
        fmt::format("another publish or verify is at work in {} (it holds {})", place.shown.string(), shown),
        "wait until it has ended");
  }
}

/// A folder that is ours to make, with a mode whatever the umask.
Descriptor make_folder(int parent, const char* name, mode_t mode, const std::string& shown) {
  if (::mkdirat(parent, name, mode) != 0 && errno != EEXIST) throw_errno("make", shown);
  Descriptor folder = open_folder(parent, name);
  if (!folder.good()) throw_errno("open", shown);
  if (::fchmod(folder.get(), mode) != 0) throw_errno("open", shown);
  return folder;
}

}  // namespace

ReleasePlace open_release_place(const fs::path& directory, const fs::path& repository) {
  ReleasePlace place;
  place.shown = directory;
  place.path = without_links(directory);
  check_output_place(directory, place.path, repository);
  std::error_code fault;
  fs::create_directories(place.path.parent_path(), fault);
  if (fault) throw Error(fmt::format("cannot make {}: {}", directory.string(), fault.message()));
  place.root = open_folder(AT_FDCWD, place.path);
  if (!place.root.good() && errno == ENOENT)
    place.root = make_folder(AT_FDCWD, place.path.c_str(), 0755, directory);
  if (!place.root.good()) throw_errno("open", directory.string());
  check_what_is_there(place);
  place.lock = Descriptor(
      ::openat(place.root.get(), release_lock_name, O_RDWR | O_CREAT | O_NOFOLLOW | O_CLOEXEC, 0600));
  if (!place.lock.good()) throw_errno("open", (directory / release_lock_name).string());
  take_lock(place, LOCK_EX);
  // A server may walk through it to the live release; nobody else may list it.
  place.releases = make_folder(place.root.get(), releases_name, 0711, (directory / releases_name).string());
  return place;
}

ReleasePlace open_release_place_to_read(const fs::path& directory) {
  ReleasePlace place;
  place.shown = directory;
  place.path = without_links(directory);
  place.root = open_folder(AT_FDCWD, place.path);
  if (!place.root.good()) throw_errno("read", directory.string());
  place.lock = Descriptor(::openat(place.root.get(), release_lock_name, O_RDONLY | O_NOFOLLOW | O_CLOEXEC));
  if (place.lock.good()) take_lock(place, LOCK_SH);  // a copy of the folder may have none
  place.releases = open_folder(place.root.get(), releases_name);
  if (!place.releases.good()) throw_errno("read", (directory / releases_name).string());
  return place;
}

bool is_release_place(const fs::path& directory) {
  const Descriptor root = open_folder(AT_FDCWD, without_links(directory));
  return root.good() && is_there(root.get(), releases_name) &&
         (is_there(root.get(), ledger_name) || is_there(root.get(), release_lock_name));
}

std::optional<std::string> live_target(const ReleasePlace& place) {
  char target[256];
  const ssize_t size = ::readlinkat(place.root.get(), link_name, target, sizeof target);
  if (size >= 0) return std::string(target, static_cast<size_t>(size));
  if (errno == ENOENT) return std::nullopt;
  if (errno == EINVAL)
    throw Error(fmt::format("{} is no symbolic link", (place.shown / link_name).string()),
                "move it away: it has to name the live release");
  throw_errno("read", (place.shown / link_name).string());
}

std::string target_of(uint64_t release) { return fmt::format("{}/{}", releases_name, release); }

std::vector<uint64_t> releases_there(const ReleasePlace& place) {
  std::vector<uint64_t> numbers;
  for (const std::string& name : names_in(place.releases.get(), (place.shown / releases_name).string())) {
    uint64_t number = 0;
    std::from_chars(name.data(), name.data() + name.size(), number);
    if (number > 0 && std::to_string(number) == name) numbers.push_back(number);
  }
  std::sort(numbers.begin(), numbers.end());
  return numbers;
}

}  // namespace gongbao
