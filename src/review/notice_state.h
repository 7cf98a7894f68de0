#pragma once
#include <optional>
#include <set>
#include <string_view>
#include <vector>

#include "review/visible_library.h"

namespace gongbao {

/// A notice's state at the build's moment (content model 4): computed, never written. The first three are of internal
/// builds alone: no public one sees such a notice.
enum class NoticeState {
  draft, awaiting_sign_off, scheduled, in_force, not_yet_effective, consultation_open, consultation_closed, amended,
  superseded, expired, withdrawn
};
std::string_view name_of(NoticeState state);

/// Links of the chain in both directions, among visible notices, each list in order of listing. Only what its agency may
/// act on stands in it (may_act_on), whether or not it has taken effect yet.
struct NoticeChain {
  std::vector<Ref<Document>> superseded_by, amended_by, corrected_by;
  std::vector<Ref<Document>> supersedes, amends, corrects;
};

class NoticeStates : public Watched {
 public:
  /// `awaiting`: those that still wait for a sign-off, which an internal build shows.
  explicit NoticeStates(const VisibleLibrary& library, const std::set<Ref<Document>>& awaiting = {});
  NoticeState operator[](Ref<Document> notice) const;
  const NoticeChain& chain(Ref<Document> notice) const;
  /// Whether it stands in lists of what is in force: published, and not superseded, expired or withdrawn.
  bool is_current(Ref<Document> notice) const;
  /// Whether what it does to others is done: it is published, not withdrawn, and its day has come.
  bool has_taken_effect(Ref<Document> notice) const {
    read(FactKind::document, notice.index);
    return in_effect_.count(notice) != 0;
  }
  /// Those of `notices` that have taken effect, in their order.
  std::vector<Ref<Document>> in_effect(const std::vector<Ref<Document>>& notices) const;

 private:
  std::map<Ref<Document>, NoticeState> states_;
  std::map<Ref<Document>, NoticeChain> chains_;
  std::set<Ref<Document>> in_effect_;
};

/// Whether one notice can supersede, amend or correct another: it is of the same agency, of one above it, or of its
/// successor (content model 6).
bool may_act_on(const AgencyRegister& agencies, const Document& notice, const Document& other);

}  // namespace gongbao
