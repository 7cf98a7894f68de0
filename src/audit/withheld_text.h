#pragma once
#include <string>
#include <string_view>
#include <vector>

#include "audit/public_view.h"

namespace gongbao {

/// A text that may stand in no file of a public site, with the place where its author wrote it.
struct WithheldText {
  enum class Kind {
    words,  ///< a title, a field, a sentence
    name,   ///< an id, an address, a path, an e-mail: not in the middle of a longer one
    number  ///< a figure: as a whole number, with its unit or as the whole of a cell
  };
  Kind kind = Kind::words;
  std::string text;                ///< normal
  std::vector<std::string> units;  ///< of a number: what it counts
  Hidden reason = Hidden::draft;
  Place place;
};

/// Every text of the pieces that is long enough to be known again: words of 8 characters, numbers of 4
/// digits; ids, addresses, paths and e-mails of whatever length.
std::vector<WithheldText> read_withheld_texts(const PublicView& view, const Snapshot& snapshot,
                                              const Library& library, const History& history,
                                              const WorkLimits& limits);

/// Letters that are no part of a date: words with fewer than 4 say nothing.
size_t count_telling_letters(std::string_view normal);
constexpr size_t fewest_letters = 4;

}  // namespace gongbao
