// Protects: whatever call fails, at whatever call a publication is killed, `current` leads to one whole
// release, the ledger ends with it, and the next publication succeeds with no hand work (reliability G-10,
// G-11).
#include <doctest/doctest.h>
#include <fcntl.h>

#include "publish/faulty_calls.h"
#include "publish/release_scratch.h"

using namespace gongbao;
using namespace gongbao::scratch;

namespace {

enum Exit { succeeded = 0, error = 1, not_reached = 2 };

/// In a child whose n-th call goes wrong.
template <class Work>
int with_fault(const Fault& planned, Work&& work) {
  return in_child([&] {
    fault = planned;
    const bool failed = !error_of(work).empty();
    if (!fault.fired) return failed ? 99 : static_cast<int>(not_reached);
    return static_cast<int>(failed ? error : succeeded);
  });
}

/// What a clean publication must have put right.
void check_tidy(const Folder& folder) {
  REQUIRE(wrong_with(folder) == "");
  REQUIRE(verify_releases(www(folder)).leftovers.empty());
  REQUIRE(!std::filesystem::exists(www(folder) / "current.next"));
}

/// Goes through all calls of a publication with one fault; the number of calls.
int check_every_call(Fault planned) {
  const Folder folder(fast_folder());
  const Site old = site_of_round(1, 6);
  const Site next = site_of_round(2, 6);
  for (int n = 1;; ++n) {
    planned.calls_left = n;
    release(folder, old);  // succeeds, whatever happened in the round before
    check_tidy(folder);
    publish(folder, next);
    const int result = with_fault(planned, [&] { release_build(folder); });
    INFO("call " << n << ", errno " << planned.error << ", result " << result);
    REQUIRE(wrong_with(folder) == "");
    REQUIRE(verify_tree(current(folder)).empty());
    const Site live = read_pages(current(folder));
    REQUIRE((live == old || live == next));
    if (result == succeeded || result == not_reached) REQUIRE(live == next);
    REQUIRE(result != 99);
    if (result == not_reached) return n - 1;
    if (planned.error == 0) REQUIRE(result == -SIGKILL);
  }
}

}  // namespace

TEST_CASE("a publication killed before or after any of its calls leaves a whole release live") {
  CHECK(check_every_call({.calls_left = 0, .error = 0, .after = false, .fired = false}) > 60);
  CHECK(check_every_call({.calls_left = 0, .error = 0, .after = true, .fired = false}) > 60);
}

TEST_CASE("a publication of which any call fails reports it or succeeds, and leaves a whole release live") {
  for (const int error : {ENOSPC, EIO, EDQUOT, EMFILE, EINTR, EROFS})
    CHECK(check_every_call({.calls_left = 0, .error = error, .after = false, .fired = false}) > 60);
}

TEST_CASE("a first publication killed at any call leaves none live or a whole one, and the next succeeds") {
  int live = 0;
  for (int n = 1;; ++n) {
    const Folder folder(fast_folder());
    publish(folder, site_of_round(1, 3));
    const Fault planned{.calls_left = n, .error = 0, .after = n % 2 == 0, .fired = false};
    const int result = with_fault(planned, [&] { release_build(folder); });
    INFO("call " << n);
    if (std::filesystem::exists(current(folder))) {
      ++live;
      REQUIRE(wrong_with(folder) == "");
      REQUIRE(read_pages(current(folder)) == site_of_round(1, 3));
    }
    release(folder, site_of_round(2, 3));
    check_tidy(folder);
    REQUIRE(read_pages(current(folder)) == site_of_round(2, 3));
    if (result == not_reached) break;
  }
  CHECK(live > 5);
}

TEST_CASE("a rollback killed at any call, or of which any fails, leaves one of the two releases live") {
  for (const int error : {0, ENOSPC, EIO}) {
    const Folder folder(fast_folder());
    release(folder, site_of_round(1, 4));
    for (int n = 1;; ++n) {
      release(folder, site_of_round(2, 4));
      release(folder, site_of_round(3, 4));
      const uint64_t live = verify_releases(www(folder)).entries.back().release;
      const Fault planned{.calls_left = n, .error = error, .after = false, .fired = false};
      const int result = with_fault(planned, [&] { go_back(folder, live - 1); });
      INFO("call " << n << ", errno " << error << ", result " << result);
      REQUIRE(wrong_with(folder) == "");
      const Site pages = read_pages(current(folder));
      REQUIRE((pages == site_of_round(2, 4) || pages == site_of_round(3, 4)));
      if (result == not_reached) break;
    }
  }
}

TEST_CASE("what a loss of power must not undo is on the disk before the next step is taken") {
  const Folder folder(fast_folder());
  release(folder, site_of_round(1, 6));
  publish(folder, site_of_round(2, 6));
  std::vector<std::string> calls;
  record_of_calls = &calls;
  release_build(folder);
  record_of_calls = nullptr;
  const auto first = [&calls](const std::string& what, size_t from = 0) {
    return static_cast<size_t>(
        std::find(calls.begin() + static_cast<std::ptrdiff_t>(from), calls.end(), what) - calls.begin());
  };
  const auto count = [&calls](const std::string& what, size_t from, size_t to) {
    return std::count(calls.begin() + static_cast<std::ptrdiff_t>(from),
                      calls.begin() + static_cast<std::ptrdiff_t>(to), what);
  };
  const size_t synced = first("syncfs");
  const size_t marked = first("rename manifest.json");
  const size_t numbered = first("rename 2");
  const size_t live = first("rename current");
  const size_t told = first("rename releases.json");
  REQUIRE((synced < marked && marked < numbered && numbered < live && live < told && told < calls.size()));
  CHECK((count("write", 0, synced) > 1 && count("link", 0, synced) > 1));
  CHECK(count("write", synced, marked) == 1);      // the manifest
  CHECK(calls[marked - 1] == "fsync");             // its bytes
  CHECK(calls[marked + 1] == "fsync");             // its name
  CHECK(calls[numbered + 1] == "fsync");           // the release's name
  const size_t ledger = first("write", numbered);  // and nothing but the ledger is written any more
  CHECK(calls[ledger + 1] == "fsync");
  CHECK(count("write", ledger + 1, calls.size()) == 0);
  CHECK(calls[live - 1] == "fsync");  // the names of ledger and link
  CHECK(calls[live + 1] == "fsync");
  CHECK(calls[told + 1] == "fsync");
}
