#include "content/library.h"

#include "base/text.h"
#include "base/utf8.h"
#include "content/document_parser.h"
#include "content/document_place.h"
#include "content/library_builder.h"
#include "content/link_resolver.h"
#include "content/source_reader.h"

namespace gongbao {

std::optional<Ref<Document>> Library::at_path(std::string_view path) const {
  const auto found = by_path_.find(path);
  return found == by_path_.end() ? std::nullopt : std::optional(found->second);
}

std::optional<Ref<Document>> Library::find(DocumentKind kind, std::string_view id) const {
  const auto found =
      by_key_.find({kind, kind == DocumentKind::campaign ? std::string(id) : "", std::string(id)});
  return found == by_key_.end() ? std::nullopt : std::optional(found->second);
}

std::optional<Ref<Document>> Library::find_in(Ref<Document> campaign, DocumentKind kind,
                                              std::string_view id) const {
  const auto found = by_key_.find({kind, documents_[campaign.index].id, std::string(id)});
  return found == by_key_.end() ? std::nullopt : std::optional(found->second);
}

std::optional<Ref<Document>> Library::note_of_finding(std::string_view name, Ref<Document> from) const {
  const size_t hash = name.find('#');
  if (hash == name.npos) return from;
  const std::string_view before = name.substr(0, hash);
  const size_t slash = before.find('/');
  std::optional<Ref<Document>> campaign = documents_[from.index].campaign;
  if (slash != before.npos) campaign = find(DocumentKind::campaign, to_nfc(before.substr(0, slash)));
  if (!campaign) return std::nullopt;
  return find_in(*campaign, DocumentKind::note,
                 to_nfc(slash == before.npos ? before : before.substr(slash + 1)));
}

std::optional<FindingRef> Library::find_finding(std::string_view name, Ref<Document> from) const {
  const std::string_view finding = name.substr(name.find('#') + 1);  // npos + 1 is 0
  const std::optional<Ref<Document>> note = note_of_finding(name, from);
  if (!note || !documents_[note->index].as_note()) return std::nullopt;
  const std::vector<InspectionFinding>& findings = documents_[note->index].as_note()->findings;
  for (uint32_t i = 0; i < findings.size(); ++i)
    if (findings[i].id == finding) return FindingRef{*note, i};
  return std::nullopt;
}

std::vector<std::string> Library::ids_of(DocumentKind kind, std::optional<Ref<Document>> campaign) const {
  std::vector<std::string> ids;
  for (const auto& [key, document] : by_key_)
    if (key.kind == kind && (!campaign || key.campaign == documents_[campaign->index].id))
      ids.push_back(key.id);
  return ids;
}

Library parse_library(const Snapshot& snapshot, const WorkLimits& limits, Cache& cache, Findings& findings) {
  return LibraryBuilder(snapshot, limits, cache, findings).build();
}

Library parse_library(const Snapshot& snapshot, const WorkLimits& limits, Findings& findings) {
  Cache none;
  return parse_library(snapshot, limits, none, findings);
}

}  // namespace gongbao
