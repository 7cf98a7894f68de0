// Protects: results come back in item order whatever the workers do, and one bad item costs only itself.
#include "base/parallel.h"

#include <unistd.h>

#include <algorithm>
#include <csignal>
#include <cstdlib>
#include <new>

#include "base/error.h"

using namespace gongbao;

namespace {
auto always(std::function<std::string(size_t)> work) {
  return [work] { return work; };
}

[[noreturn]] void spin() {
  volatile bool always = true;
  while (always) {
  }
  std::abort();
}
}  // namespace

TEST_CASE("results come in item order for any number of workers") {
  for (const int jobs : {1, 2, 7}) {
    const Outcomes outcomes =
        parallel_map(1000, {.jobs = jobs}, always([](size_t i) { return std::string(i % 50, 'x') + std::to_string(i); }));
    REQUIRE(outcomes.size() == 1000);
    for (size_t i = 0; i < 1000; ++i) {
      REQUIRE(outcomes[i].loss == Loss::none);
      REQUIRE(outcomes[i].bytes == std::string(i % 50, 'x') + std::to_string(i));
    }
  }
}

TEST_CASE("nothing to do makes nothing") {
  CHECK(parallel_map(0, {}, always([](size_t) { return std::string(); })).size() == 0);
}

TEST_CASE("an item that crashes, hangs or eats memory is lost alone") {
  const WorkLimits limits{.jobs = 2, .item_time = std::chrono::milliseconds(200), .memory = size_t{512} << 20};
  const Outcomes outcomes = parallel_map(40, limits, always([](size_t i) -> std::string {
                                           if (i == 7) ::raise(SIGKILL);
                                           if (i == 11) spin();
                                           if (i == 13) throw std::bad_alloc();
                                           return std::to_string(i);
                                         }));
  CHECK(outcomes[7].loss == Loss::crash);
  CHECK(outcomes[11].loss == Loss::time);
  CHECK(outcomes[13].loss == Loss::memory);
  for (size_t i = 0; i < 40; ++i)
    if (i != 7 && i != 11 && i != 13) CHECK(outcomes[i].bytes == std::to_string(i));
}

TEST_CASE("progress never goes back and ends with all items; lost ones count as done at the end") {
  std::vector<size_t> told;
  const WorkLimits limits{.jobs = 2, .progress = [&](size_t done) { told.push_back(done); }};
  parallel_map(30, limits, always([](size_t i) -> std::string {
                 if (i == 7) ::raise(SIGKILL);
                 ::usleep(5000);
                 return {};
               }));
  REQUIRE(told.size() > 2);
  CHECK(std::is_sorted(told.begin(), told.end()));
  CHECK(told[told.size() / 2] > 0);
  CHECK(told.back() == 30);
}

TEST_CASE("an error of the environment in a worker is the caller's, that of the lowest item, with its hint") {
  try {
    parallel_map(20, {.jobs = 2}, always([](size_t i) -> std::string {
                   if (i == 5 || i == 15) throw Error("no space in " + std::to_string(i), "free some");
                   return {};
                 }));
    FAIL("no error");
  } catch (const Error& error) {
    CHECK(std::string(error.what()) == "no space in 5");
    CHECK(error.hint() == "free some");
  }
}
