#include "cli/stopwatch.h"

#include <sys/resource.h>
#include <unistd.h>

#include <chrono>
#include <fstream>

namespace gongbao {
namespace {

double wall_now() {
  return std::chrono::duration<double>(std::chrono::steady_clock::now().time_since_epoch()).count();
}

double processor_now() {
  double seconds = 0;
  for (const int who : {RUSAGE_SELF, RUSAGE_CHILDREN}) {
    rusage usage{};
    ::getrusage(who, &usage);
    for (const timeval& time : {usage.ru_utime, usage.ru_stime})
      seconds += static_cast<double>(time.tv_sec) + static_cast<double>(time.tv_usec) / 1e6;
  }
  return seconds;
}

/// Second field of /proc/self/statm, in pages; 0 where there is none.
size_t resident_now() {
  std::ifstream statm("/proc/self/statm");
  size_t size = 0;
  size_t resident = 0;
  statm >> size >> resident;
  return resident * static_cast<size_t>(::sysconf(_SC_PAGESIZE));
}

/// Empty cells have a sign, so that programs can tell them.
std::string cell(uint64_t number) { return number == 0 ? "-" : std::to_string(number); }

}  // namespace

Stopwatch::Stopwatch() : wall_(wall_now()), processor_(processor_now()) {}

void Stopwatch::stage(std::string_view name, size_t items, uint64_t bytes) {
  const double wall = wall_now();
  const double processor = processor_now();
  laps_.push_back({std::string(name), wall - wall_, processor - processor_, resident_now(), items, bytes});
  wall_ = wall;
  processor_ = processor;
}

std::string Stopwatch::table() const {
  std::string result = fmt::format("{:<12} {:>9} {:>9} {:>9} {:>9} {:>12}\n", "stage", "wall s", "cpu s",
                                   "MiB", "items", "bytes");
  double wall = 0;
  double processor = 0;
  for (const Lap& lap : laps_) {
    result +=
        fmt::format("{:<12} {:>9.3f} {:>9.3f} {:>9.1f} {:>9} {:>12}\n", lap.name, lap.wall, lap.processor,
                    static_cast<double>(lap.resident) / (1 << 20), cell(lap.items), cell(lap.bytes));
    wall += lap.wall;
    processor += lap.processor;
  }
  return result + fmt::format("{:<12} {:>9.3f} {:>9.3f}\n", "all", wall, processor);
}

}  // namespace gongbao
