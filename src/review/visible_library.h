#pragma once
#include <map>
#include <optional>
#include <vector>

#include "content/library.h"
#include "review/read_log.h"

namespace gongbao {

/// Why a document is not shown. `none`: it is.
enum class Withheld {
  none,
  draft,      ///< status: draft
  internal,   ///< audience: internal, in a public build
  campaign,   ///< its campaign is not shown
  scheduled,  ///< its `publish` lies after the build's moment
  unsigned_,  ///< its kind needs sign-off, and none is complete
  unreadable,  ///< a finding says why
};
std::string_view name_of(Withheld reason);

/// What a document counts as whose kind needs sign-off and which has none.
enum class Unsigned {
  withheld,  ///< nobody sees it: for everything that is shown
  awaited,   ///< as if it was signed: for checking what authors propose
};

struct PublishedSum;

/// What one audience may see at one moment, each document in the version it may see. The only way to one is
/// select_visible(): whatever takes this type cannot leak (content model 1.4).
class VisibleLibrary : public Watched {
 public:
  const SiteConfig& config() const { return library_->config; }
  const AgencyRegister& agencies() const { return library_->agencies; }
  const MetricRegister& metrics() const { return library_->metrics; }
  const BasisRegister& bases() const { return library_->bases; }
  Audience audience() const { return audience_; }
  Instant as_of() const { return as_of_; }
  /// The build's day in the site's zone: "today" for dates without a zone.
  Day today() const { return Instant{as_of_.seconds, config().zone_minutes}.day(); }

  /// In byte order of their paths.
  const std::vector<Ref<Document>>& documents() const {
    read(FactKind::names);
    return visible_;
  }
  /// In the order of listing: newest first, undated last, then by path.
  const std::vector<Ref<Document>>& listed() const {
    read(FactKind::names);
    return listed_;
  }
  /// Those of one kind, in the order of listing.
  const std::vector<Ref<Document>>& of_kind(DocumentKind kind) const {
    read(FactKind::listing, static_cast<uint32_t>(kind));
    return by_kind_[static_cast<size_t>(kind)];
  }
  /// Notes and summaries of a campaign, in order of time.
  std::vector<Ref<Document>> in_campaign(Ref<Document> campaign, DocumentKind kind) const;

  /// A visible campaign, notice, page or agency's page by its id.
  std::optional<Ref<Document>> find(DocumentKind kind, std::string_view id) const {
    const std::optional<Ref<Document>> found = library_->find(kind, id);
    if (!found) read(FactKind::names);
    return found && sees(*found) ? found : std::nullopt;
  }

  /// A visible document by its path.
  std::optional<Ref<Document>> at_path(std::string_view path) const {
    const std::optional<Ref<Document>> found = library_->at_path(path);
    if (!found) read(FactKind::names);
    return found && sees(*found) ? found : std::nullopt;
  }

  bool sees(Ref<Document> document) const {
    read(FactKind::document, document.index);
    return sees_[document.index];
  }
  /// A visible document; a withdrawn notice is its tombstone, without text. Asking for a withheld one is our fault.
  const Document& operator[](Ref<Document> document) const;
  const std::vector<LinkTarget>& links(Ref<Document> document) const;
  /// Says that a page depends on more of the document than lists do: on its text or history.
  void needs_all_of(Ref<Document> document) const { read(FactKind::text, document.index); }
  std::optional<Ref<Document>> agency_page(Ref<Agency> agency) const;

 private:
  friend VisibleLibrary select_visible(const Library&, Audience, Instant, Unsigned);
  friend std::vector<PublishedSum> published_sums(const VisibleLibrary&);
  VisibleLibrary() = default;
  const Library* library_ = nullptr;
  Audience audience_ = Audience::public_site;
  Instant as_of_;
  std::vector<Ref<Document>> visible_;
  std::vector<Ref<Document>> listed_;
  std::vector<Ref<Document>> by_kind_[document_kinds];
  std::vector<bool> sees_;
  /// Figures of metrics with `min_cell`: nobody states them; published_sums() alone adds them.
  std::vector<std::pair<Ref<Document>, const Figure*>> suppressed_;
  std::map<uint32_t, Document> replaced_;  ///< tombstones, and documents less what may not be stated
};

/// Decides, once and for all later stages. `library` must outlive the result.
VisibleLibrary select_visible(const Library& library, Audience audience, Instant as_of,
                              Unsigned unsigned_documents = Unsigned::withheld);
VisibleLibrary select_visible(const Library&&, Audience, Instant, Unsigned = Unsigned::withheld) = delete;

/// The reason for one document, for `explain` and `check`.
Withheld why_withheld(const Library& library, Ref<Document> document, Audience audience, Instant as_of,
                      Unsigned unsigned_documents = Unsigned::withheld);

}  // namespace gongbao
