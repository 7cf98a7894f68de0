#pragma once
#include <string>
#include <string_view>
#include <vector>

namespace gongbao {

/// A place in a source file. Lines and columns count from 1, columns in code points; 0 is "the whole file".
struct Place {
  std::string path;
  int line = 0;
  int column = 0;
  int length = 1;  ///< code points to mark
  auto operator<=>(const Place&) const = default;
};

/// Errors stop the build before anything is rendered; warnings do so with --strict.
enum class Severity { error, warning };

/// One fault that an author can mend: what is wrong, where, and what to write instead.
struct Finding {
  Place place;
  Severity severity = Severity::error;
  std::string code;  ///< stable, listed in finding_codes()
  std::string message;
  std::string hint;
  auto operator<=>(const Finding&) const = default;
};

/// The faults of a run so far, in the order in which they were met.
class Findings {
 public:
  void error(std::string_view code, Place place, std::string message, std::string hint = {});
  void warning(std::string_view code, Place place, std::string message, std::string hint = {});
  void add(Finding finding);
  void append(const Findings& other);

  bool has_errors() const;
  bool empty() const { return items_.empty(); }
  /// Every finding once, by path, line, column, then code.
  std::vector<Finding> sorted() const;
  const std::vector<Finding>& items() const { return items_; }

 private:
  std::vector<Finding> items_;
};

/// "; did you mean 'x'?" for the nearest of `known` to `given`, or nothing when none is near.
std::string did_you_mean(std::string_view given, const std::vector<std::string>& known);

}  // namespace gongbao
