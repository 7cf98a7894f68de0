#pragma once
#include <cstdint>
#include <string_view>
#include <vector>

#include "base/finding.h"
#include "markdown/marks.h"

namespace gongbao {

/// Where things stand in the file: from cmark's lines and byte columns in marked text to a Place.
class SourceMap {
 public:
  SourceMap(const MarkedText& marked, std::string_view source, std::string_view path, int first_line);

  /// The offset in marked text; the nearest that exists where cmark is wrong.
  size_t offset(int line, int column) const;
  /// The bytes of a line of marked text, without its line feed.
  std::string_view line(int line) const;
  /// The offset behind the last byte of a line.
  size_t end_of_line(int line) const;
  /// The place of `bytes` bytes from an offset in marked text, as far as its line goes.
  Place place(size_t offset, size_t bytes = 1) const;
  std::string_view text() const { return marked_.text(); }
  int lines() const { return static_cast<int>(starts_.size()); }

 private:
  const MarkedText& marked_;
  std::string_view source_;
  std::string_view path_;
  int first_line_;
  std::vector<uint32_t> starts_;  ///< of each line, in marked text
};

}  // namespace gongbao
