#include "cli/figure_tree.h"

#include "render/figure_cell.h"

namespace gongbao {
namespace {

class TreeMaker {
 public:
  explicit TreeMaker(const Plan& plan) : plan_(plan), ledger_(*plan.ledger) {}

  FigureTree own(const Cell& cell) const {
    FigureTree tree = start(FigureTree::Show::own, cell);
    tree.value = cell.own;
    tree.text = in_words(cell.own, cell.metric, cell.own_figures);
    tree.is_computed = cell.is_computed;
    add_statements(tree, cell.own_figures);
    if (tree.value) add_sides(tree, cell);
    return tree;
  }

  /// With one level for each agency on the way down; where nothing lies below, the statements stand at once.
  FigureTree subtree(const Cell& cell) const {
    FigureTree tree = start(FigureTree::Show::subtree, cell);
    std::vector<uint32_t> statements;
    collect(cell, statements);
    tree.value = cell.subtree;
    tree.text = in_words(cell.subtree, cell.metric, statements);
    if (plan_.library.metrics[cell.metric].kind == Metric::Kind::ratio) {
      tree.is_computed = true;
      if (tree.value) add_sides(tree, cell);
      return tree;
    }
    const std::vector<Cell> children = cells_below(cell);
    if (children.empty()) {
      tree.is_computed = cell.is_computed;
      add_statements(tree, cell.own_figures);
      return tree;
    }
    if (cell.own || !cell.own_figures.empty()) tree.below.push_back(own(cell));
    for (const Cell& child : children) {
      if (tree.below.size() == most_entries)
        ++tree.more;
      else
        tree.below.push_back(subtree(child));
    }
    return tree;
  }

  ExplainedTotal total(const Cell& cell, uint32_t figure) const {
    ExplainedTotal result{start(FigureTree::Show::total, cell),
                          find_reconciliation(plan_.site->reconciliations, figure)};
    const Figure& stated = *ledger_.figures()[figure].figure;
    result.tree.value = stated.value;
    result.tree.text = statement_words(stated, plan_.library.metrics[cell.metric], *plan_.context);
    result.tree.statements = {figure};
    if (result.against)
      for (const Reconciliation::Part& part : result.against->parts) add_part(result.tree, part);
    return result;
  }

 private:
  static FigureTree start(FigureTree::Show show, const CellKey& key) {
    FigureTree tree;
    tree.show = show;
    tree.agency = key.agency;
    tree.metric = key.metric;
    return tree;
  }

  std::string in_words(const std::optional<Quantity>& value, Ref<Metric> metric,
                       std::span<const uint32_t> statements) const {
    if (value) return quantity_words(*value, plan_.library.metrics[metric], *plan_.context);
    return statements.empty() ? std::string() : statements_words(statements, *plan_.context);
  }

  static void add_statements(FigureTree& tree, std::span<const uint32_t> figures) {
    const size_t kept = std::min(figures.size(), most_entries);
    tree.statements.assign(figures.begin(), figures.begin() + static_cast<std::ptrdiff_t>(kept));
    tree.more += figures.size() - kept;
  }

  /// The two that a computed ratio divides.
  void add_sides(FigureTree& tree, const Cell& cell) const {
    const Metric& metric = plan_.library.metrics[cell.metric];
    if (metric.kind != Metric::Kind::ratio || !metric.ratio) return;
    for (const Ref<Metric> side : {metric.ratio->numerator, metric.ratio->denominator})
      if (const auto of_side = ledger_.find(cell.agency, cell.period, cell.campaign, side))
        tree.below.push_back(tree.show == FigureTree::Show::own ? own(*of_side) : subtree(*of_side));
  }

  void add_part(FigureTree& total, const Reconciliation::Part& part) const {
    if (total.below.size() == most_entries) {
      ++total.more;
      return;
    }
    FigureTree tree;
    tree.show = part.is_total ? FigureTree::Show::total : FigureTree::Show::own;
    tree.agency = part.agency;
    tree.metric = total.metric;
    tree.value = part.value;
    tree.text = in_words(part.value, total.metric, part.figures);
    tree.exceeds = part.exceeds;
    add_statements(tree, part.figures);
    total.below.push_back(std::move(tree));
  }

  /// Of the children that state something here, themselves or below.
  std::vector<Cell> cells_below(const Cell& cell) const {
    std::vector<Cell> result;
    for (const Ref<Agency> child : plan_.library.agencies[cell.agency].children)
      if (const auto found = ledger_.find(child, cell.period, cell.campaign, cell.metric);
          found && states_something(*found))
        result.push_back(*found);
    return result;
  }
  bool states_something(const Cell& cell) const {
    return cell.subtree || !cell.own_figures.empty() || !cells_below(cell).empty();
  }

  void collect(const Cell& cell, std::vector<uint32_t>& figures) const {
    if (cell.subtree) return;  // its words are those of the value
    figures.insert(figures.end(), cell.own_figures.begin(), cell.own_figures.end());
    for (const Cell& child : cells_below(cell)) collect(child, figures);
  }

  const Plan& plan_;
  const Ledger& ledger_;
};

}  // namespace

std::string_view name_of(FigureTree::Show show) {
  constexpr std::string_view names[] = {"own", "subtree", "total"};
  return names[static_cast<size_t>(show)];
}

ExplainedFigure explain_cell(const Plan& plan, const Cell& cell) {
  const TreeMaker maker(plan);
  ExplainedFigure result;
  result.cell = cell;
  result.own = maker.own(cell);
  result.subtree = maker.subtree(cell);
  for (const uint32_t total : cell.total_figures) result.totals.push_back(maker.total(cell, total));
  if (cell.period)
    for (const StraddlingFigure& one : plan.ledger->straddling(cell.agency, *cell.period)) {
      const Figure& figure = *plan.ledger->figures()[one.figure].figure;
      const bool is_of_campaign = !cell.campaign || figure.campaign == cell.campaign;
      if (figure.metric == cell.metric && is_of_campaign) result.straddling.push_back(one.figure);
    }
  result.previous = compare_with_previous(*plan.ledger, *plan.visible, cell);
  result.year_before = compare_with_year_before(*plan.ledger, *plan.visible, cell);
  return result;
}

}  // namespace gongbao
