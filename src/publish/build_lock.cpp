#include "publish/build_lock.h"

#include <fcntl.h>
#include <sys/file.h>
#include <sys/stat.h>

#include "base/error.h"

namespace gongbao {

Descriptor open_state_folder(const OutputFolder& folder) {
  std::error_code fault;
  std::filesystem::create_directories(folder.parent, fault);
  if (fault) throw Error(fmt::format("cannot make {}: {}", folder.parent.string(), fault.message()));
  const std::filesystem::path path = folder.state();
  // Its older tree may be an internal one, or hold what was withdrawn since.
  if (::mkdir(path.c_str(), 0700) != 0 && errno != EEXIST) throw_errno("make", path.string());
  Descriptor state = open_folder(AT_FDCWD, path);
  if (!state.good()) throw_errno("open", path.string());
  if (::fchmod(state.get(), 0700) != 0) throw_errno("open", path.string());
  return state;
}

Descriptor lock_output(const OutputFolder& folder, int state) {
  const std::string shown = folder.state_name() + "/lock";
  Descriptor lock(::openat(state, "lock", O_RDWR | O_CREAT | O_NOFOLLOW | O_CLOEXEC, 0600));
  if (!lock.good()) throw_errno("open", shown);
  while (::flock(lock.get(), LOCK_EX | LOCK_NB) != 0) {
    if (errno == EINTR) continue;
    if (errno != EWOULDBLOCK) throw_errno("lock", shown);
    throw Error(fmt::format("another build is writing {} (it holds {})", folder.shown.string(), shown),
                "wait until it has ended");
  }
  struct stat info {};
  if (::fstat(lock.get(), &info) != 0) throw_errno("lock", shown);
  if (info.st_nlink == 0)
    throw Error(fmt::format("cannot lock {}: {} was removed meanwhile", folder.shown.string(), shown));
  return lock;
}

}  // namespace gongbao
