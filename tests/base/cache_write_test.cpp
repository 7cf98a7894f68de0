// Protects: whichever call fails, wherever a build is killed while it writes the cache, nothing wrong is
// found later, and nothing is lost that was there.
#include <signal.h>
#include <sys/syscall.h>
#include <sys/wait.h>
#include <unistd.h>

#include <cerrno>

#include "base/cache_scratch.h"

namespace {

/// What the n-th writing call does instead; in the process that armed it.
struct Fault {
  int calls_left = 0;  ///< 0: disarmed
  int error = 0;       ///< 0: the process is killed, a long write being half done; -1: killed after the call
  bool fired = false;
} fault;

bool strikes_now() {
  if (fault.calls_left == 0 || --fault.calls_left > 0) return false;
  fault.fired = true;
  return true;
}

}  // namespace

// These stand before the C library's: what the cache writes comes by here.
extern "C" {
ssize_t pwrite(int file, const void* bytes, size_t size, off_t at) {
  if (!strikes_now()) return ::syscall(SYS_pwrite64, file, bytes, size, at);
  const size_t done = fault.error == -1 ? size : size > 4096 ? size / 2 : 0;
  if (fault.error <= 0) {
    ::syscall(SYS_pwrite64, file, bytes, done, at);
    ::raise(SIGKILL);
  }
  errno = fault.error;
  return -1;
}
int renameat(int from, const char* path, int to, const char* new_path) noexcept {
  if (!strikes_now()) return static_cast<int>(::syscall(SYS_renameat2, from, path, to, new_path, 0));
  if (fault.error == -1) ::syscall(SYS_renameat2, from, path, to, new_path, 0);
  if (fault.error <= 0) ::raise(SIGKILL);
  errno = fault.error;
  return -1;
}
}

namespace {

using namespace gongbao;
using namespace gongbao::caches;

/// Runs `work` in a process of its own; minus the signal that ended it, or its result.
template <class Work>
int in_child(Work&& work) {
  const pid_t child = ::fork();
  REQUIRE(child >= 0);
  if (child == 0) ::_exit(work());
  int status = 0;
  ::waitpid(child, &status, 0);
  return WIFEXITED(status) ? WEXITSTATUS(status) : -WTERMSIG(status);
}

/// Goes through all writing calls of a save with one fault; their number.
int check_every_call(Fault planned, const Kept& before, const Kept& more, int used) {
  const Folder folder;
  for (int n = 1;; ++n) {
    fs::remove_all(folder.path());
    keep(folder, before);
    planned.calls_left = n;
    const int result = in_child([&] {
      Cache cache = Cache::open(folder.path());
      for (int i = 0; i < used; ++i) found(cache, std::next(before.begin(), i)->first);
      fault = planned;
      keep(cache, more);
      cache.save();
      return fault.fired ? 1 : 2;
    });
    CAPTURE(n);
    CAPTURE(planned.error);
    REQUIRE((result == 1 || result == 2 || (result == -SIGKILL && planned.error <= 0)));
    // Nothing wrong is found; of what was there nothing is lost, but where a rewrite dropped the unused.
    const size_t old = count_right(folder, before);
    CHECK((old == before.size() || old == static_cast<size_t>(used)));
    const size_t kept = count_right(folder, more);
    CHECK((kept == 0 || kept == more.size()));
    if (result == 2) CHECK(kept == more.size());
    if (kept == 0) CHECK(old == before.size());
    keep(folder, more);
    CHECK(count_right(folder, more) == more.size());
    if (result == 2) return n - 1;
  }
}

}  // namespace

TEST_CASE(
    "killed at any write it is as it was or has it all; a disk that is full costs what was to be kept "
    "alone") {
  Kept large;
  for (int i = 0; i < 3; ++i)
    large[fmt::format("l{}", i)] = std::string(size_t{2} << 20, static_cast<char>('l' + i));
  Kept unused;
  for (int i = 0; i < 12; ++i)
    unused[fmt::format("u{}", i)] = std::string(size_t{3} << 20, static_cast<char>('a' + i));
  for (const int error : {0, -1, ENOSPC, EIO, EDQUOT, EFBIG}) {
    CHECK(check_every_call({.calls_left = 0, .error = error, .fired = false}, some, {{"x", "1"}, {"y", "2"}},
                           3) == 3);
    CHECK(check_every_call({.calls_left = 0, .error = error, .fired = false}, some, large, 0) == 5);
    if (error > 0 && error != ENOSPC) continue;
    CHECK(check_every_call({.calls_left = 0, .error = error, .fired = false}, unused, {{"x", "1"}}, 1) == 6);
  }
}
