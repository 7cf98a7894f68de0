#pragma once
#include <map>
#include <string>
#include <vector>

#include "compare/table_difference.h"
#include "compare/text_difference.h"
#include "markdown/body.h"

namespace gongbao {

/// What a link without text of its own shows, by its destination.
using LinkWords = std::map<std::string, std::string, std::less<>>;

/// A body taken apart as a reader sees it.
struct BodyParts {
  std::vector<Paragraph> paragraphs;      ///< all but tables
  std::vector<Table> tables;              ///< each called by the heading above it
  std::vector<size_t> paragraphs_before;  ///< of each table, how many
};

/// Addresses stand in `markup` alone, never in the text: the text of a public document may be shown as it is.
/// A link without text and without words shows “…”.
BodyParts take_apart(const Body& body, const LinkWords& words);

}  // namespace gongbao
