#pragma once
#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "base/digest.h"

namespace gongbao {

/// One time that a release went live: what a publication or a rollback put there.
struct ReleaseEntry {
  uint64_t release = 0;      ///< the folder releases/<release>; a rollback names one of before
  bool is_rollback = false;  ///< else it is the release's first time
  std::string at;            ///< instant of going live, ISO 8601
  std::string commit;
  std::string as_of;
  std::string base_url;
  std::string policy;
  Digest manifest;     ///< of the release's manifest.json
  uint64_t files = 0;  ///< without the manifest
  uint64_t urls = 0;   ///< public addresses
  uint64_t lost = 0;   ///< public addresses that the release live before had, and this one has not
  Digest previous;     ///< of the entry before, as it stands in the file; all zero: the first
  auto operator<=>(const ReleaseEntry&) const = default;
};

/// The ledger of a publish folder, oldest first, one entry a line:
/// {"schema":"gongbao.releases/1","rows":[…]}. Each entry names the SHA-256 of the line before it (from { to
/// }), so nothing in it can be altered or taken out without every later line telling.
std::string write_ledger(const std::vector<ReleaseEntry>& entries);

/// What the next entry has to name as the one before.
Digest digest_of_last(const std::vector<ReleaseEntry>& entries);
/// The highest number that a release ever had; 0 without any.
uint64_t highest_release(const std::vector<ReleaseEntry>& entries);

/// A ledger as read. It may be followed only if `fault` is empty.
struct LedgerReading {
  std::vector<ReleaseEntry> entries;
  std::string fault;  ///< what is wrong, with the number of the entry
};
LedgerReading read_ledger(std::string_view bytes);

}  // namespace gongbao
