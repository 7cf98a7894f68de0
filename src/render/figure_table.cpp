#include "render/figure_table_shape.h"

namespace gongbao {
namespace {

FigureRow row_of(const PageView& view, const Cell& cell) {
  FigureRow row;
  row.cells = ledger_cells(view, cell, ChildReports(view, cell));
  return row;
}

/// Metrics with what is part of them right below, in the order of the register.
class MetricRows {
 public:
  MetricRows(const PageView& view, const std::vector<Cell>& cells)
      : view_(view),
        cells_(cells),
        below_(view, cells.front()),
        parts_(cells.size()),
        is_part_(cells.size()),
        is_added_(cells.size()) {
    for (size_t i = 0; i < cells_.size(); ++i) {
      const Metric& metric = metrics()[cells_[i].metric];
      if (!metric.part_of || metrics()[*metric.part_of].group != metric.group) continue;
      for (size_t whole = 0; whole < cells_.size(); ++whole) {
        if (cells_[whole].metric != *metric.part_of || whole == i) continue;
        parts_[whole].push_back(i);
        is_part_[i] = true;
      }
    }
  }

  std::vector<FigureGroup> groups() {
    for (size_t i = 0; i < cells_.size(); ++i)
      if (!is_part_[i]) add(i, 0);
    for (size_t i = 0; i < cells_.size(); ++i) add(i, 0);  // parts of each other, which has its finding
    return std::move(groups_);
  }

 private:
  const MetricRegister& metrics() const { return view_.context.library().metrics(); }

  void add(size_t i, int depth) {
    if (is_added_[i]) return;
    is_added_[i] = true;
    const Metric& metric = metrics()[cells_[i].metric];
    FigureRow row;
    row.cells = ledger_cells(view_, cells_[i], below_);
    row.url = view_.link_to(url::of(metric));
    row.title = metric.name;
    row.meta = row_unit(metric);
    row.depth = depth;
    group(metric.group).rows.push_back(std::move(row));
    for (const size_t part : parts_[i]) add(part, depth + 1);
  }

  FigureGroup& group(const std::string& title) {
    for (FigureGroup& group : groups_)
      if (group.title == title) return group;
    groups_.push_back({title, {}});
    return groups_.back();
  }

  const PageView& view_;
  const std::vector<Cell>& cells_;
  ChildReports below_;
  std::vector<std::vector<size_t>> parts_;  ///< beside cells_: those that are part of it
  std::vector<bool> is_part_, is_added_;
  std::vector<FigureGroup> groups_;
};

int depth_of(Period::Kind kind) {
  switch (kind) {
    case Period::Kind::half:
      return 1;
    case Period::Kind::quarter:
      return 1;
    case Period::Kind::month:
      return 2;
    default:
      return 0;
  }
}

}  // namespace

Value::List metric_figure_table(const PageView& view, FigureTableParts parts,
                                const std::vector<Cell>& cells) {
  if (cells.empty()) return {};
  return ledger_table(view, std::move(parts), "column_metric", MetricRows(view, cells).groups());
}

Value::List agency_figure_table(const PageView& view, FigureTableParts parts,
                                const std::vector<Cell>& cells) {
  const AgencyRegister& agencies = view.context.library().agencies();
  std::vector<const Cell*> by_agency(agencies.all().size());
  for (const Cell& cell : cells) by_agency[cell.agency.index] = &cell;
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

Value::List period_figure_table(const PageView& view, FigureTableParts parts,
                                const std::vector<Cell>& cells) {
  FigureGroup group;
  for (const Cell& cell : cells) {
    if (!cell.period) continue;
    FigureRow row = row_of(view, cell);
    row.url = view.link_to(report_path(view.context, cell.agency, cell.period));
    row.title = period_words(*cell.period, view.context);
    row.depth = depth_of(cell.period->kind());
    group.rows.push_back(std::move(row));
  }
  std::vector<FigureGroup> groups;
  groups.push_back(std::move(group));
  return ledger_table(view, std::move(parts), "column_period", std::move(groups));
}

Value::List campaign_figure_table(const PageView& view, FigureTableParts parts,
                                  const std::vector<Cell>& cells) {
  const VisibleLibrary& library = view.context.library();
  std::vector<FigureGroup> groups;
  for (const Cell& cell : cells) {
    if (!cell.campaign) continue;
    if (groups.empty() || groups.back().title != library.agencies()[cell.agency].shown())
      groups.push_back({library.agencies()[cell.agency].shown(), {}});
    FigureRow row = row_of(view, cell);
    row.url = view.link_to(url::of(library[*cell.campaign], library));
    row.title = library[*cell.campaign].title;
    groups.back().rows.push_back(std::move(row));
  }
  return ledger_table(view, std::move(parts), "column_campaign", std::move(groups));
}

}  // namespace gongbao
