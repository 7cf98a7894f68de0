#pragma once
#include <string>
#include <vector>

#include "publish/release_ledger.h"
#include "publish/release_place.h"

namespace gongbao {

/// Ledger and `current` taken together. A release goes live in this order, each step on the disk before the
/// next: the ledger as it is to be is written beside the old one, `current` is replaced by one rename (now it
/// is live), the new ledger takes the old one's place. So whenever a publication dies, either the old ledger
/// or the one beside it ends with what `current` names.
struct ReleaseState {
  std::vector<ReleaseEntry> entries;  ///< the last one is live; empty: nothing was ever published
  bool is_unfinished = false;         ///< they stand in the ledger beside the old one
  std::string fault;                  ///< why the folder cannot be published to, or ""
};

/// Reads it as it stands; changes nothing.
ReleaseState read_release_state(const ReleasePlace& place);

/// What a publication that died left behind is finished or removed; gives the entries. Error with `fault`.
std::vector<ReleaseEntry> recover_releases(const ReleasePlace& place);

/// Names in `releases/` that a publication that died may have left there.
std::vector<std::string> leftovers(const ReleasePlace& place, const std::vector<ReleaseEntry>& entries);

/// Makes the last of `entries` live: the staged tree if it is a new release, else one that is there. The
/// others are closed to all but their owner. Error on any fault of the disk; the release that was live is so
/// still, unless the message comes after the switch: then the new one is, and the next publication ends it.
void switch_release(const ReleasePlace& place, const std::vector<ReleaseEntry>& entries);

/// Removes the oldest releases until `keep` are left; never the live one or the one that was live before it.
/// Gives the numbers of those removed.
std::vector<uint64_t> remove_old_releases(const ReleasePlace& place, const std::vector<ReleaseEntry>& entries,
                                          size_t keep);

}  // namespace gongbao
