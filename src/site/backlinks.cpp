#include "site/backlinks.h"

namespace gongbao {
namespace {

class Collector {
 public:
  explicit Collector(const VisibleLibrary& library, size_t documents) : library_(library) {
    found_.of_document.resize(documents);
    found_.of_agency.resize(library.agencies().all().size());
    found_.of_metric.resize(library.metrics().all().size());
    found_.of_basis.resize(library.bases().all().size());
  }

  void begin(Ref<Document> from) { from_ = from; }
  Backlinks take() { return std::move(found_); }

  void operator()(std::monostate) {}
  void operator()(const DocumentTarget& target) { (*this)(target.document); }
  void operator()(const AttachmentTarget&) {}
  void operator()(Ref<Document> document) {
    if (library_.sees(document) && document != from_) add(found_.of_document[document.index]);
  }
  void operator()(Ref<Agency> agency) { add(found_.of_agency[agency.index]); }
  void operator()(Ref<Metric> metric) { add(found_.of_metric[metric.index]); }
  void operator()(Ref<LegalBasis> basis) { add(found_.of_basis[basis.index]); }
  void operator()(Period period) { add(found_.of_period[period]); }
  void operator()(const FigureQuery& query) { (*this)(query.metric); }
  void operator()(const Party& party) {
    if (party.agency) (*this)(*party.agency);
  }
  void operator()(const CitedBasis& cited) {
    if (cited.basis) (*this)(*cited.basis);
  }

 private:
  void add(std::vector<Ref<Document>>& list) {
    if (list.empty() || list.back() != from_) list.push_back(from_);  // a document's mentions come together
  }

  const VisibleLibrary& library_;
  Backlinks found_;
  Ref<Document> from_;
};

void collect_campaign(const Campaign& campaign, Collector& collect) {
  for (const CitedBasis& cited : campaign.basis) collect(cited);
  for (const Participant& one : campaign.participants) collect(one.agency);
  for (const Task& task : campaign.tasks)
    for (const Party& owner : task.owners) collect(owner);
  for (const Target& target : campaign.targets)
    if (target.metric) collect(*target.metric);
  if (campaign.follows) collect(*campaign.follows);
}

void collect_notice(const Notice& notice, Collector& collect) {
  for (const Ref<Document> campaign : notice.campaigns) collect(campaign);
  for (const Notice::Relation* relation :
       {&notice.supersedes, &notice.amends, &notice.corrects, &notice.related})
    for (const Ref<Document> other : relation->notices) collect(other);
  for (const CitedBasis& cited : notice.basis) collect(cited);
}

}  // namespace

Backlinks find_backlinks(const VisibleLibrary& library, const std::vector<std::vector<Mention>>& mentions) {
  Collector collect(library, mentions.size());
  for (const Ref<Document> document : library.listed()) {
    collect.begin(document);
    const Document& from = library[document];
    if (from.kind != DocumentKind::agency_page && from.agency) collect(*from.agency);
    // A tombstone's links are gone with its text.
    if (!from.body.links.empty())
      for (const LinkTarget& target : library.links(document)) std::visit(collect, target);
    for (const Mention& mention : mentions[document.index]) std::visit(collect, mention.target);
    if (const Campaign* campaign = from.as_campaign()) collect_campaign(*campaign, collect);
    if (const Note* note = from.as_note())
      for (const Party& party : note->joint) collect(party);
    if (const Notice* notice = from.as_notice()) collect_notice(*notice, collect);
  }
  return collect.take();
}

}  // namespace gongbao
