#include "review/visible_library.h"

#include <cassert>

#include "content/source_path.h"

namespace gongbao {
namespace {

Withheld why_alone(const Library& library, const Document& document, Audience audience, Instant as_of,
                   Unsigned unsigned_documents) {
  if (document.unreadable) return Withheld::unreadable;
  if (document.status == Status::draft)
    return audience == Audience::internal ? Withheld::none : Withheld::draft;
  if (audience == Audience::internal) return Withheld::none;
  if (document.audience == Audience::internal) return Withheld::internal;
  // A withdrawn notice keeps its address with a tombstone, if it was public before.
  if (const Notice* notice = document.as_notice(); notice && notice->publish && as_of < *notice->publish)
    return Withheld::scheduled;
  const bool is_signed = document.signed_version || unsigned_documents == Unsigned::awaited;
  if (library.config.needs_sign_off(document.kind) && !is_signed) return Withheld::unsigned_;
  return Withheld::none;
}

/// A withdrawn notice: title, issuer, dates and reason; no text, tables or files (content model 4).
Document tombstone_of(const Document& document) {
  Document stone = document;
  stone.body = {};
  stone.attachments.clear();
  stone.summary.clear();
  stone.tags.clear();
  stone.change_note.clear();
  Notice& notice = std::get<Notice>(stone.details);
  notice.tables.clear();
  notice.consultation.reset();
  notice.keywords.clear();
  notice.recipients.clear();
  notice.copies.clear();
  return stone;
}

bool has_suppressed_figure(const Library& library, const Document& document) {
  return std::any_of(document.figures.begin(), document.figures.end(), [&](const Figure& figure) {
    return library.metrics[figure.metric].min_cell.has_value();
  });
}

/// Whether `source` of the document names a file that is no document which readers see: a path of the
/// repository is nothing to them.
bool names_hidden_source(const VisibleLibrary& visible, const Library& library, const Document& document) {
  const std::optional<SourcePath> named = source_path(document);
  if (!named || visible.at_path(named->path)) return false;
  return named->is_certain || library.at_path(named->path);
}

/// What tells where a document stands in lists. Days are reckoned once, not at each comparison.
struct ListingKey {
  const std::optional<When>* when;
  bool is_known = false;
  Ref<Document> document;

  ListingKey(const Document& of, Ref<Document> ref) : document(ref) {
    const Notice* notice = of.as_notice();
    when = notice && notice->issued ? &notice->issued : &of.date;
    is_known = *when && (*when)->has_known_days();
  }
  /// Newest first; masked after dated, dateless last; then by path, which is the order of documents.
  bool operator<(const ListingKey& other) const {
    if (when->has_value() != other.when->has_value()) return when->has_value();
    if (is_known != other.is_known) return is_known;
    if (*when && **when != **other.when) return **other.when < **when;
    return document < other.document;
  }
};

}  // namespace

std::string_view name_of(Withheld reason) {
  constexpr std::string_view names[] = {"none",      "draft",    "internal",  "campaign",
                                        "scheduled", "unsigned", "unreadable"};
  return names[static_cast<size_t>(reason)];
}

Withheld why_withheld(const Library& library, Ref<Document> ref, Audience audience, Instant as_of,
                      Unsigned unsigned_documents) {
  const Document& document = library[ref];
  const Withheld alone = why_alone(library, document, audience, as_of, unsigned_documents);
  if (alone != Withheld::none || !document.campaign) return alone;
  return why_alone(library, library[*document.campaign], audience, as_of, unsigned_documents) ==
                 Withheld::none
             ? Withheld::none
             : Withheld::campaign;
}

VisibleLibrary select_visible(const Library& library, Audience audience, Instant as_of,
                              Unsigned unsigned_documents) {
  VisibleLibrary result;
  result.library_ = &library;
  result.audience_ = audience;
  result.as_of_ = as_of;
  const std::vector<Document>& documents = library.documents();
  result.sees_.resize(documents.size());
  for (uint32_t i = 0; i < documents.size(); ++i) {
    if (why_withheld(library, {i}, audience, as_of, unsigned_documents) != Withheld::none) continue;
    result.sees_[i] = true;
    result.visible_.push_back({i});
    const Notice* notice = documents[i].as_notice();
    if (notice && notice->withdrawn) result.replaced_.emplace(i, tombstone_of(documents[i]));
    if (audience == Audience::public_site && has_suppressed_figure(library, documents[i])) {
      Document less = documents[i];  // a metric with min_cell has no public statement anywhere
      for (const Figure& figure : documents[i].figures)
        if (library.metrics[figure.metric].min_cell)
          result.suppressed_.emplace_back(Ref<Document>{i}, &figure);
      std::erase_if(less.figures,
                    [&](const Figure& f) { return library.metrics[f.metric].min_cell.has_value(); });
      result.replaced_.emplace(i, std::move(less));
    }
  }
  if (audience == Audience::public_site)
    for (const Ref<Document> ref : result.visible_)
      if (const Document& document = documents[ref.index]; names_hidden_source(result, library, document))
        result.replaced_.try_emplace(ref.index, document).first->second.source.clear();
  std::vector<ListingKey> keys;
  for (const Ref<Document> ref : result.visible_) keys.emplace_back(documents[ref.index], ref);
  std::sort(keys.begin(), keys.end());
  for (const ListingKey& key : keys) result.listed_.push_back(key.document);
  for (const Ref<Document> document : result.listed_)
    result.by_kind_[static_cast<size_t>(documents[document.index].kind)].push_back(document);
  return result;
}

const Document& VisibleLibrary::operator[](Ref<Document> document) const {
  assert(sees_[document.index] && "a withheld document was asked for");
  read(FactKind::document, document.index);
  const auto replaced = replaced_.find(document.index);
  return replaced == replaced_.end() ? (*library_)[document] : replaced->second;
}

const std::vector<LinkTarget>& VisibleLibrary::links(Ref<Document> document) const {
  assert(sees_[document.index]);
  read(FactKind::text, document.index);
  return library_->links(document);
}

std::optional<Ref<Document>> VisibleLibrary::agency_page(Ref<Agency> agency) const {
  const std::optional<Ref<Document>> page = library_->find(DocumentKind::agency_page, agencies()[agency].id);
  if (!page) read(FactKind::names);
  return page && sees(*page) ? page : std::nullopt;
}

std::vector<Ref<Document>> VisibleLibrary::in_campaign(Ref<Document> campaign, DocumentKind kind) const {
  read(FactKind::of_campaign, campaign.index);
  // The files of one campaign lie together in the order of paths.
  const std::string path = (*library_)[campaign].path;
  const std::string folder = path.substr(0, path.rfind('/') + 1);
  const auto begin =
      std::lower_bound(visible_.begin(), visible_.end(), folder,
                       [&](Ref<Document> d, const std::string& f) { return (*library_)[d].path < f; });
  std::vector<Ref<Document>> result;
  for (auto at = begin; at != visible_.end() && (*library_)[*at].path.starts_with(folder); ++at)
    if ((*library_)[*at].kind == kind) result.push_back(*at);
  std::stable_sort(result.begin(), result.end(), [&](Ref<Document> a, Ref<Document> b) {
    const std::optional<When>& x = (*library_)[a].date;
    const std::optional<When>& y = (*library_)[b].date;
    if (x.has_value() != y.has_value()) return x.has_value();
    return x && y && *x < *y;
  });
  return result;
}

}  // namespace gongbao
