#pragma once
#include <map>
#include <set>
#include <string>
#include <string_view>
#include <vector>

#include "review/sign_off.h"
#include "review/visible_library.h"

namespace gongbao {

/// Why a public build of the same commit may read differently from some moment on.
enum class ChangeKind {
  published,  ///< a notice's `publish`
  due,        ///< the `publish` of a notice that still waits for sign-off
  signed_,    ///< a sign-off dated ahead begins to count
  takes_effect,
  expires,
  consultation_opens,
  consultation_closes,
  campaign_begins,
  campaign_ends,
  target_due,
  task_due,
  finding_due,  ///< the day is over: missed, overdue
  waiver_ends,  ///< of personal data: from then on it is an error
  new_period,   ///< a stock that holds until further notice stands in one more period
};
std::string_view name_of(ChangeKind kind);  ///< takes-effect

struct UpcomingChange {
  Instant at;  ///< in the site's zone
  ChangeKind kind = ChangeKind::published;
  std::string path;  ///< of the document
  std::string part;  ///< of a target, task or finding its id
  auto operator<=>(const UpcomingChange&) const = default;
};

/// What lies ahead of the public's view: everything in which a build of this commit depends on its moment, in
/// order. Of what repeats (new periods) the next time alone; of what is not public yet only that it will be.
/// Between its own moment and the first of these a build is the same; from then on it may differ. `opening`:
/// by path, when a signed version may be seen for which it is too early yet; `unsettled`: findings of
/// which it counts that their day passes.
std::vector<UpcomingChange> upcoming_changes(const VisibleLibrary& seen, const Library& head,
                                             const SignOffs& sign_offs,
                                             const std::map<std::string, Instant, std::less<>>& opening,
                                             const std::set<FindingRef>& unsettled);

}  // namespace gongbao
