#include "site/planner.h"

#include "base/text.h"
#include "base/utf8.h"
#include "site/activity.h"
#include "site/backlinks.h"
#include "site/sitemap_plan.h"
#include "site/url.h"

namespace gongbao {

void Planner::add(PageKind kind, std::string path, uint32_t subject, std::optional<Period> period) {
  Page page;
  page.kind = kind;
  page.path = std::move(path);
  page.subject = subject;
  page.period = period;
  site_.pages.push_back(std::move(page));
}

void Planner::add_list(PageKind kind, const std::string& path, size_t entries, const std::string& year) {
  const size_t size = static_cast<size_t>(library_.config().page_size);
  const size_t pages = entries > size ? (entries + size - 1) / size : 0;
  for (size_t k = 0; k <= pages; ++k) {
    add(kind, k == 0 ? path : url::list_page(path, static_cast<int>(k)));
    site_.pages.back().list_page = static_cast<int>(k);
    site_.pages.back().list_year = year;
  }
}

void Planner::add_data(SubjectKind kind, const std::string& path, uint32_t subject,
                       std::optional<Period> period) {
  for (const PageKind page : {PageKind::subject_json, PageKind::subject_csv}) {
    add(page, path + (page == PageKind::subject_json ? "data.json" : "data.csv"), subject, period);
    site_.pages.back().data_of = kind;
  }
}

void Planner::find_reports() {
  find_activities(library_, site_);
  for (const auto& [agency, period] : ledger_.agency_periods())
    site_.agency_reports.insert({agency.index, period});
  for (const auto& [campaign, period] : ledger_.campaign_periods())
    site_.campaign_reports.insert({campaign.index, period});
  for (const auto& [key, activity] : site_.activity_of_agency)
    if (!activity.within.empty() || !activity.joint.empty()) site_.agency_reports.insert(key);
  for (const auto& [key, activity] : site_.activity_of_campaign)
    if (!activity.within.empty()) site_.campaign_reports.insert(key);
  std::set<Period> periods;
  for (const auto& [agency, period] : site_.agency_reports) periods.insert(period);
  for (const auto& [campaign, period] : site_.campaign_reports) periods.insert(period);
  for (const auto& [period, activity] : site_.activity_of_period)
    if (!activity.within.empty()) periods.insert(period);
  site_.reported_periods.assign(periods.begin(), periods.end());
}

void Planner::add_documents() {
  static constexpr PageKind kinds[] = {PageKind::campaign, PageKind::note,      PageKind::summary,
                                       PageKind::notice,   PageKind::free_page, PageKind::agency};
  for (const Ref<Document> ref : library_.documents()) {
    const Document& document = library_[ref];
    const std::string path = url::of(document, library_);
    if (document.kind != DocumentKind::agency_page)
      add(kinds[static_cast<size_t>(document.kind)], path, ref.index);
    for (const Attachment& attachment : document.attachments) {
      const uint32_t number = static_cast<uint32_t>(site_.attachments.size());
      site_.attachments.push_back(
          {url::attachment(document, attachment, library_), attachment.path, attachment.blob});
      add(PageKind::attachment, site_.attachments.back().path, number);
    }
    const Notice* notice = document.as_notice();
    if (notice && notice->consultation && notice->consultation->end &&
        notice->consultation->end->has_known_days())
      add(PageKind::calendar, path + "consultation.ics", ref.index);
    add_moved(document, path);
  }
  std::set<Ref<Document>> with_figures;
  for (const LedgerFigure& one : ledger_.figures())
    if (one.figure->campaign) with_figures.insert(*one.figure->campaign);
  for (const Ref<Document> ref : library_.of_kind(DocumentKind::campaign)) {
    const std::string path = url::of(library_[ref], library_);
    if (with_figures.count(ref)) add_data(SubjectKind::campaign, path, ref.index);
    add(PageKind::campaign_feed, path + "feed.xml", ref.index);
  }
  for (const auto& [campaign, period] : site_.campaign_reports)
    add(PageKind::campaign_period, url::campaign_period(library_[{campaign}], period), campaign, period);
}

/// Each signed version of a document, how it differs from the one before and from the first. Addresses never go away: those of
/// a withdrawn document lead to its tombstone.
void Planner::add_histories() {
  if (!site_.histories) return;
  for (const DocumentHistory& history : site_.histories->all()) {
    const Document& document = library_[history.document];
    const auto add_page = [&](PageKind kind, std::string path, int from, int to) {
      add(history.is_withdrawn ? PageKind::moved : kind, std::move(path), history.document.index);
      if (history.is_withdrawn) site_.pages.back().target = url::of(document, library_);
      site_.pages.back().earlier_version = from;
      site_.pages.back().version = to;
    };
    const auto add_difference = [&](int from, int to) {
      add_page(PageKind::history_difference, url::difference_of(document, from, to, library_), from, to);
    };
    add_page(PageKind::history, url::history_of(document, library_), 0, 0);
    const std::vector<HistoricVersion>& versions = history.versions;
    for (size_t i = 0; i < versions.size(); ++i) {
      const std::string path = url::version_of(document, versions[i].number, library_);
      add_page(PageKind::history_version, path, 0, versions[i].number);
      for (const Attachment& file : versions[i].document.attachments) {
        if (file.blob.empty()) continue;
        add(PageKind::attachment, path + file.name, static_cast<uint32_t>(site_.attachments.size()));
        site_.attachments.push_back({path + file.name, file.path, file.blob});
      }
      if (i > 0) add_difference(versions[i - 1].number, versions[i].number);
      if (i > 1) add_difference(versions.front().number, versions[i].number);
    }
  }
}

void Planner::add_moved(const Document& document, const std::string& target) {
  for (const Sourced& alias : document.aliases) {
    std::string path = alias.text;
    while (!path.empty() && path.front() == '/') path.erase(0, 1);
    bool good = !path.empty() && path.find("//") == std::string::npos && path.find('\\') == std::string::npos;
    for (const std::string_view part : split(path, '/'))
      if (part == "." || part == ".." || part.size() > 200) good = false;
    for (const char32_t c : decode(path))
      if (c < U' ' || is_hidden(c) || c == U'?' || c == U'#' || c == U':' || c == U'%') good = false;
    if (!good) {
      findings_.error("site/alias", alias.place,
                      fmt::format("'{}' cannot be an old address on this site", alias.text),
                      "write it from the site's top: old/folder/page.html or old/folder/");
      continue;
    }
    if (path.back() != '/' && path.find('.', path.rfind('/') + 1) == std::string::npos) path += '/';
    add(PageKind::moved, path);
    site_.pages.back().target = target;
    alias_places_.emplace(site_.pages.size() - 1, alias.place);
  }
}

void Planner::add_agencies() {
  if (library_.agencies().all().empty()) return;
  add(PageKind::agencies, "agencies/");
  for (const Ref<Agency> agency : library_.agencies().in_tree_order()) {
    const std::string path = url::of(library_.agencies()[agency]);
    add(PageKind::agency, path, agency.index);
    if (!site_.backlinks.of_agency[agency.index].empty())
      add(PageKind::agency_feed, path + "feed.xml", agency.index);
  }
  std::set<uint32_t> with_cells;
  for (uint32_t i = 0; i < library_.agencies().all().size(); ++i)
    if (!ledger_.cells(Ref<Agency>{i}).empty()) with_cells.insert(i);
  for (const uint32_t agency : with_cells)
    add_data(SubjectKind::agency, url::of(library_.agencies()[{agency}]), agency);
  for (const auto& [agency, period] : site_.agency_reports)
    add(PageKind::agency_period, url::of(library_.agencies()[{agency}], period), agency, period);
}

void Planner::add_periods() {
  if (site_.reported_periods.empty()) return;
  add(PageKind::periods, "periods/");
  std::set<Period> with_cells;
  for (const auto& [agency, period] : ledger_.agency_periods()) with_cells.insert(period);
  for (const Period period : site_.reported_periods) {
    add(PageKind::period, url::of(period), 0, period);
    if (with_cells.count(period)) add_data(SubjectKind::period, url::of(period), 0, period);
  }
}

void Planner::add_metrics() {
  if (library_.metrics().all().empty()) return;
  add(PageKind::metrics, "metrics/");
  for (uint32_t i = 0; i < library_.metrics().all().size(); ++i) {
    const std::string path = url::of(library_.metrics().all()[i]);
    add(PageKind::metric, path, i);
    if (!ledger_.of_metric({i}).empty()) add_data(SubjectKind::metric, path, i);
  }
}

void Planner::add_bases() {
  if (library_.bases().all().empty()) return;
  add(PageKind::bases, "bases/");
  for (uint32_t i = 0; i < library_.bases().all().size(); ++i)
    add(PageKind::basis, url::of(library_.bases().all()[i]), i);
}

void Planner::add_notice_lists() {
  const std::vector<Ref<Document>>& notices = library_.of_kind(DocumentKind::notice);
  if (notices.empty()) return;
  add_list(PageKind::notices, "notices/", notices.size());
  for (const Ref<Document> ref : notices) {
    const Notice& notice = *library_[ref].as_notice();
    const std::optional<DayRange> days = notice.issued ? notice.issued->days() : std::nullopt;
    const std::string year = days && days->first ? fmt::format("{:04}", days->first->year()) : "undated";
    site_.notices_by_year[year].push_back(ref);
  }
  for (const auto& [year, list] : site_.notices_by_year)
    add_list(PageKind::notices, url::notices_of(year), list.size(), year);
}

/// Who has reported, and what became of what was found. A state with more findings than a list shows has a list of its own.
void Planner::add_state_lists() {
  if (!site_.covered_campaigns.empty())
    add_list(PageKind::coverage, "coverage/", site_.covered_campaigns.size());
  const FindingLists& lists = site_.finding_lists;
  if (lists.empty()) return;
  add(PageKind::rectification, "rectification/");
  for (size_t i = 0; i < finding_states; ++i) {
    const auto state = static_cast<FindingState>(i);
    const size_t entries = lists.in(state).size();
    if (entries > static_cast<size_t>(library_.config().page_size))
      add_list(PageKind::rectification, url::rectification_of(state), entries, std::string(name_of(state)));
  }
}

void Planner::add_site_data() {
  if (!ledger_.figures().empty()) {
    add(PageKind::figures_json, "data/figures.json");
    add(PageKind::figures_csv, "data/figures.csv");
    for (size_t i = 0; i < site_.figure_parts.size(); ++i)
      for (const auto& [kind, ending] : {std::pair(PageKind::figures_json, "json"), std::pair(PageKind::figures_csv, "csv")}) {
        add(kind, url::figures_of(library_[site_.figure_parts[i].campaign], ending));
        site_.pages.back().list_page = static_cast<int>(i) + 1;
      }
    add(PageKind::totals_json, "data/totals.json");
    add(PageKind::datapackage, "data/datapackage.json");
    add(PageKind::csvw, "data/figures.csv-metadata.json");
  }
  add(PageKind::notices_json, "data/notices.json");
  add(PageKind::agencies_json, "data/agencies.json");
  add(PageKind::campaigns_json, "data/campaigns.json");
  add(PageKind::site_feed, "feed.xml");
  add(PageKind::sitemap, "sitemap.xml");
  add(PageKind::robots, "robots.txt");
  if (library_.audience() == Audience::internal) {
    add(PageKind::status, "status/");
    site_.status.emplace();
  }
  const auto leads_on = [](const Page& page) { return page.kind == PageKind::moved; };
  if (std::any_of(site_.pages.begin(), site_.pages.end(), leads_on))
    for (const char* path : {"_redirects", "redirects.nginx.conf", "redirects.apache.conf"}) add(PageKind::redirects, path);
}

void Planner::lay_out(const std::vector<std::string>& assets) {
  add(PageKind::home, "");
  add(PageKind::not_found, "404.html");
  if (!library_.of_kind(DocumentKind::campaign).empty())
    add_list(PageKind::campaigns, "campaigns/", library_.of_kind(DocumentKind::campaign).size());
  add_documents();
  add_histories();
  add_agencies();
  add_periods();
  add_metrics();
  add_bases();
  add_notice_lists();
  add_state_lists();
  add_site_data();
  for (uint32_t i = 0; i < assets.size(); ++i) add(PageKind::asset, assets[i], i);
  const size_t parts = sitemap_parts(site_.pages);
  for (size_t part = 1; part <= parts && parts > 1; ++part) {
    add(PageKind::sitemap, fmt::format("sitemap-{}.xml", part));
    site_.pages.back().list_page = static_cast<int>(part);
  }
}

/// What in the source asks for a page; no path where nothing single does.
Place Planner::place_of(uint32_t number) const {
  const Page& page = site_.pages[number];
  switch (page.kind) {
    case PageKind::moved:
      if (const auto alias = alias_places_.find(number); alias != alias_places_.end()) return alias->second;
      return {library_[{page.subject}].path, 0, 0, 1};
    case PageKind::campaign:
    case PageKind::note:
    case PageKind::summary:
    case PageKind::notice:
    case PageKind::free_page:
      return {library_[{page.subject}].path, 0, 0, 1};
    case PageKind::attachment:
      return {site_.attachments[page.subject].source_path, 0, 0, 1};
    default:
      return {};
  }
}

void Planner::check_addresses() {
  std::vector<std::pair<std::string, uint32_t>> files;  // folded, so that no disk takes two for one
  for (uint32_t i = 0; i < site_.pages.size(); ++i)
    files.emplace_back(fold_case(url::file_of(site_.pages[i].path)), i);
  std::sort(files.begin(), files.end());
  std::vector<bool> dropped(site_.pages.size());
  for (size_t i = 1; i < files.size(); ++i) {
    if (files[i].first != files[i - 1].first) continue;
    const Page& one = site_.pages[files[i - 1].second];
    const Page& other = site_.pages[files[i].second];
    Place place = place_of(files[i].second);
    Place twin = place_of(files[i - 1].second);
    if (place.path.empty() || twin.line > place.line)
      std::swap(place, twin);  // best an alias, which can be removed
    const auto named = [](const Place& of, const Page& page) {
      return of.path.empty() ? std::string(name_of(page.kind)) : of.path;
    };
    findings_.error("site/clash", place.path.empty() ? Place{"site.toml", 0, 0, 1} : place,
                    fmt::format("two pages have the address '{}': {} and {}", one.path, named(place, other),
                                named(twin, one)),
                    "rename one of the documents, or remove the alias");
    dropped[files[i].second] = true;
  }
  std::vector<Page> kept;
  for (uint32_t i = 0; i < site_.pages.size(); ++i)
    if (!dropped[i]) kept.push_back(std::move(site_.pages[i]));
  std::sort(kept.begin(), kept.end(), [](const Page& a, const Page& b) { return a.path < b.path; });
  site_.pages = std::move(kept);
}

std::string_view name_of(PageKind kind) {
  constexpr std::string_view names[] = {
      "home",         "campaigns",     "campaign",       "campaign-period", "note",          "summary",
      "agencies",     "agency",        "agency-period",  "periods",         "period",        "metrics",
      "metric",       "bases",         "basis",          "notices",         "notice",        "coverage",
      "rectification", "status",       "page",
      "not-found",    "moved",
      "history",      "history-version", "history-difference",
      "site-feed",      "agency-feed",     "campaign-feed", "sitemap",
      "robots",       "subject-json",  "subject-csv",    "figures-json",    "figures-csv",   "totals-json",
      "notices-json", "agencies-json", "campaigns-json", "datapackage",     "csvw",          "calendar",
      "redirects",
      "asset",        "attachment"};
  return names[static_cast<size_t>(kind)];
}

namespace {

/// Campaigns of which somebody should report something, the newest first: no "0 of 0", and no "1 of 1" of one that nobody was
/// asked to join.
std::vector<Ref<Document>> find_covered_campaigns(const VisibleLibrary& library, const CoverageIndex& coverage) {
  std::vector<Ref<Document>> result;
  for (const Ref<Document> campaign : library.of_kind(DocumentKind::campaign)) {
    const std::vector<Ref<Metric>>& metrics = coverage.expected_metrics(campaign);
    if (std::any_of(metrics.begin(), metrics.end(), [&](Ref<Metric> metric) {
          const std::optional<Coverage> all = coverage.of(campaign, std::nullopt, metric);
          return all && (all->expected.size() > 1 || !library[campaign].as_campaign()->participants.empty());
        }))
      result.push_back(campaign);
  }
  const auto start = [&](Ref<Document> campaign) {
    const std::optional<When> when = when_of(library[campaign]);
    const std::optional<DayRange> days = when ? when->days() : std::nullopt;
    return days ? days->first : std::nullopt;
  };
  std::stable_sort(result.begin(), result.end(), [&](Ref<Document> a, Ref<Document> b) { return start(b) < start(a); });
  return result;
}

}  // namespace

Site plan_site(const VisibleLibrary& library, const Ledger& ledger, const History& history,
               const std::vector<std::string>& assets, Findings& findings, const SignedHistories* histories) {
  Site site(library, ledger, history);
  site.histories = histories;
  size_t documents = 0;
  for (const Ref<Document> document : library.documents())
    documents = std::max<size_t>(documents, document.index + 1);
  site.mentions.resize(documents);
  const MentionFinder finder(library);
  for (const Ref<Document> document : library.documents())
    site.mentions[document.index] = finder.find(document);
  site.backlinks = find_backlinks(library, site.mentions);
  site.findings = FindingStates(library);
  site.finding_lists = FindingLists(library, site.findings);
  site.neighbours = find_neighbours(library);
  site.index = ReportIndex(library, ledger);
  site.figure_parts = split_figures(ledger);
  site.reconciliations = reconcile(library, ledger);
  site.rate_checks = check_rates(library, ledger);
  site.coverage = CoverageIndex(library, ledger);
  site.covered_campaigns = find_covered_campaigns(library, site.coverage);
  site.targets = find_target_progress(library, ledger);
  site.agency_targets = AgencyTargets(library);
  Planner planner(library, ledger, site, findings);
  planner.find_reports();
  planner.lay_out(assets);
  planner.check_addresses();
  return site;
}

}  // namespace gongbao
