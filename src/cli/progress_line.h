#pragma once
#include <functional>
#include <string>

#include "cli/arguments.h"

namespace gongbao {

/// One line of standard error that says what a long stage has done of how much: "rendering 12,000 of 35,338".
/// Only on a terminal, and not where the user wants quiet; the line is gone with the value.
class ProgressLine {
 public:
  ProgressLine(std::string what, size_t total, const Options& options);
  ProgressLine(const ProgressLine&) = delete;
  ProgressLine& operator=(const ProgressLine&) = delete;
  ~ProgressLine();

  /// For WorkLimits::progress; empty where nobody would see it.
  std::function<void(size_t done)> teller();

 private:
  void tell(size_t done);

  std::string what_;
  size_t total_;
  bool is_shown_;
  size_t calls_ = 0;
};

}  // namespace gongbao
