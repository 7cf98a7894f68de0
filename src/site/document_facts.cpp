#include "site/document_facts.h"

#include "base/record.h"

namespace gongbao {
namespace {

constexpr int most_years = 3;  // a statement over more of them is as good as one over all

/// Writes down what a document depends on, with names that other builds know too.
class FactWriter {
 public:
  explicit FactWriter(const VisibleLibrary& library) : library_(library) {}

  void operator()(std::monostate) { record_.number(0); }
  void operator()(const DocumentTarget& target) {
    (*this)(target.document);
    record_.text(target.anchor);
  }
  void operator()(const AttachmentTarget& target) {
    (*this)(target.document);
    record_.number(target.attachment);
  }
  void operator()(Ref<Document> document) {
    record_.number(library_.sees(document));
    if (library_.sees(document)) record_.text(library_[document].path);
  }
  void operator()(Ref<Agency> agency) { record_.text(library_.agencies()[agency].id); }
  void operator()(Ref<Metric> metric) { record_.text(library_.metrics()[metric].id); }
  void operator()(Ref<LegalBasis> basis) { record_.text(library_.bases()[basis].id); }
  void operator()(Period period) { record_.text(period.text()); }
  void operator()(const FigureQuery& query) {
    (*this)(query.metric);
    if (query.agency) (*this)(*query.agency);
    if (query.campaign) (*this)(*query.campaign);
    if (query.note) (*this)(*query.note);
  }
  void operator()(const std::optional<Ref<Document>>& document) {
    record_.number(document.has_value());
    if (document) (*this)(*document);
  }
  void operator()(const std::vector<Ref<Document>>& documents) {
    record_.number(static_cast<int64_t>(documents.size()));
    for (const Ref<Document> document : documents) (*this)(document);
  }
  void operator()(const std::vector<FindingRef>& findings) {
    for (const FindingRef& finding : findings) {
      (*this)(finding.note);
      record_.number(finding.index);
    }
  }
  void number(int64_t value) { record_.number(value); }
  void text(std::string_view value) { record_.text(value); }
  void digest(const Digest& value) { write_digest(record_, value); }
  Digest take() { return sha256(record_.take()); }

 private:
  const VisibleLibrary& library_;
  RecordWriter record_;
};

void write_version(FactWriter& facts, const Version& version) {
  facts.text(version.commit);
  facts.number(version.time);
  facts.number(version.offset_minutes);
  facts.text(version.path);
}

void write_note(FactWriter& facts, const Site& site, Ref<Document> ref, const Note& note) {
  for (uint32_t i = 0; i < note.findings.size(); ++i) {
    const FindingProgress& progress = site.findings[{ref, i}];
    facts.number(static_cast<int64_t>(progress.state));
    facts(progress.rectified_in);
    facts(progress.revisited_in);
    if (const FindingRef* denied = std::get_if<FindingRef>(&note.findings[i].denied))
      facts(std::vector{*denied});
  }
  for (const Rectification& one : note.rectifications) facts(one.resolved);
  for (const Revisit& one : note.revisits) facts(one.resolved);
}

void write_figures(FactWriter& facts, const std::vector<BoundFigure>& figures) {
  for (const BoundFigure& figure : figures) {
    facts.text(figure.query);
    facts.text(figure.value);
    facts.text(figure.qualifier);
    facts.text(figure.text);
  }
}

void write_attachments(FactWriter& facts, const std::vector<Attachment>& files) {
  for (const Attachment& file : files) {
    facts.text(file.path);
    facts.text(file.blob);
    facts.number(static_cast<int64_t>(file.size));
  }
}

void write_notice(FactWriter& facts, const Site& site, Ref<Document> ref, const Notice& notice) {
  facts.number(static_cast<int64_t>(site.notices[ref]));
  facts.number(site.notices.has_taken_effect(ref));
  if (notice.withdrawn) {  // said by the head, whichever version is shown
    facts.text(notice.withdrawn->date ? notice.withdrawn->date->text() : std::string());
    facts.text(notice.withdrawn->reason);
  }
  const NoticeChain& chain = site.notices.chain(ref);
  for (const auto* list : {&chain.superseded_by, &chain.amended_by, &chain.corrected_by, &chain.supersedes,
                           &chain.amends, &chain.corrects, &notice.campaigns, &notice.related.notices})
    facts(*list);
}

void add_years(std::set<uint32_t>& years, const std::optional<When>& when) {
  const std::optional<DayRange> days = when ? when->days() : std::nullopt;
  if (!days || !days->first || !days->last) {
    years.insert(0);
    return;
  }
  const int first = days->first->year();
  const int last = days->last->year();
  if (first < 1 || last >= static_cast<int>(fact_years) || last - first >= most_years) {
    years.insert(0);
    return;
  }
  for (int year = first; year <= last; ++year) years.insert(static_cast<uint32_t>(year));
}

}  // namespace

Digest head_digest(const Site& site, Ref<Document> ref) {
  const VisibleLibrary& library = *site.library;
  const Document& document = library[ref];
  FactWriter facts(library);
  facts.text(document.path);
  facts.digest(document.front_matter);
  facts.text(document.source);  // cleared where it names what nobody sees
  // A note takes its agency from its campaign.
  if (document.campaign) facts.digest(library[*document.campaign].front_matter);
  if (document.signed_version) {
    facts.number(document.signed_version->number);
    facts.number(document.signed_version->completed.seconds);
    facts.number(document.signed_version->completed.offset_minutes);
    write_figures(facts, document.signed_version->figures);
  }
  const DocumentOrigins origins = site.origins.in(document);
  for (const Figure& figure : document.figures) {
    const Version* origin = origins.of(figure);
    facts.number(origin != nullptr);
    if (origin) write_version(facts, *origin);
  }
  if (const Campaign* campaign = document.as_campaign()) facts(campaign->follows);
  if (const Note* note = document.as_note()) write_note(facts, site, ref, *note);
  if (const Notice* notice = document.as_notice()) write_notice(facts, site, ref, *notice);
  return facts.take();
}

Digest text_digest(const Site& site, Ref<Document> ref, const Digest& head) {
  const VisibleLibrary& library = *site.library;
  const Document& document = library[ref];
  FactWriter facts(library);
  facts.digest(head);
  facts.text(document.blob);
  for (const LinkTarget& target : library.links(ref)) {
    facts.number(static_cast<int64_t>(target.index()));
    std::visit(facts, target);
  }
  for (const Mention& mention : site.mentions[ref.index]) {
    facts.number(mention.begin);
    facts.number(mention.end);
    facts.number(static_cast<int64_t>(mention.target.index()));
    std::visit(facts, mention.target);
  }
  facts(site.neighbours[ref.index].earlier);
  facts(site.neighbours[ref.index].later);
  facts(site.backlinks.of_document[ref.index]);
  for (const Version& version : site.history->versions(document.path)) {
    write_version(facts, version);
    facts.text(version.blob);
  }
  write_attachments(facts, document.attachments);
  if (const DocumentHistory* history = site.histories ? site.histories->of(ref) : nullptr) {
    facts.number(history->is_withdrawn);
    for (const HistoricVersion& version : history->versions) {
      facts.number(version.number);
      facts.number(version.completed.seconds);
      facts.text(version.document.blob);
      write_attachments(facts, version.document.attachments);
      if (version.document.signed_version) write_figures(facts, version.document.signed_version->figures);
      for (const LinkTarget& target : version.links) {
        facts.number(static_cast<int64_t>(target.index()));
        std::visit(facts, target);
      }
    }
  }
  return facts.take();
}

std::set<Ref<Agency>> agencies_in(const Document& document) {
  std::set<Ref<Agency>> agencies;
  if (document.agency) agencies.insert(*document.agency);
  for (const Figure& figure : document.figures) {
    agencies.insert(figure.agency);
    agencies.insert(figure.parts.begin(), figure.parts.end());
  }
  if (const Note* note = document.as_note())
    for (const Party& party : note->joint)
      if (party.agency) agencies.insert(*party.agency);
  return agencies;
}

std::set<uint32_t> years_of(const Document& document, const MetricRegister& metrics) {
  std::set<uint32_t> years;
  add_years(years, when_of(document));
  for (const Figure& figure : document.figures) {
    add_years(years, figure.when);
    if (figure.basis != FigureBasis::own) years.insert(0);  // other years' values are what is left of it
    if (!metrics[figure.metric].parts.empty())
      years.insert(0);  // who states the whole is not given the sum of its parts
  }
  return years;
}

}  // namespace gongbao
