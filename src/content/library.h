#pragma once
#include <map>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "base/cache.h"
#include "content/document.h"
#include "content/link.h"
#include "content/site_config.h"
#include "source/snapshot.h"

namespace gongbao {

/// What the authors wrote, typed, ordered, with look-ups. Not filtered for any audience: only
/// select_visible() takes it on.
class Library {
 public:
  SiteConfig config;
  AgencyRegister agencies;
  MetricRegister metrics;
  BasisRegister bases;

  /// In byte order of their paths.
  const std::vector<Document>& documents() const { return documents_; }
  const Document& operator[](Ref<Document> document) const { return documents_[document.index]; }
  /// Where each of the document's body links leads, in their order.
  const std::vector<LinkTarget>& links(Ref<Document> document) const { return links_[document.index]; }

  std::optional<Ref<Document>> at_path(std::string_view path) const;
  std::optional<Ref<Document>> find(DocumentKind kind,
                                    std::string_view id) const;  ///< campaign, notice, page, agency page
  std::optional<Ref<Document>> find_in(Ref<Document> campaign, DocumentKind kind, std::string_view id) const;
  /// `finding`, `note#finding` or `campaign/note#finding`, seen from a note.
  std::optional<FindingRef> find_finding(std::string_view name, Ref<Document> from) const;
  /// The note whose finding such a name means, whether it has one or not.
  std::optional<Ref<Document>> note_of_finding(std::string_view name, Ref<Document> from) const;
  /// Every id of a kind, for "did you mean"; those of notes and summaries of one campaign.
  std::vector<std::string> ids_of(DocumentKind kind, std::optional<Ref<Document>> campaign = {}) const;

 private:
  friend class LibraryBuilder;
  friend class EditionBinder;
  struct Key {
    DocumentKind kind;
    std::string campaign;
    std::string id;
    auto operator<=>(const Key&) const = default;
  };
  std::vector<Document> documents_;
  std::vector<std::vector<LinkTarget>> links_;
  std::map<Key, Ref<Document>> by_key_;
  std::map<std::string, Ref<Document>, std::less<>> by_path_;
};

/// Reads and types the whole snapshot; everything that an author can mend becomes a finding, and the rest
/// goes on. What an earlier build has read is taken from `cache`.
Library parse_library(const Snapshot& snapshot, const WorkLimits& limits, Cache& cache, Findings& findings);
Library parse_library(const Snapshot& snapshot, const WorkLimits& limits, Findings& findings);

}  // namespace gongbao
