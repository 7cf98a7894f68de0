#include "cli/progress_line.h"

#include <fmt/format.h>
#include <unistd.h>

#include <cstdlib>
#include <string_view>

namespace gongbao {
namespace {

constexpr size_t every = 5;  // calls, which come 50 times a second

bool is_terminal() {
  const char* kind = std::getenv("TERM");
  return ::isatty(STDERR_FILENO) == 1 && kind && std::string_view(kind) != "dumb";
}

/// 35338 as 35,338.
std::string grouped(size_t number) {
  std::string text = std::to_string(number);
  for (size_t at = text.size(); at > 3;) text.insert(at -= 3, ",");
  return text;
}

/// Past the buffers, which workers would inherit. What does not arrive is no loss.
void put(const std::string& text) {
  if (::write(STDERR_FILENO, text.data(), text.size()) < 0) return;
}

}  // namespace

ProgressLine::ProgressLine(std::string what, size_t total, const Options& options)
    : what_(std::move(what)), total_(total), is_shown_(!options.quiet && is_terminal()) {}

ProgressLine::~ProgressLine() {
  if (is_shown_ && calls_ > 0) put("\r\x1b[K");
}

std::function<void(size_t)> ProgressLine::teller() {
  if (!is_shown_) return {};
  return [this](size_t done) { tell(done); };
}

void ProgressLine::tell(size_t done) {
  if (calls_++ % every == 0) put(fmt::format("\r\x1b[K{} {} of {}", what_, grouped(done), grouped(total_)));
}

}  // namespace gongbao
