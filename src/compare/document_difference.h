#pragma once
#include <map>
#include <optional>
#include <string>
#include <vector>

#include "compare/body_parts.h"
#include "compare/field_difference.h"
#include "compare/figure_difference.h"
#include "content/document.h"
#include "content/front_matter.h"

namespace gongbao {

/// One version of a document with what is needed to read it. Whoever shows the difference to the public gives
/// a document that the public may see, and words for those links alone that lead to what it may see.
struct DocumentVersion {
  const Document& document;
  const AgencyRegister& agencies;
  const MetricRegister& metrics;
  std::string source = {};              ///< the whole file as it was committed
  LinkWords link_words = {};            ///< of links without a text; those to figures are known from `bound`
  std::vector<BoundFigure> bound = {};  ///< what its figure links say
  std::map<std::string, std::string> csv_texts =
      {};  ///< of attached CSV files that hold rows of its tables, by path
};

/// A link whose destination changed, or that only one version has.
struct LinkChange {
  std::string text;
  std::optional<std::string> from, to;
  bool external = false;  ///< leads away from the site, whichever version
};

struct AttachmentChange {
  std::string name;
  bool was = false;  ///< in the old version
  bool is = false;   ///< in the new one; in both: its bytes differ
};

struct DocumentName {
  DocumentKind kind = DocumentKind::page;
  std::string id, path, title;
};

/// What a reader, and what a reviewer, has to see of the way from one version to the other.
struct DocumentDifference {
  std::optional<DocumentName> from, to;
  std::vector<FieldChange> fields;
  std::vector<FigureChange> figures;
  std::vector<LinkedFigureChange> bound;
  std::vector<TextBlock> text;  ///< all blocks of the body, equal ones too
  std::vector<TableDifference> tables;
  std::vector<LinkChange> links;
  std::vector<AttachmentChange> attachments;
  bool only_source = false;  ///< the bytes differ, and nothing of the above does

  bool has_shown_changes() const;
};

/// Of a document that one side lacks, everything is removed or added.
DocumentDifference document_difference(const DocumentVersion* from, const DocumentVersion* to,
                                       const FrontMatterLimits& limits = {});

}  // namespace gongbao
