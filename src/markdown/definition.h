#pragma once
#include <optional>
#include <set>
#include <string>
#include <string_view>
#include <vector>

#include "markdown/source_map.h"

namespace gongbao {

/// A link reference definition, `[label]: address "title"`.
struct Definition {
  std::string label;  ///< folded as CommonMark compares labels
  int line = 0;       ///< its first
  size_t column = 0;  ///< of the bracket, in bytes from 1
  int lines = 1;
};

/// The definitions that follow one another from a line of the text on, behind container markers. A paragraph
/// may begin with some; they are no part of its content.
std::vector<Definition> read_definitions(const SourceMap& map, int line);

/// Every bracketed stretch of the text that may refer to a definition, folded; without the brackets at
/// `except`.
std::set<std::string> used_labels(std::string_view text, const std::set<size_t>& except);

}  // namespace gongbao
