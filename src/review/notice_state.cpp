#include "review/notice_state.h"

namespace gongbao {
namespace {

NoticeState state_of(const Notice& notice, const NoticeChain& chain, Day today) {
  const auto first = [](const std::optional<When>& when) -> std::optional<Day> {
    return when && when->days() ? when->days()->first : std::nullopt;
  };
  const auto last = [](const std::optional<When>& when) -> std::optional<Day> {
    return when && when->days() ? when->days()->last : std::nullopt;
  };
  if (notice.withdrawn) return NoticeState::withdrawn;
  if (!chain.superseded_by.empty()) return NoticeState::superseded;
  if (const auto end = last(notice.expires); end && *end < today) return NoticeState::expired;
  if (const auto begin = first(notice.effective); begin && today < *begin) return NoticeState::not_yet_effective;
  if (notice.consultation) {
    const auto begin = first(notice.consultation->start);
    const auto end = last(notice.consultation->end);
    if (end && *end < today) return NoticeState::consultation_closed;
    if (!begin || *begin <= today) return NoticeState::consultation_open;
  }
  return chain.amended_by.empty() ? NoticeState::in_force : NoticeState::amended;
}

/// "Today" for dates without a zone is that of the site.
Day today_of(const VisibleLibrary& library) {
  return Instant{library.as_of().seconds, library.config().zone_minutes}.day();
}

}  // namespace

std::string_view name_of(NoticeState state) {
  constexpr std::string_view names[] = {"in_force", "not_yet_effective", "consultation_open", "consultation_closed",
                                        "amended",  "superseded",        "expired",           "withdrawn"};
  return names[static_cast<size_t>(state)];
}

NoticeStates::NoticeStates(const VisibleLibrary& library) {
  const std::vector<Ref<Document>>& notices = library.of_kind(DocumentKind::notice);
  const Day today = today_of(library);
  for (const Ref<Document> ref : notices) chains_[ref];
  for (const Ref<Document> ref : notices) {
    const Notice& notice = *library[ref].as_notice();
    if (notice.withdrawn) continue;  // what it did to others is withdrawn with it
    const auto point_back = [&](const Notice::Relation& relation, std::vector<Ref<Document>> NoticeChain::*list) {
      for (const Ref<Document> other : relation.notices)
        if (library.sees(other) && other != ref) (chains_[other].*list).push_back(ref);
    };
    point_back(notice.supersedes, &NoticeChain::superseded_by);
    point_back(notice.amends, &NoticeChain::amended_by);
    point_back(notice.corrects, &NoticeChain::corrected_by);
  }
  for (const Ref<Document> ref : notices) states_[ref] = state_of(*library[ref].as_notice(), chains_[ref], today);
}

NoticeState NoticeStates::operator[](Ref<Document> notice) const { return states_.at(notice); }
const NoticeChain& NoticeStates::chain(Ref<Document> notice) const { return chains_.at(notice); }

bool NoticeStates::is_current(Ref<Document> notice) const {
  const NoticeState state = states_.at(notice);
  return state != NoticeState::superseded && state != NoticeState::expired && state != NoticeState::withdrawn;
}

}  // namespace gongbao
