#include "site/site.h"

namespace gongbao {
namespace {

uint32_t year_fact(std::optional<Period> period) {
  const std::optional<Day> first = period && !period->is_undated() ? period->days().first : std::nullopt;
  return first && first->year() > 0 && first->year() < static_cast<int>(fact_years)
             ? static_cast<uint32_t>(first->year())
             : 0;
}

std::vector<Period> periods_in(const std::set<std::pair<uint32_t, Period>>& reports, uint32_t subject) {
  std::vector<Period> periods;
  for (auto one = reports.lower_bound({subject, Period::of_order(1)});
       one != reports.end() && one->first == subject; ++one)
    periods.push_back(one->second);
  return periods;
}

}  // namespace

bool Site::has_report(Ref<Agency> agency, Period period) const {
  read(FactKind::agency_reports, agency.index);
  return agency_reports.count({agency.index, period}) != 0;
}

bool Site::has_report(Ref<Document> campaign, Period period) const {
  read(FactKind::campaign_reports, campaign.index);
  return campaign_reports.count({campaign.index, period}) != 0;
}

std::vector<Period> Site::reports_of(Ref<Agency> agency) const {
  read(FactKind::agency_reports, agency.index);
  return periods_in(agency_reports, agency.index);
}

std::vector<Period> Site::reports_of(Ref<Document> campaign) const {
  read(FactKind::campaign_reports, campaign.index);
  return periods_in(campaign_reports, campaign.index);
}

const std::vector<Ref<Agency>>& Site::tops(std::optional<Ref<Document>> campaign,
                                           std::optional<Period> period) const {
  if (campaign)
    read(FactKind::campaign, campaign->index);
  else if (period)
    read(FactKind::year, year_fact(period));
  else
    read(FactKind::figures);
  return index.tops(campaign, period);
}

const std::vector<Ref<Document>>& Site::issued_by(Ref<Agency> agency, DocumentKind kind) const {
  read(FactKind::agency, agency.index);
  return index.issued_by(agency, kind);
}

const std::vector<Ref<Document>>& Site::campaigns_of(Ref<Agency> agency) const {
  read(FactKind::agency, agency.index);
  read(FactKind::campaigns);
  return index.campaigns_of(agency);
}

const std::vector<Ref<Document>>& Site::stating(Ref<Metric> metric) const {
  read(FactKind::figures);
  return index.stating(metric);
}

const std::vector<uint32_t>& Site::cells_of(Ref<Document> campaign) const {
  read(FactKind::campaign, campaign.index);
  return index.cells_of(campaign);
}

const Activity* Site::activity_of(Ref<Agency> agency, Period period) const {
  read(FactKind::agency_year, agency.index * fact_years + year_fact(period));
  const auto found = activity_of_agency.find({agency.index, period});
  return found == activity_of_agency.end() ? nullptr : &found->second;
}

std::optional<Coverage> Site::coverage_of(const CellKey& cell) const {
  if (cell.campaign) {  // without one nothing is expected
    read(FactKind::expectation, cell.campaign->index);
    if (cell.period)
      read(FactKind::agency_year, cell.agency.index * fact_years + year_fact(cell.period));
    else
      read(FactKind::campaign, cell.campaign->index);
  }
  return coverage.of(cell);
}

std::optional<Coverage> Site::coverage_of(Ref<Document> campaign, std::optional<Period> period,
                                          Ref<Metric> metric) const {
  read(FactKind::campaign, campaign.index);
  return coverage.of(campaign, period, metric);
}

const std::vector<Ref<Metric>>& Site::expected_metrics(Ref<Document> campaign) const {
  read(FactKind::expectation, campaign.index);
  return coverage.expected_metrics(campaign);
}

const TargetProgress& Site::progress_of(const TargetRef& target) const {
  read(FactKind::targets, target.campaign.index);
  return targets.at(target.campaign)[target.number];
}

const FindingProgress& Site::progress_of(FindingRef finding) const {
  read(FactKind::document, finding.note.index);
  return findings[finding];
}

const Reconciliation* Site::reconciliation_of(uint32_t total) const {
  if (const std::optional<Ref<Document>> campaign = ledger->figures()[total].figure->campaign)
    read(FactKind::campaign, campaign->index);
  else
    read(FactKind::figures);
  return find_reconciliation(reconciliations, total);
}

void Site::watch_all(ReadLog* log) const {
  watch(log);
  library->watch(log);
  ledger->watch(log);
  notices.watch(log);
}

}  // namespace gongbao
