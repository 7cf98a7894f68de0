#pragma once
#include <optional>
#include <set>
#include <string>
#include <string_view>

#include "markdown/source_map.h"

namespace gongbao {

/// A link reference definition, `[label]: address "title"`.
struct Definition {
  std::string label;  ///< folded as CommonMark compares labels
  size_t column = 0;  ///< of the bracket, in bytes from 1
  int lines = 1;
};

/// The definition that begins in a line of the text, behind container markers, if there is one.
std::optional<Definition> read_definition(const SourceMap& map, int line);

/// Every bracketed stretch of the text that may refer to a definition, folded; without the brackets at `except`.
std::set<std::string> used_labels(std::string_view text, const std::set<size_t>& except);

}  // namespace gongbao
