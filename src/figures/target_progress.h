#pragma once
#include "figures/series_index.h"

namespace gongbao {

/// How far a target has come at the build's moment (content model 4).
enum class TargetState {
  met,
  missed,
  on_the_way,  ///< its day has not come, and it may still be met
  undecided,   ///< its day has come, and the value is not known well enough
  no_data,     ///< silence, for `= 0` too
  unmeasured,  ///< it names no metric
};
std::string_view name_of(TargetState state);

struct TargetProgress {
  TargetState state = TargetState::unmeasured;
  std::optional<Quantity> value;  ///< what was reached; of a rate, the statement that decides
  std::vector<uint32_t> figures;  ///< that say so
};

/// A flow counts from the campaign's start to the target's day, at its agency (or the lead) and below; without such figures
/// the newest total there. Of a rate, every newest statement at the agency and below must satisfy it.
TargetProgress progress_of(const Target& target, Ref<Document> campaign, const VisibleLibrary& library, const Ledger& ledger,
                           const SeriesIndex& index);

/// Whether every value that the quantity may have satisfies the comparison, or none does; nothing if some do.
std::optional<bool> satisfies(const Quantity& quantity, Comparison comparison, const Quantity& bound);

/// todo, doing or done as written; a task that is not done and whose due day is past is overdue.
bool is_overdue(const Task& task, Day today);

}  // namespace gongbao
