#pragma once
#include <string_view>
#include <vector>

namespace gongbao {

/// A text by lines and columns, both from 0, columns in code points; places beyond an end are the end.
class SourceLines {
 public:
  explicit SourceLines(std::string_view text);
  size_t count() const { return starts_.size(); }
  /// Without its line feed; empty where there is no such line.
  std::string_view line(size_t number) const;
  size_t offset(size_t line, size_t column) const;
  std::string_view between(size_t begin, size_t end) const;
  /// From a place to the end of its line.
  std::string_view rest_of_line(size_t line, size_t column) const;

 private:
  std::string_view text_;
  std::vector<size_t> starts_;
  /// The last place asked for: the next one is mostly further along the same line, which may be very long.
  struct Known {
    size_t line = 0;
    size_t column = 0;
    size_t offset = 0;
  };
  mutable Known known_;
};

}  // namespace gongbao
