#pragma once
#include <optional>
#include <string>
#include <vector>

#include "render/shape.h"

namespace gongbao {

/// The charts of pages: which numbers of the ledger they show. None of fewer than two points.
class ReportCharts {
 public:
  explicit ReportCharts(const PageView& view) : view_(view) {}

  /// The cells of one agency and metric by the finest of the site's kinds of period: the last twenty-four of
  /// them, gaps and all.
  void add_series(std::string title, const std::vector<Cell>& cells);
  /// The metric over these agencies, side by side.
  void add_comparison(std::string title, Ref<Metric> metric, const std::vector<Ref<Agency>>& agencies,
                      std::optional<Period> period, std::optional<Ref<Document>> campaign);
  void add_targets(Ref<Document> campaign);
  /// The campaign's phases, and these documents of which the day is known.
  void add_timeline(Ref<Document> campaign, const std::vector<Ref<Document>>& documents);
  Value::List take() { return std::move(charts_); }

 private:
  std::string next_id() const { return fmt::format("chart-{}", charts_.size() + 1); }
  const PageView& view_;
  Value::List charts_;
};

/// At most three metrics that stand for all: those that the campaigns expect, else those of the first group.
std::vector<Ref<Metric>> main_metrics(const RenderContext& context, const std::vector<Ref<Metric>>& present,
                                      const std::vector<Ref<Document>>& campaigns);

}  // namespace gongbao
