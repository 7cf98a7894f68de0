#pragma once
#include <optional>
#include <string>
#include <vector>

#include "cli/arguments.h"
#include "publish/manifest.h"
#include "publish/release_ledger.h"
#include "publish/verify.h"
#include "source/commit_order.h"

namespace gongbao {

/// Why a tree does not go live. The code is stable: programs ask for it.
struct Refusal {
  std::string code;
  std::string message;
  std::string hint;
  std::vector<std::string> lines;  ///< what it is about: addresses, paths
};

/// All that decides whether a build becomes the next release.
struct ReleaseQuestion {
  std::string build;  ///< the folder, as the user wrote it
  Manifest manifest;
  std::vector<TreeDifference> differences;  ///< of the tree from its manifest
  std::optional<ReleaseEntry> live;         ///< nothing before the first release
  Instant at;                               ///< when it is to go live
  Instant clock;                            ///< the machine's, which no option changes
  CommitOrder order = CommitOrder::same;    ///< of the build's commit to the live one's
  std::vector<std::string> lost;            ///< addresses that the live release has and the build has not
};

/// Every reason against it, given what the options allow; empty: it may go live.
std::vector<Refusal> refusals_of(const ReleaseQuestion& question, const PublishOptions& allowed);

/// All that decides whether an earlier release comes back.
struct RollbackQuestion {
  uint64_t release = 0;
  std::optional<ReleaseEntry> entry;  ///< the release's own; nothing if the ledger has none
  bool is_there = false;              ///< not removed yet
  std::vector<TreeDifference> differences;
  ReleaseEntry live;
  std::vector<std::string> returned;  ///< addresses that it has and the live release has not
};
std::vector<Refusal> refusals_of(const RollbackQuestion& question, const PublishOptions& allowed);

}  // namespace gongbao
