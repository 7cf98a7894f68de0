#include "cli/site_status.h"

#include "site/finding_state.h"

namespace gongbao {
namespace {

std::set<FindingRef> unsettled_findings(const VisibleLibrary& seen) {
  const FindingStates states(seen);
  std::set<FindingRef> result;
  for (const Ref<Document> note : seen.of_kind(DocumentKind::note))
    for (uint32_t i = 0; i < seen[note].as_note()->findings.size(); ++i) {
      const FindingState state = states[{note, i}].state;
      if (state == FindingState::open || state == FindingState::partly || state == FindingState::failed)
        result.insert({note, i});
    }
  return result;
}

}  // namespace

std::vector<UpcomingChange> read_upcoming(const Plan& plan) {
  const Library& library = plan.published ? plan.published->library : plan.library;
  const VisibleLibrary seen = select_visible(library, Audience::public_site, plan.as_of);
  return upcoming_changes(seen, plan.library, plan.sign_offs, plan.opening, unsettled_findings(seen));
}

SiteStatus read_site_status(const Plan& plan) {
  const Library& library = plan.published ? plan.published->library : plan.library;
  const VisibleLibrary seen = select_visible(library, Audience::public_site, plan.as_of);
  StatusSources sources{plan.library, *plan.history, plan.sign_offs, seen, {}, {}};
  for (const MovedFigure& moved : plan.moved_figures)
    sources.moved[library[moved.document].path].push_back({moved.was, moved.is});
  for (const Finding& finding : plan.findings.items())
    if (finding.code == "review/void")
      sources.voided[finding.place.path].push_back({finding.place, finding.message});
  return {document_statuses(sources),
          upcoming_changes(seen, plan.library, plan.sign_offs, plan.opening, unsettled_findings(seen))};
}

}  // namespace gongbao
