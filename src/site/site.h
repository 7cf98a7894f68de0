#pragma once
#include <map>
#include <optional>
#include <set>
#include <string>
#include <vector>

#include "content/figure_origin.h"
#include "figures/coverage.h"
#include "figures/rate_check.h"
#include "figures/reconciliation.h"
#include "review/notice_state.h"
#include "review/signed_history.h"
#include "review/site_status.h"
#include "site/agency_targets.h"
#include "site/figure_parts.h"
#include "site/finding_lists.h"
#include "site/mention.h"
#include "site/neighbours.h"
#include "site/report_index.h"
#include "site/target_index.h"
#include "source/history.h"

namespace gongbao {

/// A place in the plan. What `subject` indexes follows from the kind.
enum class PageKind {
  home,
  campaigns,
  campaign,
  campaign_period,
  note,
  summary,
  agencies,
  agency,
  agency_period,
  periods,
  period,
  metrics,
  metric,
  bases,
  basis,
  notices,
  notice,
  coverage,
  rectification,
  status,
  free_page,
  not_found,
  moved,
  history,
  history_version,
  history_difference,
  site_feed,
  agency_feed,
  campaign_feed,
  sitemap,
  robots,
  subject_json,
  subject_csv,
  figures_json,
  figures_csv,
  totals_json,
  notices_json,
  agencies_json,
  campaigns_json,
  datapackage,
  csvw,
  calendar,
  redirects,
  asset,
  attachment
};
std::string_view name_of(PageKind kind);

/// Whose data.json and data.csv a data file is.
enum class SubjectKind { agency, campaign, period, metric };

/// One file of the site, before a byte of it is made.
struct Page {
  PageKind kind = PageKind::home;
  std::string path;  ///< as site/url.h has it
  uint32_t subject =
      0;  ///< index of the document, agency, metric or basis; of an asset or attachment, its number
  std::optional<Period> period;
  int list_page = 0;  ///< of a list: 0 the newest, k the k-th from the oldest; of sitemap and figures: 0 the
                      ///< whole or index, k a part
  std::string list_year;  ///< of notices: 2008, undated, or empty for all; of rectification: a state
  SubjectKind data_of = SubjectKind::agency;
  int version = 0;          ///< of history: which signed version
  int earlier_version = 0;  ///< of a difference: against which
  std::string target;       ///< of `moved`: the path it leads to
};

/// What mentions a thing, each list in order of listing: documents that link to it, name it in prose or in
/// front matter.
struct Backlinks {
  std::vector<std::vector<Ref<Document>>> of_document, of_agency, of_metric, of_basis;
  std::map<Period, std::vector<Ref<Document>>> of_period;
};

/// The documents that belong to a report: those whose days lie within its period, and those that only touch
/// it. Each list in order of listing.
struct Activity {
  std::vector<Ref<Document>> within;
  std::vector<Ref<Document>> straddling;  ///< listed, not counted
  /// Notes within the period that others led and this agency, or one below it, took part in: listed, not
  /// counted.
  std::vector<Ref<Document>> joint;
};

/// A theme's or content's file that is copied as it is.
struct CopiedFile {
  std::string path;         ///< in the site
  std::string source_path;  ///< in the repository, or in the theme
  std::string blob;
};

/// Everything that the site will hold: pages with URL and subject, and what they have in common. Not a byte
/// is rendered yet.
struct Site : Watched {
  Site(const VisibleLibrary& the_library, const Ledger& the_ledger, const History& the_history)
      : library(&the_library), ledger(&the_ledger), history(&the_history), notices(the_library) {}

  const VisibleLibrary* library;
  const Ledger* ledger;
  const History* history;
  NoticeStates notices;
  std::vector<Page> pages;  ///< in byte order of the files they are written to
  std::vector<CopiedFile> attachments;
  Backlinks backlinks;
  std::vector<std::vector<Mention>> mentions;  ///< by document: names in its prose that link
  std::vector<Neighbours> neighbours;          ///< by document
  std::map<std::string, std::string>
      csv_texts;  ///< of attached CSV files that tables of notices name: blob → text
  /// Newest first, undated last: the notices of each year; "undated" for those without `issued`.
  std::map<std::string, std::vector<Ref<Document>>, std::greater<>> notices_by_year;
  std::vector<Period> reported_periods;                                  ///< those with a page, in order
  std::map<std::pair<uint32_t, Period>, Activity> activity_of_agency;    ///< with the agencies below
  std::map<std::pair<uint32_t, Period>, Activity> activity_of_campaign;  ///< notes, summaries and notices
  std::map<Period, Activity> activity_of_period;
  std::set<std::pair<uint32_t, Period>> agency_reports;    ///< (agency, period) with a page
  std::set<std::pair<uint32_t, Period>> campaign_reports;  ///< (campaign document, period) with a page
  FindingStates findings;
  FindingLists finding_lists;
  std::vector<Ref<Document>> covered_campaigns;  ///< of which it is known who should report, the newest first
  std::vector<Reconciliation>
      reconciliations;  ///< of every reported total, in the order of Ledger::figures()
  CoverageIndex coverage;
  std::vector<RateCheck> rate_checks;  ///< of stated rates, in the order of Ledger::figures()
  TargetIndex targets;
  AgencyTargets agency_targets;
  std::vector<FigurePart> figure_parts;  ///< what /data/figures.* are split into; empty where they are whole
  ReportIndex index;
  const SignedHistories* histories = nullptr;  ///< of signed documents; null where no kind needs sign-off
  std::optional<SiteStatus> status;            ///< of internal builds alone, filled by the pipeline
  FigureOrigins origins;  ///< set by the pipeline: the only part of the plan that reads older versions

  // Pages ask for what belongs to others through these, so that it is known what they were made from
  // (FactKind).
  bool has_report(Ref<Agency> agency, Period period) const;
  bool has_report(Ref<Document> campaign, Period period) const;
  /// The periods of an agency's or campaign's reports, in order.
  std::vector<Period> reports_of(Ref<Agency> agency) const;
  std::vector<Period> reports_of(Ref<Document> campaign) const;
  const std::vector<Ref<Agency>>& tops(std::optional<Ref<Document>> campaign,
                                       std::optional<Period> period) const;
  const std::vector<Ref<Document>>& issued_by(Ref<Agency> agency, DocumentKind kind) const;
  const std::vector<Ref<Document>>& campaigns_of(Ref<Agency> agency) const;
  const std::vector<Ref<Document>>& stating(Ref<Metric> metric) const;
  const std::vector<uint32_t>& cells_of(Ref<Document> campaign) const;
  const Activity* activity_of(Ref<Agency> agency, Period period) const;
  std::optional<Coverage> coverage_of(const CellKey& cell) const;
  std::optional<Coverage> coverage_of(Ref<Document> campaign, std::optional<Period> period,
                                      Ref<Metric> metric) const;
  const std::vector<Ref<Metric>>& expected_metrics(Ref<Document> campaign) const;
  const TargetProgress& progress_of(const TargetRef& target) const;
  const FindingProgress& progress_of(FindingRef finding) const;
  const Reconciliation* reconciliation_of(uint32_t total) const;
  /// Watches all that is read of the site, library and ledger among it; null: no longer.
  void watch_all(ReadLog* log) const;
};

/// Lays out the site; two pages with one address are a finding that names both. What it refers to must
/// outlive it. `assets` are the theme's files that are copied, by their paths in the site.
Site plan_site(const VisibleLibrary& library, const Ledger& ledger, const History& history,
               const std::vector<std::string>& assets, Findings& findings,
               const SignedHistories* histories = nullptr);

/// What tells to which periods a document belongs: a note's date, a summary's or campaign's period, a
/// notice's 成文日期.
std::optional<When> when_of(const Document& document);

}  // namespace gongbao
