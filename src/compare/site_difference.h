#pragma once
#include <optional>
#include <string>
#include <vector>

#include "compare/document_difference.h"
#include "compare/report_difference.h"
#include "content/library.h"

namespace gongbao {

/// A document of two versions of the site; one of the two is absent where only one version has it.
struct DocumentPair {
  std::optional<Ref<Document>> from, to;
};

/// The document of the other version that continues this one: of the same kind, campaign and id; else at the
/// same path; else with the same bytes.
std::optional<Ref<Document>> counterpart(const Library& library, Ref<Document> document,
                                         const Library& other);

/// The documents that differ, were added, removed or renamed, in the order of the new version's paths; the
/// removed ones last.
std::vector<DocumentPair> differing_documents(const Library& from, const Library& to);

/// `campaign/id` of a note or summary, else the id.
std::string full_id(const Library& library, const Document& document);

/// A register or site.toml, key by key.
struct RegisterDifference {
  std::string path;
  std::vector<FieldChange> fields;
};

struct SiteDifference {
  std::vector<DocumentDifference> documents;
  std::vector<RegisterDifference> registers;
  std::vector<SumChange> sums;
};

}  // namespace gongbao
