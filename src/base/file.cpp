#include "base/file.h"

#include <fcntl.h>
#include <sys/stat.h>
#include <unistd.h>

#include <cerrno>
#include <cstring>

#include "base/error.h"

namespace gongbao {
namespace {

struct Descriptor {
  int value;
  ~Descriptor() {
    if (value >= 0) ::close(value);
  }
};

[[noreturn]] void fail(std::string_view what, const std::filesystem::path& path) {
  throw Error(fmt::format("cannot {} {}: {}", what, path.string(), std::strerror(errno)));
}

}  // namespace

std::string read_file(const std::filesystem::path& path, size_t limit) {
  const Descriptor file{::open(path.c_str(), O_RDONLY | O_CLOEXEC)};
  if (file.value < 0) fail("read", path);
  struct stat info {};
  if (::fstat(file.value, &info) != 0) fail("read", path);
  if (!S_ISREG(info.st_mode)) throw Error(fmt::format("cannot read {}: not a plain file", path.string()));
  std::string bytes;
  char buffer[1 << 16];
  for (;;) {
    const ssize_t got = ::read(file.value, buffer, sizeof buffer);
    if (got < 0 && errno == EINTR) continue;
    if (got < 0) fail("read", path);
    if (got == 0) return bytes;
    bytes.append(buffer, static_cast<size_t>(got));
    if (bytes.size() > limit) throw Error(fmt::format("cannot read {}: larger than {} bytes", path.string(), limit));
  }
}

void write_file(const std::filesystem::path& path, std::string_view bytes) {
  std::filesystem::path part = path;
  part += ".part";
  const Descriptor file{::open(part.c_str(), O_WRONLY | O_CREAT | O_TRUNC | O_CLOEXEC | O_NOFOLLOW, 0644)};
  if (file.value < 0) fail("write", path);
  while (!bytes.empty()) {
    const ssize_t put = ::write(file.value, bytes.data(), bytes.size());
    if (put < 0 && errno == EINTR) continue;
    if (put < 0) fail("write", path);
    bytes.remove_prefix(static_cast<size_t>(put));
  }
  if (::rename(part.c_str(), path.c_str()) != 0) fail("write", path);
}

}  // namespace gongbao
