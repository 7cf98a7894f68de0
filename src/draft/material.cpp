#include "draft/material.h"

#include <algorithm>
#include <map>
#include <set>

namespace gongbao {
namespace {

bool contains(const DayRange& span, const DayRange& days) {
  const bool begins_inside = !span.first || (days.first && *span.first <= *days.first);
  const bool ends_inside = !span.last || (days.last && *days.last <= *span.last);
  return begins_inside && ends_inside;
}

bool meets(const DayRange& span, const DayRange& days) {
  const bool is_before = days.last && span.first && *days.last < *span.first;
  const bool is_after = days.first && span.last && *span.last < *days.first;
  return !is_before && !is_after;
}

bool tells_of_periods(const Document& note) {
  return std::any_of(note.figures.begin(), note.figures.end(),
                     [](const Figure& figure) { return figure.has_own_period; });
}

/// Open on both sides for a whole campaign.
DayRange span_of(const DraftScope& scope) {
  return scope.period ? scope.period->days().value_or(DayRange{}) : DayRange{};
}

}  // namespace

Material::Material(const Site& site, const DraftScope& scope) : site_(&site), scope_(scope) {
  sort_notes();
  order_agencies();
  gather_figures();
}

bool Material::concerns(Ref<Agency> agency) const {
  return scope_.agency == campaign().lead || library().agencies().is_within(agency, scope_.agency);
}

void Material::sort_notes() {
  const DayRange span = span_of(scope_);
  for (const Ref<Document> ref : library().in_campaign(scope_.campaign, DocumentKind::note)) {
    const Document& note = library()[ref];
    if (note.agency && !concerns(*note.agency)) continue;
    const bool is_known = note.date && note.date->has_known_days();
    const DayRange days = is_known ? note.date->days().value_or(DayRange{}) : DayRange{};
    if (scope_.period && tells_of_periods(note)) {  // it belongs where its figures lie
      if (states_counted(ref)) notes_.push_back(ref);
      continue;
    }
    if (!scope_.period || (is_known && contains(span, days)))
      notes_.push_back(ref);
    else if (!is_known)
      undated_.push_back(ref);
    else if (meets(span, days))
      straddling_.push_back(ref);
  }
}

NoteUse Material::use_of(Ref<Document> ref) const {
  const Document& document = library()[ref];
  const Note& note = *document.as_note();
  switch (note.type) {
    case NoteType::meeting:
    case NoteType::organisation:
      return NoteUse::organising;
    case NoteType::plan:
      return NoteUse::planning;
    case NoteType::rectification:
    case NoteType::revisit:
      return note.rectifications.empty() && note.revisits.empty() ? NoteUse::work : NoteUse::settling;
    case NoteType::report: {
      // A report of the summary's own agency that names problems tells of what is ahead.
      const bool names_problems =
          std::any_of(note.findings.begin(), note.findings.end(),
                      [](const auto& finding) { return finding.kind == InspectionFinding::Kind::problem; });
      return names_problems && document.agency == scope_.agency ? NoteUse::outlook : NoteUse::reporting;
    }
    default:
      return NoteUse::work;
  }
}

void Material::order_agencies() {
  std::set<Ref<Agency>> told, wanted;
  for (const Ref<Document> ref : notes_)
    if (const auto agency = library()[ref].agency) wanted.insert(*agency);
  for (const LedgerFigure& one : ledger().figures())
    if (one.figure->campaign == scope_.campaign && concerns(one.figure->agency))
      wanted.insert(one.figure->agency);
  const auto tell = [&](Ref<Agency> agency) {
    if (wanted.contains(agency) && told.insert(agency).second) agencies_.push_back(agency);
  };
  tell(scope_.agency);
  for (const Participant& participant : campaign().participants)
    if (participant.agency.agency) tell(*participant.agency.agency);
  for (const Ref<Agency> agency : library().agencies().in_tree_order()) tell(agency);
}

bool Material::states_counted(Ref<Document> note) const {
  const std::vector<LedgerFigure>& all = ledger().figures();
  for (uint32_t i = 0; i < all.size(); ++i)
    if (all[i].document == note && counts(i)) return true;
  return false;
}

bool Material::counts(uint32_t index) const {
  const LedgerFigure& one = ledger().figures()[index];
  if (one.figure->campaign != scope_.campaign || !concerns(one.figure->agency)) return false;
  return !scope_.period || (one.days && contains(span_of(scope_), *one.days));
}

FigureQuery Material::query(Ref<Metric> metric) const {
  FigureQuery query;
  query.metric = metric;
  query.agency = scope_.agency;
  query.campaign = scope_.campaign;
  query.period = scope_.period;
  return query;
}

void Material::gather_figures() {
  std::set<std::pair<Ref<Agency>, Ref<Metric>>> stated;
  for (const LedgerFigure& one : ledger().figures())
    if (one.figure->campaign == scope_.campaign && one.figure->basis != FigureBasis::total)
      stated.insert({one.figure->agency, one.figure->metric});
  for (const Ref<Agency> agency : agencies_)
    for (auto at = stated.lower_bound({agency, Ref<Metric>{}}); at != stated.end() && at->first == agency;
         ++at) {
      FigureQuery asked = query(at->second);
      asked.agency = agency;
      asked.show = FigureQuery::Show::own;
      FigureAnswer found = answer_to(asked);
      if (!found.figures.empty()) own_.push_back({agency, at->second, std::move(found)});
    }
  std::map<std::string_view, size_t> groups;  // in the order in which the register begins them
  for (const Metric& metric : library().metrics().all()) groups.emplace(metric.group, groups.size());
  const auto rank = [&](const OwnFigure& own) { return groups.at(metric(own.metric).group); };
  for (auto begin = own_.begin(); begin != own_.end();) {
    const auto end =
        std::find_if(begin, own_.end(), [&](const OwnFigure& own) { return own.agency != begin->agency; });
    std::stable_sort(begin, end, [&](const OwnFigure& a, const OwnFigure& b) { return rank(a) < rank(b); });
    begin = end;
  }
}

}  // namespace gongbao
