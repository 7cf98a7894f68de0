#pragma once
#include <string>
#include <string_view>

#include "base/finding.h"

namespace gongbao {

/// What an id names: each kind keeps some words for our own addresses.
enum class IdUse {
  document,  ///< notes, summaries, notices, campaigns, pages
  register_entry,  ///< agencies, metrics, bases: also never four digits or the name of one of our pages
};

/// The id in NFC if it may be one (Unicode letters, digits, - _ .; no period, `undated` or `history`; no name that a file
/// system keeps for itself), else a finding `id/invalid` and an empty string.
std::string check_id(std::string_view raw, IdUse use, const Place& place, Findings& findings);

}  // namespace gongbao
