#include "review/notice_state.h"

namespace gongbao {
namespace {

std::optional<Day> first_day(const std::optional<When>& when) {
  const std::optional<DayRange> days = when ? when->days() : std::nullopt;
  return days ? days->first : std::nullopt;
}

std::optional<Day> last_day(const std::optional<When>& when) {
  const std::optional<DayRange> days = when ? when->days() : std::nullopt;
  return days ? days->last : std::nullopt;
}

/// What it is for itself, before anybody acts on it.
NoticeState own_state(const Document& document, bool is_awaiting, Instant as_of, Day today) {
  const Notice& notice = *document.as_notice();
  if (notice.withdrawn) return NoticeState::withdrawn;
  if (document.status == Status::draft) return NoticeState::draft;
  if (is_awaiting) return NoticeState::awaiting_sign_off;
  if (notice.publish && as_of < *notice.publish) return NoticeState::scheduled;
  if (const auto end = last_day(notice.expires); end && *end < today) return NoticeState::expired;
  if (const auto begin = first_day(notice.effective); begin && today < *begin)
    return NoticeState::not_yet_effective;
  if (notice.consultation) {
    const auto begin = first_day(notice.consultation->start);
    const auto end = last_day(notice.consultation->end);
    if (end && *end < today) return NoticeState::consultation_closed;
    if (!begin || *begin <= today) return NoticeState::consultation_open;
  }
  return NoticeState::in_force;
}

bool is_out(NoticeState state) { return state < NoticeState::in_force || state == NoticeState::withdrawn; }

/// Its first day has come; afterwards what it did stays done, even once it has expired itself.
bool acts(NoticeState state) { return !is_out(state) && state != NoticeState::not_yet_effective; }

}  // namespace

std::string_view name_of(NoticeState state) {
  constexpr std::string_view names[] = {"draft",
                                        "awaiting_sign_off",
                                        "scheduled",
                                        "in_force",
                                        "not_yet_effective",
                                        "consultation_open",
                                        "consultation_closed",
                                        "amended",
                                        "superseded",
                                        "expired",
                                        "withdrawn"};
  return names[static_cast<size_t>(state)];
}

bool may_act_on(const AgencyRegister& agencies, const Document& notice, const Document& other) {
  if (!notice.agency || !other.agency) return false;
  if (agencies.is_within(*other.agency, *notice.agency)) return true;
  std::set<Ref<Agency>> seen{*notice.agency};
  std::vector<Ref<Agency>> waiting{*notice.agency};
  while (!waiting.empty()) {
    const Ref<Agency> agency = waiting.back();
    waiting.pop_back();
    if (agency == *other.agency) return true;
    for (const Ref<Agency> before : agencies[agency].predecessors)
      if (seen.insert(before).second) waiting.push_back(before);
  }
  return false;
}

NoticeStates::NoticeStates(const VisibleLibrary& library, const std::set<Ref<Document>>& awaiting) {
  const std::vector<Ref<Document>>& notices = library.of_kind(DocumentKind::notice);
  for (const Ref<Document> ref : notices) {
    chains_[ref];
    states_[ref] = own_state(library[ref], awaiting.count(ref) != 0, library.as_of(), library.today());
    if (acts(states_[ref])) in_effect_.insert(ref);
  }
  for (const Ref<Document> ref : notices) {
    const Notice& notice = *library[ref].as_notice();
    if (notice.withdrawn) continue;  // what it did to others is withdrawn with it
    const auto link = [&](const Notice::Relation& relation, std::vector<Ref<Document>> NoticeChain::*to,
                          std::vector<Ref<Document>> NoticeChain::*back) {
      for (const Ref<Document> other : relation.notices) {
        std::vector<Ref<Document>>& own = chains_[ref].*to;
        if (other == ref || !library.sees(other) ||
            !may_act_on(library.agencies(), library[ref], library[other]) ||
            std::find(own.begin(), own.end(), other) != own.end())
          continue;
        own.push_back(other);
        (chains_[other].*back).push_back(ref);
      }
    };
    link(notice.supersedes, &NoticeChain::supersedes, &NoticeChain::superseded_by);
    link(notice.amends, &NoticeChain::amends, &NoticeChain::amended_by);
    link(notice.corrects, &NoticeChain::corrects, &NoticeChain::corrected_by);
  }
  for (auto& [ref, state] : states_) {
    if (is_out(state)) continue;
    const NoticeChain& chain = chains_.at(ref);
    if (!in_effect(chain.superseded_by).empty())
      state = NoticeState::superseded;
    else if (state == NoticeState::in_force && !in_effect(chain.amended_by).empty())
      state = NoticeState::amended;
  }
}

NoticeState NoticeStates::operator[](Ref<Document> notice) const {
  read(FactKind::document, notice.index);
  return states_.at(notice);
}

const NoticeChain& NoticeStates::chain(Ref<Document> notice) const {
  read(FactKind::document, notice.index);
  return chains_.at(notice);
}

bool NoticeStates::is_current(Ref<Document> notice) const {
  read(FactKind::document, notice.index);
  const NoticeState state = states_.at(notice);
  return !is_out(state) && state != NoticeState::superseded && state != NoticeState::expired;
}

std::vector<Ref<Document>> NoticeStates::in_effect(const std::vector<Ref<Document>>& notices) const {
  std::vector<Ref<Document>> result;
  for (const Ref<Document> notice : notices)
    if (has_taken_effect(notice)) result.push_back(notice);
  return result;
}

}  // namespace gongbao
