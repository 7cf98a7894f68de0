#pragma once
#include "content/version_reader.h"
#include "review/edition.h"
#include "review/visible_library.h"

namespace gongbao {

/// A signed version of a document as readers may look it up: the figures as signed, its links as they lead today.
struct HistoricVersion {
  int number = 0;
  Instant completed;
  Document document;
  std::string source;  ///< the bytes as signed
  std::vector<LinkTarget> links;
};

struct DocumentHistory {
  Ref<Document> document;                 ///< in the visible library
  bool is_withdrawn = false;              ///< then its versions are numbers alone, for the addresses that they had
  std::vector<HistoricVersion> versions;  ///< by number; the last is the one that is shown
  const HistoricVersion* version(int number) const;
};

/// The signed versions that this audience may see, by documents: itself ready, public, past `publish`, not expunged.
class SignedHistories {
 public:
  const std::vector<DocumentHistory>& all() const { return all_; }
  const DocumentHistory* of(Ref<Document> document) const;

 private:
  friend SignedHistories read_signed_histories(const Library&, const VisibleLibrary&, const SignOffs&, const Snapshot&,
                                               const WorkLimits&);
  std::vector<DocumentHistory> all_;
};

/// `library`: the one that `visible` selects from; `files`: the commit's files, in which links are looked up.
SignedHistories read_signed_histories(const Library& library, const VisibleLibrary& visible, const SignOffs& sign_offs,
                                      const Snapshot& files, const WorkLimits& limits);

}  // namespace gongbao
