#pragma once
#include <stdexcept>
#include <string>

namespace gongbao {

/// A fault of the environment (no repository, disk full, corrupt object): caught once, in main, exit status 3.
class Error : public std::runtime_error {
 public:
  explicit Error(const std::string& message, std::string hint = {})
      : std::runtime_error(message), hint_(std::move(hint)) {}
  const std::string& hint() const { return hint_; }

 private:
  std::string hint_;
};

}  // namespace gongbao
