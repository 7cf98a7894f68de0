#include "render/figure_table_shape.h"

namespace gongbao {
namespace {

FigureRow row_of(const PageView& view, const Cell& cell) {
  FigureRow row;
  row.cells = ledger_cells(view, cell);
  return row;
}

/// Metrics with what is part of them right below, in the order of the register.
class MetricRows {
 public:
  MetricRows(const PageView& view, const std::vector<const Cell*>& cells) : view_(view), cells_(cells) {}

  std::vector<FigureGroup> groups() {
    for (const Cell* cell : cells_)
      if (!whole_of(*cell)) add(*cell, 0);
    return std::move(groups_);
  }

 private:
  const MetricRegister& metrics() const { return view_.context.library().metrics(); }

  /// The cell in this table of what this one's metric is part of, in the same group.
  const Cell* whole_of(const Cell& cell) const {
    const Metric& metric = metrics()[cell.metric];
    if (!metric.part_of || metrics()[*metric.part_of].group != metric.group) return nullptr;
    for (const Cell* other : cells_)
      if (other->metric == *metric.part_of) return other;
    return nullptr;
  }

  void add(const Cell& cell, int depth) {
    const Metric& metric = metrics()[cell.metric];
    FigureRow row = row_of(view_, cell);
    row.url = view_.link_to(url::of(metric));
    row.title = metric.name;
    row.meta = row_unit(metric);
    row.depth = depth;
    group(metric.group).rows.push_back(std::move(row));
    if (depth > static_cast<int>(cells_.size())) return;  // a circle in the register has its finding
    for (const Cell* other : cells_)
      if (whole_of(*other) == &cell) add(*other, depth + 1);
  }

  FigureGroup& group(const std::string& title) {
    for (FigureGroup& group : groups_)
      if (group.title == title) return group;
    groups_.push_back({title, {}});
    return groups_.back();
  }

  const PageView& view_;
  const std::vector<const Cell*>& cells_;
  std::vector<FigureGroup> groups_;
};

int depth_of(Period::Kind kind) {
  switch (kind) {
    case Period::Kind::half: return 1;
    case Period::Kind::quarter: return 1;
    case Period::Kind::month: return 2;
    default: return 0;
  }
}

}  // namespace

Value::List metric_figure_table(const PageView& view, FigureTableParts parts, const std::vector<const Cell*>& cells) {
  return ledger_table(view, std::move(parts), "column_metric", MetricRows(view, cells).groups());
}

Value::List agency_figure_table(const PageView& view, FigureTableParts parts, const std::vector<const Cell*>& cells) {
  const AgencyRegister& agencies = view.context.library().agencies();
  std::vector<const Cell*> by_agency(agencies.all().size());
  for (const Cell* cell : cells) by_agency[cell->agency.index] = cell;
  FigureGroup group;
  for (const Ref<Agency> ref : agencies.in_tree_order()) {
    const Cell* cell = by_agency[ref.index];
    if (!cell) continue;
    FigureRow row = row_of(view, *cell);
    row.url = view.link_to(report_path(view.context, ref, cell->period));
    row.title = agencies[ref].shown();
    for (std::optional<Ref<Agency>> above = agencies[ref].parent; above; above = agencies[*above].parent)
      if (by_agency[above->index]) ++row.depth;
    group.rows.push_back(std::move(row));
  }
  std::vector<FigureGroup> groups;
  groups.push_back(std::move(group));
  return ledger_table(view, std::move(parts), "column_agency", std::move(groups));
}

Value::List period_figure_table(const PageView& view, FigureTableParts parts, const std::vector<const Cell*>& cells) {
  FigureGroup group;
  for (const Cell* cell : cells) {
    if (!cell->period) continue;
    FigureRow row = row_of(view, *cell);
    row.url = view.link_to(report_path(view.context, cell->agency, cell->period));
    row.title = period_words(*cell->period, view.context);
    row.depth = depth_of(cell->period->kind());
    group.rows.push_back(std::move(row));
  }
  std::vector<FigureGroup> groups;
  groups.push_back(std::move(group));
  return ledger_table(view, std::move(parts), "column_period", std::move(groups));
}

Value::List campaign_figure_table(const PageView& view, FigureTableParts parts, const std::vector<const Cell*>& cells) {
  const VisibleLibrary& library = view.context.library();
  std::vector<FigureGroup> groups;
  for (const Cell* cell : cells) {
    if (!cell->campaign) continue;
    if (groups.empty() || groups.back().title != library.agencies()[cell->agency].shown())
      groups.push_back({library.agencies()[cell->agency].shown(), {}});
    FigureRow row = row_of(view, *cell);
    row.url = view.link_to(url::of(library[*cell->campaign], library));
    row.title = library[*cell->campaign].title;
    groups.back().rows.push_back(std::move(row));
  }
  return ledger_table(view, std::move(parts), "column_campaign", std::move(groups));
}

}  // namespace gongbao
