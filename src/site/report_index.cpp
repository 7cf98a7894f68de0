#include "site/report_index.h"

#include <set>

namespace gongbao {
namespace {

template <class Key, class Value>
const Value& at_or_none(const std::map<Key, Value>& map, const Key& key) {
  static const Value none;
  const auto found = map.find(key);
  return found == map.end() ? none : found->second;
}

/// Whether the agency did nothing itself, and exactly one child has cells there: that child says the same.
std::optional<Ref<Agency>> only_source(const AgencyRegister& agencies, const Ledger& ledger,
                                       Ref<Agency> agency, std::optional<Ref<Document>> campaign,
                                       std::optional<Period> period) {
  for (const Cell& cell : ledger.cells(agency, period, campaign))
    if (!cell.own_figures.empty() || !cell.total_figures.empty()) return std::nullopt;
  std::optional<Ref<Agency>> only;
  for (const Ref<Agency> child : agencies[agency].children) {
    if (ledger.cells(child, period, campaign).empty()) continue;
    if (only) return std::nullopt;
    only = child;
  }
  return only;
}

}  // namespace

ReportIndex::ReportIndex(const VisibleLibrary& library, const Ledger& ledger) {
  gather_documents(library, ledger);
  gather_cells(library, ledger);
}

void ReportIndex::gather_documents(const VisibleLibrary& library, const Ledger& ledger) {
  const size_t agencies = library.agencies().all().size();
  std::set<std::pair<Ref<Document>, Ref<Agency>>> active;
  for (size_t kind = 0; kind < document_kinds; ++kind) {
    issued_[kind].resize(agencies);
    for (const Ref<Document> ref : library.of_kind(static_cast<DocumentKind>(kind))) {
      const Document& document = library[ref];
      if (!document.agency) continue;
      issued_[kind][document.agency->index].push_back(ref);
      if (document.campaign) active.emplace(*document.campaign, *document.agency);
    }
  }
  std::set<std::pair<Ref<Metric>, Ref<Document>>> stated;
  for (const LedgerFigure& one : ledger.figures()) {
    if (one.figure->campaign) active.emplace(*one.figure->campaign, one.figure->agency);
    stated.emplace(one.figure->metric, one.document);
  }

  campaigns_.resize(agencies);
  for (const Ref<Document> ref : library.of_kind(DocumentKind::campaign)) {
    const Document& document = library[ref];
    std::set<Ref<Agency>> involved;
    if (document.agency) involved.insert(*document.agency);
    if (document.as_campaign()->lead) involved.insert(*document.as_campaign()->lead);
    for (const Participant& one : document.as_campaign()->participants)
      if (one.agency.agency) involved.insert(*one.agency.agency);
    for (auto at = active.lower_bound({ref, Ref<Agency>{0}}); at != active.end() && at->first == ref; ++at)
      involved.insert(at->second);
    for (const Ref<Agency> agency : involved) campaigns_[agency.index].push_back(ref);
  }

  stating_.resize(library.metrics().all().size());
  std::map<Ref<Document>, std::vector<Ref<Metric>>> metrics_of;
  for (const auto& [metric, document] : stated) metrics_of[document].push_back(metric);
  for (const Ref<Document> ref : library.of_kind(DocumentKind::note))
    for (const Ref<Metric> metric : at_or_none(metrics_of, ref)) stating_[metric.index].push_back(ref);
}

void ReportIndex::gather_cells(const VisibleLibrary& library, const Ledger& ledger) {
  const AgencyRegister& agencies = library.agencies();
  std::map<Span, std::set<Ref<Agency>>> tops;
  std::optional<CellKey> before;
  const CellRange cells = ledger.cells();
  uint32_t number = 0;
  for (auto at = cells.begin(); at != cells.end(); ++at, ++number) {
    const CellKey cell = at.key();
    if (cell.campaign) cells_of_campaign_[*cell.campaign].push_back(number);
    const bool begins = !before || before->agency != cell.agency || before->period != cell.period ||
                        before->campaign != cell.campaign;
    before = cell;
    if (!begins) continue;
    const std::optional<Ref<Agency>> parent = agencies[cell.agency].parent;
    if (parent && !ledger.cells(*parent, cell.period, cell.campaign).empty()) continue;
    Ref<Agency> top = cell.agency;
    while (const auto below = only_source(agencies, ledger, top, cell.campaign, cell.period)) top = *below;
    tops[{cell.campaign, cell.period}].insert(top);
  }
  std::vector<uint32_t> place(agencies.all().size());
  for (uint32_t i = 0; i < agencies.in_tree_order().size(); ++i) place[agencies.in_tree_order()[i].index] = i;
  for (const auto& [span, found] : tops) {
    std::vector<Ref<Agency>> ordered(found.begin(), found.end());
    std::sort(ordered.begin(), ordered.end(),
              [&](Ref<Agency> a, Ref<Agency> b) { return place[a.index] < place[b.index]; });
    tops_.emplace(span, std::move(ordered));
  }
}

const std::vector<Ref<Agency>>& ReportIndex::tops(std::optional<Ref<Document>> campaign,
                                                  std::optional<Period> period) const {
  return at_or_none(tops_, Span{campaign, period});
}

const std::vector<uint32_t>& ReportIndex::cells_of(Ref<Document> campaign) const {
  return at_or_none(cells_of_campaign_, campaign);
}

}  // namespace gongbao
