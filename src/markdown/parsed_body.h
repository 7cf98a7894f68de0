#pragma once
#include <cstdint>
#include <memory>
#include <string_view>
#include <vector>

#include "markdown/arena.h"
#include "markdown/marks.h"

namespace gongbao {

/// A parsed body as the walk over its tree, in order: each node with children is entered and left.
struct Step {
  enum class Kind : uint8_t {
    // blocks
    block_quote,
    list,
    item,
    code_block,
    html_block,
    paragraph,
    heading,
    thematic_break,
    footnote_definition,
    table,
    table_row,
    table_cell,
    // inlines
    text,
    soft_break,
    line_break,
    code,
    html_inline,
    emphasis,
    strong,
    strikethrough,
    link,
    image,
    footnote_reference
  };
  enum class Task : uint8_t { none, open, done };

  Kind kind = Kind::text;
  bool enter = true;
  bool ordered = false;        ///< list
  bool tight = false;          ///< paragraph without `<p>`
  bool is_header = false;      ///< table row, and its cells
  bool ends_footnote = false;  ///< paragraph that is the last block of a footnote
  Task task = Task::none;      ///< item
  char align = 0;              ///< table cell: l, c, r or 0
  int number = 0;  ///< heading: level; list: first number; table: columns; definition: its references
  int line = 0;    ///< as cmark counts, from 1 in marked text; 0 where it does not know
  int column = 0;  ///< in bytes, from 1; off by some where lines were joined or columns unescaped
  int end_line = 0;
  int end_column = 0;
  uint32_t partner = 0;  ///< of an enter: the index of its leave, and the reverse; of a leaf: its own
  /// Literal; of a footnote's definition its label as cmark writes it in an id; of a reference its finished
  /// HTML.
  std::string_view text;
  std::string_view url;
  std::string_view title;
};

constexpr bool is_block(Step::Kind kind) { return kind < Step::Kind::text; }

/// The views in its steps live as long as it does.
struct ParsedBody {
  std::unique_ptr<Arena> memory;
  std::vector<Step> steps;
};

/// Parses what the guard has let through, with GFM's tables, strikethrough (`~~` only: a single `~` is a
/// range in Chinese, 5~7月), autolinks, task lists and footnotes. ArenaExhausted if it takes more than
/// `budget` bytes.
ParsedBody parse_document(const MarkedText& text, size_t budget);

}  // namespace gongbao
