#pragma once
#include <cstdint>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace gongbao {

/// What each stage took, wall and processor time (children included), what the program holds after it, and
/// how much the stage dealt with, for --timings. Never in an output file.
class Stopwatch {
 public:
  Stopwatch();
  /// The time since the last call was this stage's, which dealt with so many things and bytes (0: not told).
  void stage(std::string_view name, size_t items = 0, uint64_t bytes = 0);
  std::string table() const;

 private:
  struct Lap {
    std::string name;
    double wall = 0;
    double processor = 0;
    size_t resident = 0;  ///< bytes of this process
    size_t items = 0;
    uint64_t bytes = 0;
  };
  std::vector<Lap> laps_;
  double wall_ = 0;
  double processor_ = 0;
};

}  // namespace gongbao
