#include "site/finding_state.h"

namespace gongbao {
namespace {

/// A rectification or revisit of one finding.
struct Event {
  FindingRef finding;
  std::optional<When> when;
  Ref<Document> document;
  bool is_revisit = false;
  bool succeeded = true;  ///< done, or held
};

/// Dated before dateless, then by path; of one note, rectifications before revisits.
bool happened_before(const Event& a, const Event& b) {
  if (a.finding != b.finding) return a.finding < b.finding;
  if (a.when.has_value() != b.when.has_value()) return a.when.has_value();
  if (a.when && *a.when != *b.when) return *a.when < *b.when;
  return std::tie(a.document, a.is_revisit) < std::tie(b.document, b.is_revisit);
}

std::vector<Event> events_of(const VisibleLibrary& library) {
  std::vector<Event> events;
  for (const Ref<Document> ref : library.of_kind(DocumentKind::note)) {
    const Document& document = library[ref];
    for (const Rectification& one : document.as_note()->rectifications)
      for (const FindingRef finding : one.resolved)
        events.push_back({finding, one.date ? one.date : document.date, ref, false, !one.partly});
    for (const Revisit& one : document.as_note()->revisits)
      for (const FindingRef finding : one.resolved)
        events.push_back({finding, one.date ? one.date : document.date, ref, true, one.held});
  }
  std::stable_sort(events.begin(), events.end(), happened_before);
  return events;
}

FindingState after(const Event& event) {
  if (event.is_revisit) return event.succeeded ? FindingState::revisited : FindingState::failed;
  return event.succeeded ? FindingState::closed : FindingState::partly;
}

bool is_past(const std::optional<When>& due, Day today) {
  const std::optional<DayRange> days = due ? due->days() : std::nullopt;
  return days && days->last && *days->last < today;
}

}  // namespace

std::string_view name_of(FindingState state) {
  constexpr std::string_view names[] = {"good", "open", "partly", "overdue", "closed", "revisited", "failed"};
  return names[static_cast<size_t>(state)];
}

FindingStates::FindingStates(const VisibleLibrary& library) {
  for (const Ref<Document> ref : library.of_kind(DocumentKind::note)) {
    const std::vector<InspectionFinding>& findings = library[ref].as_note()->findings;
    for (uint32_t i = 0; i < findings.size(); ++i)
      progress_[{ref, i}].state =
          findings[i].kind == InspectionFinding::Kind::good ? FindingState::good : FindingState::open;
  }
  for (const Event& event : events_of(library)) {
    const auto found = progress_.find(event.finding);
    if (found == progress_.end()) continue;  // its note is not shown
    FindingProgress& progress = found->second;
    (event.is_revisit ? progress.revisited_in : progress.rectified_in).push_back(event.document);
    if (progress.state != FindingState::good) progress.state = after(event);
  }
  const Day today = Instant{library.as_of().seconds, library.config().zone_minutes}.day();
  for (auto& [ref, progress] : progress_) {
    const bool is_open = progress.state == FindingState::open || progress.state == FindingState::partly ||
                         progress.state == FindingState::failed;
    if (is_open && is_past(library[ref.note].as_note()->findings[ref.index].due, today))
      progress.state = FindingState::overdue;
  }
}

}  // namespace gongbao
