#include "site/fact_table.h"

#include <cstring>

#include "base/record.h"
#include "site/document_facts.h"

namespace gongbao {
namespace {

FactDigest short_of(const Digest& digest) {
  FactDigest result{};
  std::copy_n(digest.bytes.begin(), result.size(), result.begin());
  return result;
}

uint64_t agency_year(uint32_t agency, uint32_t year) { return uint64_t{agency} * fact_years + year; }

/// What a fact is, for people; {} stands for its subject.
std::string_view words_of(FactKind kind) {
  constexpr std::string_view words[] = {
      "what lists and reports say of {}",
      "the text of {}, or what it links to or is linked from",
      "which documents of the kind {} there are, and what lists say of them",
      "which documents belong to {}",
      "which documents there are",
      "what {} and the agencies below it stated or did",
      "what {} and the agencies below it stated or did",
      "what was stated in {}",
      "who is to report what in {}",
      "how far the targets of {} have come",
      "the front matter of the campaigns",
      "what was stated or done",
      "the figures of the site",
      "for which periods {} has reports",
      "for which periods {} has reports",
      "which periods have a page",
      "which documents mention the agency {}",
      "which documents mention the metric {}",
      "which documents mention the legal basis {}",
      "which documents mention the period {}",
      "the file {}",
      "what any document says, its text aside",
      "what any document says"};
  static_assert(std::size(words) == fact_kinds);
  return words[static_cast<size_t>(kind)];
}

}  // namespace

std::string NamedFact::shown() const {
  std::string text(words_of(kind));
  if (const size_t place = text.find("{}"); place != std::string::npos) text.replace(place, 2, id);
  if (kind == FactKind::agency_year || kind == FactKind::year)
    text += year == 0 ? std::string(" in no known year, or over several") : fmt::format(" in {}", year);
  return text;
}

void FactTable::Sum::add(const FactDigest& digest) {
  std::array<uint64_t, 2> more;
  static_assert(sizeof more == sizeof digest);
  std::memcpy(more.data(), digest.data(), sizeof more);
  for (size_t i = 0; i < more.size(); ++i) parts[i] += more[i];
}

void FactTable::Sum::add(const Sum& other) {
  for (size_t i = 0; i < parts.size(); ++i) parts[i] += other.parts[i];
}

FactTable::FactTable(const Site& site) : site_(site), library_(*site.library) {
  const size_t documents = site.mentions.size();
  heads_.resize(documents);
  texts_.resize(documents);
  of_agency_.resize(library_.agencies().all().size());
  for (const Metric& metric : library_.metrics().all()) has_small_cells_ |= metric.min_cell.has_value();
  std::set<std::pair<std::string, std::string>> families;
  for (const Ref<Document> ref : library_.documents()) {
    read_document(ref);
    for (const Figure& figure : library_[ref].figures) {
      const Metric& metric = library_.metrics()[figure.metric];
      if (figure.campaign && (metric.part_of || !metric.parts.empty()))
        families.emplace(library_[*figure.campaign].path, metric.id);
    }
  }
  RecordWriter record;
  for (const auto& [campaign, metric] : families) {
    record.text(campaign);
    record.text(metric);
  }
  wholes_.add(short_of(sha256(record.take())));
}

void FactTable::read_document(Ref<Document> ref) {
  const Document& document = library_[ref];
  const Digest head = head_digest(site_, ref);
  const FactDigest& short_head = heads_[ref.index] = short_of(head);
  texts_[ref.index] = short_of(text_digest(site_, ref, head));
  all_heads_.add(short_head);
  all_texts_.add(texts_[ref.index]);
  if (document.kind == DocumentKind::campaign) campaigns_.add(short_head);
  if (!document.figures.empty()) figures_.add(short_head);
  if (document.kind == DocumentKind::campaign) of_campaign_[ref.index].add(short_head);
  if (document.campaign) of_campaign_[document.campaign->index].add(short_head);
  if (const Notice* notice = document.as_notice())
    for (const Ref<Document> campaign : notice->campaigns) of_campaign_[campaign.index].add(short_head);

  const std::set<uint32_t> years = years_of(document, library_.metrics());
  for (const uint32_t year : years) of_year_[year].add(short_head);
  std::set<uint32_t> above;  // each agency once, however many below it the document speaks of
  for (const Ref<Agency> agency : agencies_in(document))
    for (std::optional<Ref<Agency>> at = agency; at && above.insert(at->index).second;
         at = library_.agencies()[*at].parent) {
    }
  for (const uint32_t agency : above) {
    of_agency_[agency].add(short_head);
    for (const uint32_t year : years) of_agency_year_[agency_year(agency, year)].add(short_head);
  }
}

FactDigest FactTable::of_sum(std::initializer_list<const Sum*> sums) const {
  FactDigest digest{};
  Sum all;
  for (const Sum* sum : sums)
    if (sum) all.add(*sum);
  std::memcpy(digest.data(), all.parts.data(), digest.size());
  return digest;
}

void FactTable::write_progress(RecordWriter& record, const TargetProgress& progress) const {
  record.number(static_cast<int64_t>(progress.state));
  record.number(progress.value.has_value());
  if (progress.value) {
    record.text(progress.value->value.text());
    record.number(static_cast<int64_t>(progress.value->qualifier));
    for (const auto& end : {progress.value->range.low, progress.value->range.high})
      if (end) record.text(end->value.text());
  }
  // What was reached, and by whose statements: their documents' heads hold values and lines.
  for (const uint32_t index : progress.figures) {
    const LedgerFigure& figure = site_.ledger->figures()[index];
    const FactDigest& head = heads_[figure.document.index];
    record.text({reinterpret_cast<const char*>(head.data()), head.size()});
    record.number(figure.figure->stated_at.line);
    record.number(figure.figure->stated_at.column);
  }
}

FactDigest FactTable::of(Fact fact) const {
  const auto sum_in = [](const auto& sums, auto key) {
    const auto found = sums.find(key);
    return found == sums.end() ? nullptr : &found->second;
  };
  RecordWriter record;
  const auto paths = [&](const std::vector<Ref<Document>>& documents) {
    for (const Ref<Document> document : documents) record.text(library_[document].path);
  };
  const auto periods = [&](const std::vector<Period>& list) {
    for (const Period period : list) record.text(period.text());
  };
  switch (fact.kind) {
    case FactKind::document:
      return fact.of < heads_.size() ? heads_[fact.of] : FactDigest{};
    case FactKind::text:
      return fact.of < texts_.size() ? texts_[fact.of] : FactDigest{};
    case FactKind::of_campaign:
    case FactKind::campaign:
      return of_sum({sum_in(of_campaign_, fact.of)});
    case FactKind::agency:
      return has_small_cells_ ? of_sum({&all_heads_}) : of_sum({&of_agency_[fact.of], &wholes_});
    case FactKind::agency_year:
      if (has_small_cells_) return of_sum({&all_heads_});
      return of_sum({&wholes_, sum_in(of_agency_year_, uint64_t{fact.of}),
                     fact.of % fact_years == 0
                         ? nullptr
                         : sum_in(of_agency_year_, uint64_t{fact.of - fact.of % fact_years})});
    case FactKind::year:
      return of_sum({&wholes_, sum_in(of_year_, fact.of), fact.of == 0 ? nullptr : sum_in(of_year_, 0U)});
    case FactKind::campaigns:
      return of_sum({&campaigns_});
    case FactKind::figures:
      return has_small_cells_ ? of_sum({&all_heads_}) : of_sum({&figures_, &campaigns_});
    case FactKind::content:
      return of_sum({&all_heads_});  // names stand in them
    case FactKind::texts:
      return of_sum({&all_texts_});
    case FactKind::listing:
      for (const Ref<Document> document : library_.of_kind(static_cast<DocumentKind>(fact.of))) {
        const FactDigest& head = heads_[document.index];
        record.text({reinterpret_cast<const char*>(head.data()), head.size()});
      }
      break;
    case FactKind::expectation:
      for (const Ref<Metric> metric : site_.coverage.expected_metrics({fact.of})) {
        record.text(library_.metrics()[metric].id);
        if (const auto coverage = site_.coverage.of({fact.of}, std::nullopt, metric))
          record.list(coverage->expected,
                      [&](Ref<Agency> agency) { record.text(library_.agencies()[agency].id); });
      }
      break;
    case FactKind::targets:
      if (const auto found = site_.targets.find({fact.of}); found != site_.targets.end())
        for (const TargetProgress& progress : found->second) write_progress(record, progress);
      break;
    case FactKind::names:
      paths(library_.documents());
      break;
    case FactKind::agency_reports:
      periods(site_.reports_of(Ref<Agency>{fact.of}));
      record.number(site_.ledger->cells(Ref<Agency>{fact.of}).empty());  // whether it has data files
      record.number(site_.backlinks.of_agency[fact.of].empty());         // and a feed
      break;
    case FactKind::campaign_reports:
      periods(site_.reports_of(Ref<Document>{fact.of}));
      break;
    case FactKind::periods:
      periods(site_.reported_periods);
      break;
    case FactKind::agency_mentions:
      paths(site_.backlinks.of_agency[fact.of]);
      break;
    case FactKind::metric_mentions:
      paths(site_.backlinks.of_metric[fact.of]);
      break;
    case FactKind::basis_mentions:
      paths(site_.backlinks.of_basis[fact.of]);
      break;
    case FactKind::period_mentions:
      if (const auto found =
              site_.backlinks.of_period.find(fact.of == 0 ? Period::undated() : Period::of_order(fact.of));
          found != site_.backlinks.of_period.end())
        paths(found->second);
      break;
    case FactKind::attachment:
      record.text(site_.attachments[fact.of].blob);
      break;
  }
  return short_of(sha256(record.take()));
}

NamedFact FactTable::name(Fact fact) const {
  NamedFact named{fact.kind, {}, 0};
  switch (fact.kind) {
    case FactKind::document:
    case FactKind::text:
    case FactKind::of_campaign:
    case FactKind::campaign:
    case FactKind::expectation:
    case FactKind::targets:
    case FactKind::campaign_reports:
      if (library_.sees({fact.of})) named.id = library_[{fact.of}].path;
      break;
    case FactKind::agency:
    case FactKind::agency_reports:
    case FactKind::agency_mentions:
      named.id = library_.agencies().all()[fact.of].id;
      break;
    case FactKind::agency_year:
      named.id = library_.agencies().all()[fact.of / fact_years].id;
      named.year = fact.of % fact_years;
      break;
    case FactKind::metric_mentions:
      named.id = library_.metrics().all()[fact.of].id;
      break;
    case FactKind::basis_mentions:
      named.id = library_.bases().all()[fact.of].id;
      break;
    case FactKind::period_mentions:
      named.id = (fact.of == 0 ? Period::undated() : Period::of_order(fact.of)).text();
      break;
    case FactKind::attachment:
      named.id = site_.attachments[fact.of].path;
      break;
    case FactKind::listing:
      named.id = name_of(static_cast<DocumentKind>(fact.of));
      break;
    case FactKind::year:
      named.year = fact.of;
      break;
    default:
      break;
  }
  return named;
}

std::optional<Fact> FactTable::find(const NamedFact& named) const {
  const auto index = [&](auto ref) -> std::optional<Fact> {
    if (!ref) return std::nullopt;
    return Fact{named.kind, ref->index};
  };
  switch (named.kind) {
    case FactKind::document:
    case FactKind::text:
    case FactKind::of_campaign:
    case FactKind::campaign:
    case FactKind::expectation:
    case FactKind::targets:
    case FactKind::campaign_reports:
      return index(library_.at_path(named.id));
    case FactKind::agency:
    case FactKind::agency_reports:
    case FactKind::agency_mentions:
      return index(library_.agencies().with_id(named.id));
    case FactKind::agency_year: {
      const std::optional<Ref<Agency>> agency = library_.agencies().with_id(named.id);
      if (!agency) return std::nullopt;
      return Fact{named.kind, static_cast<uint32_t>(agency_year(agency->index, named.year))};
    }
    case FactKind::metric_mentions:
      return index(library_.metrics().with_id(named.id));
    case FactKind::basis_mentions:
      for (uint32_t i = 0; i < library_.bases().all().size(); ++i)
        if (library_.bases().all()[i].id == named.id) return Fact{named.kind, i};
      return std::nullopt;
    case FactKind::period_mentions: {
      const std::optional<Period> period = Period::parse(named.id);
      if (!period) return std::nullopt;
      return Fact{named.kind, period->is_undated() ? 0 : period->order()};
    }
    case FactKind::attachment: {
      const auto found = std::find_if(site_.attachments.begin(), site_.attachments.end(),
                                      [&](const CopiedFile& file) { return file.path == named.id; });
      if (found == site_.attachments.end()) return std::nullopt;
      return Fact{named.kind, static_cast<uint32_t>(found - site_.attachments.begin())};
    }
    case FactKind::listing:
      for (uint32_t kind = 0; kind < document_kinds; ++kind)
        if (name_of(static_cast<DocumentKind>(kind)) == named.id) return Fact{named.kind, kind};
      return std::nullopt;
    case FactKind::year:
      return Fact{named.kind, named.year};
    default:
      return Fact{named.kind, 0};
  }
}

}  // namespace gongbao
