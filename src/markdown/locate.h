#pragma once
#include <vector>

#include "markdown/parsed_body.h"
#include "markdown/source_map.h"

namespace gongbao {

/// Finds inline nodes in the source. cmark knows no place for bare URLs, the last line of a link of several
/// lines, and a column that is off after unescaped pipes, lazy lines and reference definitions; what it says
/// is where we begin to look. To be asked in document order.
class Locator {
 public:
  Locator(const std::vector<Step>& steps, const SourceMap& map) : steps_(steps), map_(map) {}

  void enter_block(const Step& block);
  /// Moves past a code span or raw HTML, in which brackets are no links.
  void pass(const Step& leaf);
  /// The offset in marked text and the bytes of the link, image, code or raw HTML at steps[index].
  struct Found {
    size_t offset = 0;
    size_t bytes = 1;
  };
  Found find(size_t index);

 private:
  Found find_bracket(size_t index);
  Found find_literal(std::string_view literal, size_t guess);
  size_t within(size_t offset) const;
  bool opens_here(size_t offset, const Step& step, std::string_view content) const;

  const std::vector<Step>& steps_;
  const SourceMap& map_;
  size_t begin_ = 0;  ///< what is sought lies in [begin_, end_)
  size_t end_ = 0;
};

}  // namespace gongbao
