#pragma once
#include <string>
#include <vector>

#include "compare/run.h"

namespace gongbao {

/// A paragraph, heading, list item or other block of a text.
struct Paragraph {
  std::string text;
  std::string style;   ///< what it is: paragraph, heading-2, item, quote, code
  std::string markup;  ///< emphasis and addresses in it; equal texts may differ in them
  bool operator==(const Paragraph&) const = default;
};

/// One block of the difference. A text has its blocks in the order of the new version; a removed one stands
/// where it was.
struct TextBlock {
  enum class Kind { equal, removed, added, changed };
  Kind kind = Kind::equal;
  bool moved = false;     ///< removed here or added here, and the same elsewhere
  bool restyled = false;  ///< of a changed one: its style or markup differs, perhaps nothing else
  std::string style;      ///< of the new version, or of what was removed
  std::vector<Run> runs;
  bool operator==(const TextBlock&) const = default;
};

/// Paragraph by paragraph, inside those sentence by sentence, inside those by characters, words and numbers.
/// The work is bounded: what would take too long is removed and added as a whole.
std::vector<TextBlock> text_difference(const std::vector<Paragraph>& from, const std::vector<Paragraph>& to);

bool has_changes(const std::vector<TextBlock>& blocks);
RunCount count_changes(const std::vector<TextBlock>& blocks);

/// Blocks to show together. `hidden` equal ones, at least three, may be passed over: those beside a change
/// are not among them.
struct BlockGroup {
  size_t begin = 0;
  size_t end = 0;
  bool hidden = false;
};
std::vector<BlockGroup> grouped(const std::vector<TextBlock>& blocks);

}  // namespace gongbao
