#pragma once
#include <map>
#include <optional>
#include <vector>

#include "figures/ledger.h"
#include "review/visible_library.h"

namespace gongbao {

/// What reports and data files list, found once for all pages: no page looks through the whole site.
class ReportIndex {
 public:
  ReportIndex() = default;
  ReportIndex(const VisibleLibrary& library, const Ledger& ledger);

  /// What the agency itself issued, of one kind, in the order of listing.
  const std::vector<Ref<Document>>& issued_by(Ref<Agency> agency, DocumentKind kind) const {
    return issued_[static_cast<size_t>(kind)][agency.index];
  }
  /// Campaigns that it leads, takes part in, or has documents or figures in, in the order of listing.
  const std::vector<Ref<Document>>& campaigns_of(Ref<Agency> agency) const {
    return campaigns_[agency.index];
  }
  /// The documents that state figures of the metric, in the order of listing.
  const std::vector<Ref<Document>>& stating(Ref<Metric> metric) const { return stating_[metric.index]; }

  /// The highest agencies with cells, in tree order: of one campaign or of all together, in one period or for
  /// the whole campaign. One that only passes on what a single agency below it did gives way to that one.
  const std::vector<Ref<Agency>>& tops(std::optional<Ref<Document>> campaign,
                                       std::optional<Period> period) const;
  /// Indices into Ledger::cells(), in their order.
  const std::vector<uint32_t>& cells_of(Ref<Document> campaign) const;

 private:
  using Span = std::pair<std::optional<Ref<Document>>, std::optional<Period>>;
  void gather_documents(const VisibleLibrary& library, const Ledger& ledger);
  void gather_cells(const VisibleLibrary& library, const Ledger& ledger);

  std::array<std::vector<std::vector<Ref<Document>>>, document_kinds> issued_;  ///< by kind and agency
  std::vector<std::vector<Ref<Document>>> campaigns_, stating_;
  std::map<Span, std::vector<Ref<Agency>>> tops_;
  std::map<Ref<Document>, std::vector<uint32_t>> cells_of_campaign_;
};

}  // namespace gongbao
