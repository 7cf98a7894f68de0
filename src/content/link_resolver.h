#pragma once
#include "content/library.h"

namespace gongbao {

/// `a/b/../c` without dots; nothing if it climbs out of the repository.
std::optional<std::string> normal_path(std::string_view path);

/// Where the files lie that a document lists or links to and that may be attached to it, whether they are there or not.
std::vector<std::string> attachment_paths(const Document& document);

/// Finds what the links of one document's body, and the files that it lists, lead to. Attachments are added to the document.
class LinkResolver {
 public:
  LinkResolver(const Library& library, const Snapshot& snapshot, Findings& findings)
      : library_(library), snapshot_(snapshot), findings_(findings) {}

  std::vector<LinkTarget> resolve(Ref<Document> self, std::vector<Attachment>& attachments) {
    return resolve(library_[self], self, attachments);
  }
  /// Of another version of the document, which is not the library's.
  std::vector<LinkTarget> resolve(const Document& version, Ref<Document> self, std::vector<Attachment>& attachments);

 private:
  LinkTarget resolve_one(const BodyLink& link);
  LinkTarget resolve_kind(std::string_view kind, std::string_view rest, const BodyLink& link);
  LinkTarget resolve_figure(std::string_view rest, const BodyLink& link);
  LinkTarget resolve_path(std::string_view path, std::string_view anchor, const BodyLink& link);
  std::optional<Ref<Document>> find_document(DocumentKind kind, std::string_view name, const Place& place);
  std::optional<uint32_t> attach(const std::string& path, const Place& place);
  std::string check_anchor(Ref<Document> document, std::string anchor, const Place& place);

  const Library& library_;
  const Snapshot& snapshot_;
  Findings& findings_;
  Ref<Document> self_;
  const Document* document_ = nullptr;
  std::vector<Attachment>* attachments_ = nullptr;
};

}  // namespace gongbao
