#pragma once
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace gongbao {

/// What each stage took, wall and processor time (children included), and what the program holds after it, for --timings. Never in an output file.
class Stopwatch {
 public:
  Stopwatch();
  void stage(std::string_view name);  ///< the time since the last call was this stage's
  std::string table() const;

 private:
  struct Lap {
    std::string name;
    double wall = 0;
    double processor = 0;
    size_t resident = 0;  ///< bytes of this process
  };
  std::vector<Lap> laps_;
  double wall_ = 0;
  double processor_ = 0;
};

}  // namespace gongbao
