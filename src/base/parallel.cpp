#include "base/parallel.h"

#include <fcntl.h>
#include <poll.h>
#include <sched.h>
#include <signal.h>
#include <sys/mman.h>
#include <sys/prctl.h>
#include <sys/resource.h>
#include <sys/syscall.h>
#include <sys/uio.h>
#include <sys/wait.h>
#include <unistd.h>

#include <atomic>
#include <cerrno>
#include <cstdio>
#include <cstring>
#include <ctime>
#include <new>

#include "base/error.h"

namespace gongbao {

/// A worker's finished results, mapped from the file that it wrote.
struct Outcomes::Mapping {
  void* address = nullptr;
  size_t size = 0;
};

Outcomes::Outcomes() = default;
Outcomes::Outcomes(Outcomes&&) noexcept = default;
Outcomes& Outcomes::operator=(Outcomes&& other) noexcept {
  items_.swap(other.items_);
  mappings_.swap(other.mappings_);
  return *this;
}
Outcomes::~Outcomes() {
  for (const Mapping& mapping : mappings_) ::munmap(mapping.address, mapping.size);
}

namespace {

constexpr int exit_out_of_memory = 41;
constexpr int exit_cannot_write = 42;
constexpr int exit_fault = 43;
constexpr int poll_milliseconds = 20;

enum class ItemKind : int64_t { result, error, hint };

struct ItemHeader {
  int64_t index;
  ItemKind kind;
  int64_t size;
};

/// What a worker tells its parent while it works, in shared memory.
struct Slot {
  std::atomic<int64_t> current{-1};  ///< the item in work, or -1
  std::atomic<int64_t> chunk_end{0};
  std::atomic<int64_t> processor_start{0};
  std::atomic<int64_t> wall_start{0};
};

struct Board {
  std::atomic<int64_t> next{0};
  std::atomic<int64_t> done{0};
};

int64_t nanoseconds(clockid_t clock) {
  timespec now{};
  ::clock_gettime(clock, &now);
  return now.tv_sec * 1'000'000'000 + now.tv_nsec;
}

int64_t processor_time_of(pid_t child) {
  clockid_t clock{};
  if (::clock_getcpuclockid(child, &clock) != 0) return 0;
  return nanoseconds(clock);
}

int processors() {
  cpu_set_t set;
  CPU_ZERO(&set);
  if (::sched_getaffinity(0, sizeof set, &set) != 0) return 1;
  return std::max(1, CPU_COUNT(&set));
}

/// Memory that parent and children share.
template <class T>
class Shared {
 public:
  explicit Shared(size_t count) : size_(count * sizeof(T)) {
    void* address = ::mmap(nullptr, size_, PROT_READ | PROT_WRITE, MAP_SHARED | MAP_ANONYMOUS, -1, 0);
    if (address == MAP_FAILED) throw Error(fmt::format("cannot share memory: {}", std::strerror(errno)));
    data_ = static_cast<T*>(address);
    for (size_t i = 0; i < count; ++i) new (data_ + i) T();
  }
  Shared(const Shared&) = delete;
  Shared& operator=(const Shared&) = delete;
  ~Shared() { ::munmap(data_, size_); }
  T& operator[](size_t index) { return data_[index]; }

 private:
  size_t size_;
  T* data_ = nullptr;
};

void limit_memory([[maybe_unused]] size_t more) {
#ifndef GONGBAO_SANITIZE  // the address sanitizer reserves terabytes of address space
  long pages = 0;
  if (std::FILE* file = std::fopen("/proc/self/statm", "r")) {
    if (std::fscanf(file, "%ld", &pages) != 1) pages = 0;
    std::fclose(file);
  }
  const rlim_t bytes = static_cast<rlim_t>(pages) * static_cast<rlim_t>(::sysconf(_SC_PAGESIZE)) + more;
  const rlimit limit{bytes, bytes};
  ::setrlimit(RLIMIT_AS, &limit);
#endif
  const rlimit no_core{0, 0};
  ::setrlimit(RLIMIT_CORE, &no_core);
}

/// A crash here is the parent's finding; no handler that it set (a test runner's, say) may speak for it.
void reset_signals() {
  for (const int signal : {SIGSEGV, SIGBUS, SIGFPE, SIGILL, SIGABRT, SIGTERM, SIGINT}) ::signal(signal, SIG_DFL);
}

void put(int file, int64_t index, ItemKind kind, std::string_view bytes) {
  ItemHeader header{index, kind, static_cast<int64_t>(bytes.size())};
  std::array<iovec, 2> parts{iovec{&header, sizeof header}, iovec{const_cast<char*>(bytes.data()), bytes.size()}};
  size_t first = 0;
  while (first < parts.size()) {
    ssize_t done = ::writev(file, &parts[first], static_cast<int>(parts.size() - first));
    if (done < 0 && errno == EINTR) continue;
    if (done < 0) ::_exit(exit_cannot_write);
    while (first < parts.size() && static_cast<size_t>(done) >= parts[first].iov_len) {
      done -= static_cast<ssize_t>(parts[first].iov_len);
      ++first;
    }
    if (first < parts.size()) {
      parts[first].iov_base = static_cast<char*>(parts[first].iov_base) + done;
      parts[first].iov_len -= static_cast<size_t>(done);
    }
  }
}

}  // namespace

/// Starts workers, watches them, and replaces one that dies.
class WorkerPool {
 public:
  WorkerPool(size_t count, const WorkLimits& limits,
             const std::function<std::function<std::string(size_t)>()>& make_work)
      : count_(static_cast<int64_t>(count)),
        limits_(limits),
        make_work_(make_work),
        jobs_(static_cast<size_t>(
            std::min<int64_t>(std::max<int64_t>(count_, 1), limits.jobs > 0 ? limits.jobs : processors()))),
        chunk_(std::clamp<int64_t>(count_ / (static_cast<int64_t>(jobs_) * 32), 1, 64)),
        board_(1),
        slots_(jobs_) {}

  Outcomes run() {
    Outcomes outcomes;
    outcomes.items_.resize(static_cast<size_t>(count_));
    if (count_ == 0) return outcomes;
    for (Outcome& outcome : outcomes.items_) outcome.loss = Loss::crash;
    std::vector<Worker> workers;
    for (size_t i = 0; i < jobs_; ++i) workers.push_back(start(i, 0, 0));
    while (!workers.empty()) {
      wait_for_any(workers);
      if (limits_.progress) limits_.progress(static_cast<size_t>(board_[0].done.load()));
      for (size_t i = 0; i < workers.size();) {
        watch(workers[i]);
        int status = 0;
        if (::waitpid(workers[i].process, &status, WNOHANG) != workers[i].process) {
          ++i;
          continue;
        }
        const Worker ended = workers[i];
        workers.erase(workers.begin() + static_cast<ptrdiff_t>(i));
        ::close(ended.watch);
        collect(ended, outcomes);
        if (WIFEXITED(status) && WEXITSTATUS(status) == exit_cannot_write)
          throw Error("cannot keep a worker's results: out of memory");
        if (!WIFEXITED(status) || WEXITSTATUS(status) != 0) replace(ended, status, outcomes, workers);
      }
    }
    rethrow(outcomes);
    if (limits_.progress) limits_.progress(static_cast<size_t>(count_));
    return outcomes;
  }

 private:
  struct Worker {
    size_t slot = 0;
    pid_t process = -1;
    int output = -1;
    int watch = -1;
    Loss killed_for = Loss::none;
  };

  Worker start(size_t slot, int64_t begin, int64_t end) {
    Worker worker;
    worker.slot = slot;
    worker.output = ::memfd_create("gongbao-results", MFD_CLOEXEC);
    if (worker.output < 0) throw Error(fmt::format("cannot start a worker: {}", std::strerror(errno)));
    slots_[slot].current = -1;
    const pid_t parent = ::getpid();
    worker.process = ::fork();
    if (worker.process < 0) throw Error(fmt::format("cannot start a worker: {}", std::strerror(errno)));
    if (worker.process == 0) work(parent, slots_[slot], worker.output, begin, end);
    worker.watch = static_cast<int>(::syscall(SYS_pidfd_open, worker.process, 0));
    return worker;
  }

  /// The child's life: takes chunks until none is left.
  [[noreturn]] void work(pid_t parent, Slot& slot, int output, int64_t begin, int64_t end) {
    ::prctl(PR_SET_PDEATHSIG, SIGKILL);
    if (::getppid() != parent) ::_exit(exit_fault);  // killed before that call
    reset_signals();
    limit_memory(limits_.memory);
    try {
      slot.wall_start = nanoseconds(CLOCK_MONOTONIC);
      slot.processor_start = nanoseconds(CLOCK_PROCESS_CPUTIME_ID);
      std::function<std::string(size_t)> job;
      for (;;) {
        while (begin < end) {
          slot.chunk_end = end;
          slot.wall_start = nanoseconds(CLOCK_MONOTONIC);
          slot.processor_start = nanoseconds(CLOCK_PROCESS_CPUTIME_ID);
          slot.current = begin;
          try {
            if (!job) job = make_work_();
            put(output, begin, ItemKind::result, job(static_cast<size_t>(begin)));
          } catch (const Error& error) {
            put(output, begin, ItemKind::error, error.what());
            put(output, begin, ItemKind::hint, error.hint());
          }
          ++begin;
          slot.current = -1;
          ++board_[0].done;
        }
        begin = board_[0].next.fetch_add(chunk_);
        end = std::min(begin + chunk_, count_);
        if (begin >= count_) ::_exit(0);
      }
    } catch (const std::bad_alloc&) {
      ::_exit(exit_out_of_memory);
    } catch (const std::exception& fault) {  // ours: a worker must never unwind into its parent's code
      put(output, begin, ItemKind::error, fault.what());
      ::_exit(0);
    } catch (...) {
      ::_exit(exit_fault);
    }
  }

  static void wait_for_any(const std::vector<Worker>& workers) {
    std::vector<pollfd> watches;
    for (const Worker& worker : workers) watches.push_back({worker.watch, POLLIN, 0});
    ::poll(watches.data(), watches.size(), poll_milliseconds);
  }

  void watch(Worker& worker) {
    Slot& slot = slots_[worker.slot];
    const int64_t item = slot.current;
    if (item < 0 || worker.killed_for != Loss::none) return;
    const auto limit = [](std::chrono::milliseconds time) { return time.count() * 1'000'000; };
    const int64_t processor_start = slot.processor_start;
    const int64_t wall_start = slot.wall_start;
    const bool over = processor_time_of(worker.process) - processor_start > limit(limits_.item_time) ||
                      nanoseconds(CLOCK_MONOTONIC) - wall_start > limit(limits_.item_wall);
    if (!over || slot.current != item) return;
    worker.killed_for = Loss::time;
    ::kill(worker.process, SIGKILL);
  }

  void replace(const Worker& ended, int status, Outcomes& outcomes, std::vector<Worker>& workers) {
    const int64_t item = slots_[ended.slot].current;
    if (item < 0) throw Error("a worker ended before its first item");
    Loss loss = Loss::crash;
    if (ended.killed_for != Loss::none) loss = ended.killed_for;
    if (WIFEXITED(status) && WEXITSTATUS(status) == exit_out_of_memory) loss = Loss::memory;
    outcomes.items_[static_cast<size_t>(item)].loss = loss;
    workers.push_back(start(ended.slot, item + 1, slots_[ended.slot].chunk_end));
  }

  void collect(const Worker& worker, Outcomes& outcomes) {
    const off_t size = ::lseek(worker.output, 0, SEEK_END);
    if (size > 0) {
      void* address = ::mmap(nullptr, static_cast<size_t>(size), PROT_READ, MAP_SHARED, worker.output, 0);
      if (address == MAP_FAILED) throw Error(fmt::format("cannot read results: {}", std::strerror(errno)));
      outcomes.mappings_.push_back({address, static_cast<size_t>(size)});
      std::string_view rest(static_cast<const char*>(address), static_cast<size_t>(size));
      while (rest.size() >= sizeof(ItemHeader)) {
        ItemHeader header{};
        std::memcpy(&header, rest.data(), sizeof header);
        rest.remove_prefix(sizeof header);
        if (static_cast<uint64_t>(header.size) > rest.size()) break;  // it died while writing
        keep(header, rest.substr(0, static_cast<size_t>(header.size)), outcomes);
        rest.remove_prefix(static_cast<size_t>(header.size));
      }
    }
    ::close(worker.output);
  }

  void keep(const ItemHeader& header, std::string_view bytes, Outcomes& outcomes) {
    Outcome& outcome = outcomes.items_[static_cast<size_t>(header.index)];
    if (header.kind == ItemKind::hint) {
      hints_[header.index] = bytes;
      return;
    }
    outcome.loss = Loss::none;
    if (header.kind == ItemKind::error)
      outcome.message = bytes;
    else
      outcome.bytes = bytes;
  }

  void rethrow(const Outcomes& outcomes) const {
    for (size_t i = 0; i < outcomes.items_.size(); ++i) {
      if (outcomes.items_[i].message.empty()) continue;
      const auto hint = hints_.find(static_cast<int64_t>(i));
      throw Error(outcomes.items_[i].message, hint == hints_.end() ? std::string() : hint->second);
    }
  }

  int64_t count_;
  WorkLimits limits_;
  const std::function<std::function<std::string(size_t)>()>& make_work_;
  size_t jobs_;
  int64_t chunk_;
  Shared<Board> board_;
  Shared<Slot> slots_;
  std::map<int64_t, std::string> hints_;
};

Outcomes parallel_map(size_t count, const WorkLimits& limits,
                      const std::function<std::function<std::string(size_t)>()>& make_work) {
  return WorkerPool(count, limits, make_work).run();
}

}  // namespace gongbao
