// Protects: whatever call fails, at whatever call a build is killed, the live tree is one whole site and the
// next build succeeds with no hand work (reliability G-10, G-11).
#include <doctest/doctest.h>
#include <fcntl.h>
#include <sys/file.h>
#include <sys/syscall.h>

#include <cerrno>
#include <cstdarg>

#include "publish/faulty_calls.h"
#include "publish/scratch.h"

using namespace gongbao;
using namespace gongbao::scratch;

namespace gongbao::scratch {
Fault fault;
std::vector<std::string>* record_of_calls = nullptr;
}  // namespace gongbao::scratch

namespace {

bool strikes_now() {
  if (fault.calls_left == 0 || --fault.calls_left > 0) return false;
  fault.fired = true;
  return true;
}

void record(const std::string& what) {
  if (record_of_calls) record_of_calls->push_back(what);
}

/// Makes the call, unless it is the one to fail.
template <class... Arguments>
long call(long number, Arguments... arguments) {
  if (!strikes_now()) return ::syscall(number, arguments...);
  if (fault.error == 0) {
    if (fault.after) ::syscall(number, arguments...);
    ::raise(SIGKILL);
  }
  if (number == SYS_close) ::syscall(number, arguments...);
  errno = fault.error;
  return -1;
}

}  // namespace

// The program's own definitions stand before the C library's: every call of src/publish comes by here.
extern "C" {
int openat(int folder, const char* path, int flags, ...) {
  va_list more;
  va_start(more, flags);
  const mode_t mode = va_arg(more, mode_t);
  va_end(more);
  return static_cast<int>(call(SYS_openat, folder, path, flags, mode));
}
ssize_t write(int file, const void* bytes, size_t size) {
  if (size > 1000 && fault.calls_left > 0) size /= 2;  // short writes are the rule here
  record("write");
  return call(SYS_write, file, bytes, size);
}
int close(int file) { return static_cast<int>(call(SYS_close, file)); }
int fchmod(int file, mode_t mode) noexcept { return static_cast<int>(call(SYS_fchmod, file, mode)); }
int fsync(int file) {
  record("fsync");
  return static_cast<int>(call(SYS_fsync, file));
}
int syncfs(int file) noexcept {
  record("syncfs");
  return static_cast<int>(call(SYS_syncfs, file));
}
int flock(int file, int operation) noexcept { return static_cast<int>(call(SYS_flock, file, operation)); }
int mkdirat(int folder, const char* path, mode_t mode) noexcept {
  return static_cast<int>(call(SYS_mkdirat, folder, path, mode));
}
int unlinkat(int folder, const char* path, int flags) noexcept {
  return static_cast<int>(call(SYS_unlinkat, folder, path, flags));
}
int linkat(int from, const char* path, int to, const char* new_path, int flags) noexcept {
  record("link");
  return static_cast<int>(call(SYS_linkat, from, path, to, new_path, flags));
}
int symlinkat(const char* target, int folder, const char* path) noexcept {
  return static_cast<int>(call(SYS_symlinkat, target, folder, path));
}
int renameat(int from, const char* path, int to, const char* new_path) noexcept {
  record(std::string("rename ") + new_path);
  return static_cast<int>(call(SYS_renameat2, from, path, to, new_path, 0));
}
int renameat2(int from, const char* path, int to, const char* new_path, unsigned flags) noexcept {
  return static_cast<int>(call(SYS_renameat2, from, path, to, new_path, flags));
}
}

namespace {

enum Exit { succeeded = 0, error = 1, not_reached = 2 };

/// Publishes in a child whose n-th call goes wrong.
int publish_with(const Folder& folder, const Site& site, const Fault& planned) {
  return in_child([&] {
    fault = planned;
    const bool failed = !error_of([&] { publish(folder, site); }).empty();
    if (!fault.fired) return failed ? 99 : static_cast<int>(not_reached);
    return static_cast<int>(failed ? error : succeeded);
  });
}

/// Goes through all calls of a build with one fault; the number of calls.
int check_every_call(Fault planned) {
  const Folder folder(fast_folder());
  const Site old = site_of_round(1, 6);
  const Site next = site_of_round(2, 6);
  for (int n = 1;; ++n) {
    planned.calls_left = n;
    publish(folder, site_of_round(0, 6));  // the next build succeeds, whatever happened
    publish(folder, old);
    const int result = publish_with(folder, next, planned);
    INFO("call " << n << ", errno " << planned.error << ", result " << result);
    REQUIRE(verify_tree(folder.live()).empty());
    const Site live = read_pages(folder.live());
    REQUIRE((live == old || live == next));
    if (result == succeeded || result == not_reached) REQUIRE(live == next);
    REQUIRE(result != 99);
    if (result == not_reached) return n - 1;
    if (planned.error == 0) REQUIRE(result == -SIGKILL);
  }
}

}  // namespace

TEST_CASE("a build killed before or after any of its calls leaves a whole site") {
  CHECK(check_every_call({.calls_left = 0, .error = 0, .after = false, .fired = false}) > 50);
  CHECK(check_every_call({.calls_left = 0, .error = 0, .after = true, .fired = false}) > 50);
}

TEST_CASE("a build of which any call fails reports it or succeeds, and leaves a whole site") {
  for (const int error : {ENOSPC, EIO, EDQUOT, EMFILE, EINTR, EROFS}) {
    CHECK(check_every_call({.calls_left = 0, .error = error, .after = false, .fired = false}) > 50);
  }
}

TEST_CASE("a first build killed at any call leaves no site or a whole one") {
  for (int n = 1;; ++n) {
    const Folder folder(fast_folder());
    const int result = publish_with(folder, site_of_round(1, 3),
                                    {.calls_left = n, .error = 0, .after = false, .fired = false});
    if (std::filesystem::exists(folder.live())) REQUIRE(verify_tree(folder.live()).empty());
    publish(folder, site_of_round(2, 3));
    REQUIRE(verify_tree(folder.live()).empty());
    if (result == not_reached) break;
  }
}
