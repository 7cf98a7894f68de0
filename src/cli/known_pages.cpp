#include "cli/known_pages.h"

#include "base/record.h"
#include "site/url.h"

namespace gongbao {
namespace {

constexpr uint32_t no_place = std::numeric_limits<uint32_t>::max();

void note_queries(const std::vector<LinkTarget>& links, ReadLog& log) {
  for (const LinkTarget& target : links)
    if (const FigureQuery* query = std::get_if<FigureQuery>(&target)) {
      if (query->campaign)
        log.note(FactKind::campaign, query->campaign->index);
      else
        log.note(FactKind::figures);
    }
}

void note_document(const Site& site, Ref<Document> document, ReadLog& log) {
  log.note(FactKind::text, document.index);
  log.note(FactKind::periods);
  note_queries(site.library->links(document), log);
  const Document& own = (*site.library)[document];
  const auto is_total = [](const Figure& figure) { return figure.basis == FigureBasis::total; };
  if (own.campaign && std::any_of(own.figures.begin(), own.figures.end(), is_total))
    log.note(FactKind::campaign, own.campaign->index);  // what stands beside the parts that others state
  if (const DocumentHistory* history = site.histories ? site.histories->of(document) : nullptr)
    for (const HistoricVersion& version : history->versions) note_queries(version.links, log);
}

uint32_t year_of(const Page& page) {
  const std::optional<Day> first =
      page.period && !page.period->is_undated() ? page.period->days().first : std::nullopt;
  return first && first->year() > 0 && first->year() < static_cast<int>(fact_years)
             ? static_cast<uint32_t>(first->year())
             : 0;
}

uint32_t order_of(const Page& page) {
  return page.period && !page.period->is_undated() ? page.period->order() : 0;
}

void note_data(const Page& page, ReadLog& log) {
  log.note(FactKind::periods);
  log.note(FactKind::campaigns);
  switch (page.data_of) {
    case SubjectKind::agency:
      return log.note(FactKind::agency, page.subject);
    case SubjectKind::campaign:
      return log.note(FactKind::campaign, page.subject);
    case SubjectKind::period:
      return log.note(FactKind::year, year_of(page));
    case SubjectKind::metric:
      return log.note(FactKind::figures);
  }
}

}  // namespace

uint64_t identity_of(const Page& page) {
  RecordWriter record;
  record.number(static_cast<int64_t>(page.kind));
  record.number(page.list_page);
  record.text(page.list_year);
  record.number(static_cast<int64_t>(page.data_of));
  record.number(page.version);
  record.number(page.earlier_version);
  record.text(page.target);
  record.text(page.period ? page.period->text() : std::string());
  const Digest digest = sha256(record.take());
  uint64_t identity = 0;
  std::memcpy(&identity, digest.bytes.data(), sizeof identity);
  return identity;
}

void note_subject(const Site& site, const Page& page, ReadLog& log) {
  // What insiders see says of every document who has yet to sign, and at which moment that was.
  if (site.library->audience() == Audience::internal && page.kind != PageKind::asset)
    log.note(FactKind::texts);
  switch (page.kind) {
    case PageKind::note:
    case PageKind::summary:
    case PageKind::notice:
    case PageKind::free_page:
    case PageKind::history:
    case PageKind::history_version:
    case PageKind::history_difference:
      return note_document(site, {page.subject}, log);
    case PageKind::campaign:
    case PageKind::campaign_period:
      log.note(FactKind::campaign, page.subject);
      log.note(FactKind::campaign_reports, page.subject);
      return note_document(site, {page.subject}, log);
    case PageKind::agency:
      log.note(FactKind::agency, page.subject);
      log.note(FactKind::agency_reports, page.subject);
      log.note(FactKind::agency_mentions, page.subject);
      log.note(FactKind::periods);
      log.note(FactKind::campaigns);
      if (const auto text = site.library->agency_page({page.subject})) note_document(site, *text, log);
      return;
    case PageKind::agency_period:
      log.note(FactKind::agency_year, page.subject * fact_years + year_of(page));
      log.note(FactKind::agency_reports, page.subject);
      log.note(FactKind::periods);
      return log.note(FactKind::campaigns);
    case PageKind::period:
      log.note(FactKind::year, year_of(page));
      log.note(FactKind::period_mentions, order_of(page));
      log.note(FactKind::periods);
      return log.note(FactKind::campaigns);
    case PageKind::metric:
      log.note(FactKind::figures);
      log.note(FactKind::metric_mentions, page.subject);
      return log.note(FactKind::periods);
    case PageKind::subject_json:
    case PageKind::subject_csv:
      return note_data(page, log);
    case PageKind::attachment:
      return log.note(FactKind::attachment, page.subject);
    case PageKind::asset:
    case PageKind::moved:  // its target is part of its entry
      return;
    case PageKind::basis:
      log.note(FactKind::basis_mentions, page.subject);
      return log.note(FactKind::content);
    case PageKind::robots:
      return;
    case PageKind::agency_feed:
      return log.note(FactKind::agency_mentions, page.subject);
    case PageKind::campaign_feed:
    case PageKind::calendar:
      return log.note(FactKind::text, page.subject);
    case PageKind::notices:
      return log.note(FactKind::listing, static_cast<uint32_t>(DocumentKind::notice));
    case PageKind::site_feed:
    case PageKind::sitemap:
    case PageKind::notices_json:
    case PageKind::redirects:
    case PageKind::status:
      return log.note(FactKind::texts);
    default:  // lists
      return log.note(FactKind::content);
  }
}

KnownPages::KnownPages(const FactTable& facts, Digest setting, std::optional<PageFacts> before)
    : table_(facts) {
  after_.setting = setting;
  if (!before || before->setting != setting) return;
  before_ = std::move(before);
  changed_.reserve(before_->facts.size());
  for (const auto& [named, digest] : before_->facts) {
    now_.push_back(table_.find(named));
    changed_.push_back(!now_.back() || table_.of(*now_.back()) != digest);
  }
}

bool KnownPages::knows(const Page& page) const {
  if (!before_) return false;
  const auto found = before_->pages.find(url::file_of(page.path));
  return found != before_->pages.end() && found->second.identity == identity_of(page);
}

bool KnownPages::is_current(const Page& page) const {
  if (!knows(page)) return false;
  const PageFacts::OfPage& known = before_->pages.find(url::file_of(page.path))->second;
  return std::none_of(known.facts.begin(), known.facts.end(), [&](uint32_t fact) { return changed_[fact]; });
}

std::vector<NamedFact> KnownPages::changed_facts(const Page& page) const {
  std::vector<NamedFact> changed;
  if (!knows(page)) return changed;
  for (const uint32_t fact : before_->pages.find(url::file_of(page.path))->second.facts)
    if (changed_[fact]) changed.push_back(before_->facts[fact].first);
  return changed;
}

uint32_t KnownPages::place_of(Fact fact) {
  const auto [place, is_new] = places_.emplace(fact, static_cast<uint32_t>(after_.facts.size()));
  if (is_new) after_.facts.emplace_back(table_.name(fact), table_.of(fact));
  return place->second;
}

void KnownPages::keep(const Page& page) {
  const auto known = before_->pages.find(url::file_of(page.path));
  PageFacts::OfPage now{known->second.identity, {}};
  kept_places_.resize(before_->facts.size(), no_place);
  for (const uint32_t fact : known->second.facts) {
    if (kept_places_[fact] == no_place) kept_places_[fact] = place_of(*now_[fact]);
    now.facts.push_back(kept_places_[fact]);
  }
  after_.pages.emplace_hint(after_.pages.end(), known->first, std::move(now));
}

void KnownPages::made(const Page& page, const std::vector<Fact>& from) {
  PageFacts::OfPage now{identity_of(page), {}};
  for (const Fact fact : from) now.facts.push_back(place_of(fact));
  after_.pages.emplace(url::file_of(page.path), std::move(now));
}

PageFacts KnownPages::take(const Digest& mark) {
  after_.files_mark = mark;
  return std::move(after_);
}

}  // namespace gongbao
