#pragma once
#include <chrono>
#include <functional>
#include <string>
#include <string_view>
#include <vector>

namespace gongbao {

/// What the workers may use. Processor time and memory are per item; beyond them the item is given up, not the run.
struct WorkLimits {
  int jobs = 0;                             ///< worker processes; 0: one a processor
  std::chrono::milliseconds item_time{5000};  ///< processor time for one item
  std::chrono::milliseconds item_wall{60000};  ///< wall time for one item: for reads that hang
  size_t memory = size_t{2} << 30;          ///< address space a worker may add; ignored under the sanitizers
  /// Told now and then, by the caller's own process, how many items are done; with all of them at the end.
  std::function<void(size_t done)> progress = {};
};

/// Why an item has no result.
enum class Loss { none, time, crash, memory };

/// The outcome of one item: bytes made by the work, or why there are none.
struct Outcome {
  std::string_view bytes;  ///< lives as long as the Outcomes
  Loss loss = Loss::none;
  std::string message;  ///< of an Error thrown by the work: the run as a whole fails with it
};

/// Results in item order, whatever the workers did.
class Outcomes {
 public:
  size_t size() const { return items_.size(); }
  const Outcome& operator[](size_t index) const { return items_[index]; }

  Outcomes(Outcomes&&) noexcept;
  Outcomes& operator=(Outcomes&&) noexcept;
  ~Outcomes();

 private:
  friend class WorkerPool;
  Outcomes();
  std::vector<Outcome> items_;
  struct Mapping;
  std::vector<Mapping> mappings_;
};

/// Runs `make_work()` once in each of several forked workers and the function it returns on items 0…count-1, each
/// in one of them. Processes, not threads: cmark-gfm is not thread-safe, and libgit2 and cmark-gfm may hang, crash
/// or abort on hostile input; then that item alone is lost. The caller must have no threads. An Error thrown by the
/// work is thrown again here, that of the lowest item.
Outcomes parallel_map(size_t count, const WorkLimits& limits,
                      const std::function<std::function<std::string(size_t)>()>& make_work);

}  // namespace gongbao
