#pragma once
#include <set>
#include <string>
#include <string_view>
#include <vector>

#include "draft/passage.h"

namespace gongbao {

/// What a run did with a block, or left undone.
struct DraftChange {
  enum class What {
    added,
    refreshed,
    withdrawn,  ///< nothing is generated there any more, and the author had not touched it
    kept,       ///< the author's words, beside which the data now say something else
    left_out,   ///< the author had deleted it
  };
  What what = What::added;
  std::string key;
  int line = 0;      ///< of what was kept
  std::string text;  ///< what would be generated now, of `kept` and `left_out`
};

struct MergedDraft {
  std::string text;
  std::vector<DraftChange> changes;  ///< in the order of the draft
};

/// A file for a draft that there is none of yet. Before each block stands a marker, a link definition that
/// Markdown shows nowhere: `[gongbao-draft:<key>]: # "<digest of the block>"`; the last line,
/// `[gongbao-draft]: # "<keys>"`, names every block that was ever offered.
std::string new_draft_file(const Draft& draft);

/// Whether a file came from new_draft_file().
bool is_draft_file(std::string_view text);

/// Puts a newer draft into a file that authors have worked on. What they wrote or changed stays to the byte,
/// what they deleted stays away, and blocks as they were generated are refreshed. `force` names blocks or
/// whole sections that are generated anew whatever was done to them.
MergedDraft merge_draft(std::string_view file, const Draft& draft, const std::set<std::string>& force);

}  // namespace gongbao
