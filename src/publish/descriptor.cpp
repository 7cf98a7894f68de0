#include "publish/descriptor.h"

#include <fcntl.h>

#include <cstring>

#include "base/error.h"

namespace gongbao {

Descriptor open_folder(int parent, const std::string& name) {
  return Descriptor(::openat(parent, name.c_str(), O_RDONLY | O_DIRECTORY | O_NOFOLLOW | O_CLOEXEC));
}

void sync_folder(int folder, std::string_view shown) {
  if (::fsync(folder) == 0) return;
  if (errno == EINVAL || errno == ENOTSUP) return;  // some network file systems sync folders by themselves
  throw_errno("sync", shown);
}

void throw_errno(std::string_view what, std::string_view path) {
  const int reason = errno;
  const char* hint =
      reason == ENOSPC || reason == EDQUOT ? "free some space; the site that was there is unchanged" : "";
  throw Error(fmt::format("cannot {} {}: {}", what, path, std::strerror(reason)), hint);
}

}  // namespace gongbao
