#pragma once
#include <map>
#include <string_view>
#include <vector>

#include "review/visible_library.h"

namespace gongbao {

/// How far the problem that an inspection found has come at the build's moment (content model 4): computed,
/// never written.
enum class FindingState {
  good,  ///< no problem: a good point
  open,
  partly,     ///< rectified in part
  overdue,    ///< not closed, and its due day is past
  closed,     ///< rectified
  revisited,  ///< rectified, and it held
  failed,     ///< a revisit saw it again, and nothing has closed it since
};
std::string_view name_of(FindingState state);

struct FindingProgress {
  FindingState state = FindingState::open;
  std::vector<Ref<Document>> rectified_in, revisited_in;  ///< in order of time
};

/// The progress of every visible finding, from visible notes alone.
class FindingStates {
 public:
  FindingStates() = default;
  explicit FindingStates(const VisibleLibrary& library);
  const FindingProgress& operator[](FindingRef finding) const { return progress_.at(finding); }

 private:
  std::map<FindingRef, FindingProgress> progress_;
};

}  // namespace gongbao
