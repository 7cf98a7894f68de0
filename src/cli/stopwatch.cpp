#include "cli/stopwatch.h"

#include <sys/resource.h>

#include <chrono>

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

}  // namespace

Stopwatch::Stopwatch() : wall_(wall_now()), processor_(processor_now()) {}

void Stopwatch::stage(std::string_view name) {
  const double wall = wall_now();
  const double processor = processor_now();
  laps_.push_back({std::string(name), wall - wall_, processor - processor_});
  wall_ = wall;
  processor_ = processor;
}

std::string Stopwatch::table() const {
  std::string result = fmt::format("{:<12} {:>9} {:>9}\n", "stage", "wall s", "cpu s");
  double wall = 0;
  double processor = 0;
  for (const Lap& lap : laps_) {
    result += fmt::format("{:<12} {:>9.3f} {:>9.3f}\n", lap.name, lap.wall, lap.processor);
    wall += lap.wall;
    processor += lap.processor;
  }
  return result + fmt::format("{:<12} {:>9.3f} {:>9.3f}\n", "all", wall, processor);
}

}  // namespace gongbao
