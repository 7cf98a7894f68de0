// Protects: what libgit2 does not survive ends a worker, not the program, and the user is told to look at the
// repository.
#include "source/worker.h"

#include <csignal>

#include "base/error.h"

using namespace gongbao;

namespace {
std::string error_of(const std::function<std::string(size_t)>& work, WorkLimits limits = {}) {
  try {
    map_repository(3, "the tree", limits, [&] { return work; });
  } catch (const Error& error) {
    return std::string(error.what()) + " | " + error.hint();
  }
  return "no error";
}
}  // namespace

TEST_CASE("a crash, an endless read and an error each become one error") {
  CHECK(error_of([](size_t) { return std::string("x"); }) == "no error");
  CHECK(error_of([](size_t item) -> std::string {
          if (item == 1) ::raise(SIGKILL);
          return {};
        }) ==
        "cannot read the tree: libgit2 crashed on it | the repository may be damaged: run git fsck --full");
  const auto hang = [](size_t) -> std::string {
    for (volatile bool always = true; always;) {
    }
    return {};
  };
  CHECK(error_of(hang, {.jobs = 3, .item_time = std::chrono::milliseconds(5)}) ==
        "cannot read the tree: it does not come to an end | the repository may be damaged: run git fsck "
        "--full");
  CHECK(error_of([](size_t) -> std::string { throw Error("missing", "run git fsck"); }) ==
        "missing | run git fsck");
}
