#pragma once
#include <optional>
#include <string_view>
#include <vector>

#include "review/visible_library.h"

namespace gongbao {

/// A notice's state at the build's moment (content model 4): computed, never written.
enum class NoticeState {
  in_force, not_yet_effective, consultation_open, consultation_closed, amended, superseded, expired, withdrawn
};
std::string_view name_of(NoticeState state);

/// Links of the chain in both directions, among visible notices, each list in order of listing.
struct NoticeChain {
  std::vector<Ref<Document>> superseded_by, amended_by, corrected_by;
};

class NoticeStates {
 public:
  explicit NoticeStates(const VisibleLibrary& library);
  NoticeState operator[](Ref<Document> notice) const;
  const NoticeChain& chain(Ref<Document> notice) const;
  /// Whether it stands in lists of what is in force: not superseded, expired or withdrawn.
  bool is_current(Ref<Document> notice) const;

 private:
  std::map<Ref<Document>, NoticeState> states_;
  std::map<Ref<Document>, NoticeChain> chains_;
};

}  // namespace gongbao
