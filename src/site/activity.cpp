#include "site/activity.h"

#include <set>

namespace gongbao {
namespace {

/// The standard periods that these days touch without lying within them.
std::vector<Period> straddled_by(const std::optional<When>& when, const SiteConfig& config) {
  const std::optional<DayRange> days = when ? when->days() : std::nullopt;
  if (!days || !days->first || !days->last) return {};
  std::vector<Period> periods = periods_touched(*days, config);
  std::erase_if(periods, [&](Period period) { return period.contains(*days); });
  return periods;
}

/// The agencies of a note's `joint` and those above them, each once, without those that have the note as
/// their own.
std::set<Ref<Agency>> joint_agencies(const AgencyRegister& agencies, const Document& document) {
  std::set<Ref<Agency>> joint;
  const Note* note = document.as_note();
  if (!note) return joint;
  for (const Party& party : note->joint)
    for (std::optional<Ref<Agency>> agency = party.agency; agency; agency = agencies[*agency].parent)
      if (!document.agency || !agencies.is_within(*document.agency, *agency)) joint.insert(*agency);
  return joint;
}

}  // namespace

std::optional<When> when_of(const Document& document) {
  if (const Summary* summary = document.as_summary(); summary && summary->period) return summary->period;
  if (const Campaign* campaign = document.as_campaign(); campaign && campaign->period)
    return campaign->period;
  if (const Notice* notice = document.as_notice()) return notice->issued;
  return document.date;
}

void find_activities(const VisibleLibrary& library, Site& site) {
  const auto put = [&](const Document& document, Ref<Document> ref, Period period,
                       std::vector<Ref<Document>> Activity::*list) {
    for (std::optional<Ref<Agency>> agency = document.agency; agency;
         agency = library.agencies()[*agency].parent)
      (site.activity_of_agency[{agency->index, period}].*list).push_back(ref);
    std::vector<Ref<Document>> campaigns;
    if (document.campaign) campaigns.push_back(*document.campaign);
    if (const Notice* notice = document.as_notice()) campaigns = notice->campaigns;
    for (const Ref<Document> campaign : campaigns)
      if (library.sees(campaign)) (site.activity_of_campaign[{campaign.index, period}].*list).push_back(ref);
    (site.activity_of_period[period].*list).push_back(ref);
  };
  for (const DocumentKind kind : {DocumentKind::note, DocumentKind::summary, DocumentKind::notice})
    for (const Ref<Document> ref : library.of_kind(kind)) {
      const Document& document = library[ref];
      const std::optional<When> when = when_of(document);
      const std::set<Ref<Agency>> joint = joint_agencies(library.agencies(), document);
      for (const Period period : periods_of(when, library.config())) {
        put(document, ref, period, &Activity::within);
        for (const Ref<Agency> agency : joint)
          site.activity_of_agency[{agency.index, period}].joint.push_back(ref);
      }
      for (const Period period : straddled_by(when, library.config())) {
        put(document, ref, period, &Activity::straddling);
        for (const Ref<Agency> agency : joint)
          site.activity_of_agency[{agency.index, period}].straddling.push_back(ref);
      }
    }
}

}  // namespace gongbao
