#pragma once
#include <optional>
#include <string>
#include <variant>
#include <vector>

#include "content/basis.h"
#include "content/date.h"
#include "content/metric.h"
#include "content/ref.h"

namespace gongbao {

struct Document;
class Library;
class Snapshot;

/// A figure that prose names (content model 5). What is not said defaults to the document's own.
struct FigureQuery {
  enum class Show { subtree, own, total, remainder, previous, change };
  Ref<Metric> metric;
  std::optional<Ref<Agency>> agency;
  std::optional<Ref<Document>> campaign;
  std::optional<When> period;  ///< without one, the whole campaign
  bool undated = false;        ///< period=undated
  Show show = Show::subtree;
  std::optional<Ref<Document>> note;
  std::string scope;
};

struct DocumentTarget {
  Ref<Document> document;
  std::string anchor;  ///< heading id, without #
};

struct AttachmentTarget {
  Ref<Document> document;
  uint32_t attachment = 0;  ///< index into its attachments
};

/// Where a link leads. `monostate`: elsewhere on the web, or a broken one that has its finding.
using LinkTarget = std::variant<std::monostate, DocumentTarget, AttachmentTarget, Ref<Agency>, Ref<Metric>,
                                Ref<LegalBasis>, Period, FigureQuery>;

}  // namespace gongbao
