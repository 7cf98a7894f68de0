#pragma once
#include "cli/release_checks.h"
#include "publish/release_verify.h"

namespace gongbao {

/// What a publication did.
struct PublishOutcome {
  enum class Kind { published, unchanged, rolled_back, refused };
  Kind kind = Kind::refused;
  std::optional<ReleaseEntry> entry;  ///< of the ledger, for what is live now; nothing if nothing ever was
  size_t linked = 0;                  ///< files shared with the release before
  size_t written = 0;
  std::vector<std::string> lost;  ///< addresses
  std::vector<uint64_t> removed;  ///< releases
  std::vector<std::string> notes;
  std::vector<Refusal> refusals;
};

/// {"schema": "gongbao.publish/1"}: for programs.
std::string json_of(const PublishOutcome& outcome);
/// For people; lists at most 20 lines of a kind.
std::string text_of(const PublishOutcome& outcome, std::string_view folder);

/// {"schema": "gongbao.verify/1"} and the same for people, of a publish folder or of one tree.
std::string json_of(const ReleaseReport& report);
std::string text_of(const ReleaseReport& report, std::string_view folder);
std::string json_of(const std::vector<TreeDifference>& differences);
std::string text_of(const std::vector<TreeDifference>& differences, std::string_view folder);

}  // namespace gongbao
