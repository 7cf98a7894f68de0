#pragma once
#include <filesystem>
#include <utility>

#include "publish/release_ledger.h"
#include "publish/verify.h"

namespace gongbao {

/// How a publish folder differs from what its ledger says.
struct ReleaseReport {
  std::vector<ReleaseEntry> entries;  ///< of the ledger, as far as it can be read
  std::vector<uint64_t> verified;     ///< releases that are there and were read in full
  std::vector<std::string> faults;    ///< of the ledger, of `current`, of what is or is not in releases/
  std::vector<std::pair<uint64_t, TreeDifference>> differences;  ///< by release, in order of paths
  /// What a publication that died left behind: the next one finishes or removes it.
  std::vector<std::string> leftovers;
  bool is_sound() const { return faults.empty() && differences.empty(); }
};

/// Follows the ledger's chain, holds every release that is kept against its manifest and that against the
/// ledger, reading every byte, and `current` against the last entry. Error if it cannot be read, or while a
/// publication is going on.
ReleaseReport verify_releases(const std::filesystem::path& directory);

}  // namespace gongbao
