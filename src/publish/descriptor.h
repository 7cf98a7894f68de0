#pragma once
#include <unistd.h>

#include <cerrno>
#include <string>
#include <string_view>
#include <utility>

namespace gongbao {

/// Owns one open file or folder of the system.
class Descriptor {
 public:
  Descriptor() = default;
  explicit Descriptor(int value) : value_(value) {}
  Descriptor(Descriptor&& other) noexcept : value_(std::exchange(other.value_, -1)) {}
  Descriptor& operator=(Descriptor&& other) noexcept {
    std::swap(value_, other.value_);
    return *this;
  }
  ~Descriptor() {
    if (value_ >= 0) ::close(value_);
  }
  int get() const { return value_; }
  bool good() const { return value_ >= 0; }
  int release() { return std::exchange(value_, -1); }

 private:
  int value_ = -1;
};

/// A folder beneath `parent`, not through a symbolic link; check good() and errno.
Descriptor open_folder(int parent, const std::string& name);

/// The change in `folder` (names made, moved or removed) outlives a loss of power. Error if the disk cannot
/// do it.
void sync_folder(int folder, std::string_view shown);

/// Throws Error "cannot <what> <path>: <reason>" for the errno of the call before.
[[noreturn]] void throw_errno(std::string_view what, std::string_view path);

}  // namespace gongbao
