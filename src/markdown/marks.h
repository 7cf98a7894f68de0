#pragma once
#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

namespace gongbao {

/// Marks set into the source before cmark reads it, and taken out of all that it returns. They are one
/// private-use character that the source does not hold, so an author's own private-use characters survive.
///
/// Two faults of CommonMark's rules in Chinese are mended by them, because the finished tree cannot tell
/// `\*\*` from `**`:
/// - emphasis beside punctuation: `截至**3月（第一阶段）**共` is bold only if `）**` is followed by a space.
/// A mark, to
///   cmark a letter, between delimiters and punctuation gives the flanking rules of
///   github.com/tats-u/markdown-cjk-friendly.
/// - a bare URL runs to the next space, which Chinese does not write: a tab and a mark end it before the
/// first
///   Chinese character.
///
/// Both happen only beside a Chinese character, so that English renders as ever.
class MarkedText {
 public:
  explicit MarkedText(std::string_view source);

  /// What cmark is to read.
  std::string_view text() const { return marks_.empty() ? source_ : marked_; }
  bool has_marks() const { return !marks_.empty(); }
  /// The mark's three bytes.
  std::string_view mark() const { return mark_; }
  /// `text` without marks, for pieces of what cmark returns.
  std::string without_marks(std::string_view text) const;
  /// The offset in the source of an offset in text().
  size_t source_offset(size_t offset) const;

 private:
  struct Mark {
    uint32_t offset;  ///< in the marked text
    uint32_t bytes;
  };

  std::string_view source_;
  std::string marked_;
  std::string mark_;
  std::vector<Mark> marks_;
};

}  // namespace gongbao
