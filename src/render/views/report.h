#pragma once
#include <optional>
#include <string>
#include <vector>

#include "render/report_charts.h"
#include "render/subject_page.h"

namespace gongbao {

/// The page of one period: of an agency with those below it, of a campaign, or of all. Their templates take
/// the same keys.
struct ReportParts {
  std::string title;
  std::string subtitle;
  std::string column;  ///< of PageHead
  std::string template_name;
  std::string data_path;  ///< the subject whose data files it leads to
  std::vector<std::pair<std::string, std::string>> breadcrumbs;
  Value::List facts;
  Value::List figure_tables;
  Value::List coverage;  ///< template-data: coverage
  Value::List charts;
  std::vector<const Reconciliation*> totals;
  Value::List targets;                       ///< tables
  std::vector<uint32_t> straddling_figures;  ///< listed, not counted: indices into Ledger::figures()
  std::vector<Ref<Agency>> agencies;         ///< whose reports of the period it leads to
  std::vector<Ref<Document>> campaigns;
  std::vector<Ref<Document>> mentions;
  const Activity* activity = nullptr;  ///< null: nothing
  /// Of a page with more notes than a list shows: whether a report one step down lists the note.
  std::function<bool(const Document&)> is_listed_below;
  /// Where the same page of another period is; empty if there is none.
  std::function<std::string(Period)> path_of;
};
/// The figures that lie only partly in the page's period, of an agency and those below it; of one campaign,
/// where one is given.
std::vector<uint32_t> straddling_figures(const PageView& view, Ref<Agency> agency,
                                         std::optional<Ref<Document>> campaign);
/// Comparisons of what lies below: the agency's children, or the agencies themselves where there are several.
Value::List comparison_charts(const PageView& view, const std::vector<Ref<Agency>>& tops,
                              std::optional<Ref<Document>> campaign,
                              const std::vector<Ref<Document>>& campaigns);
Value report_value(const PageView& view, ReportParts parts);

}  // namespace gongbao
