// What explained figures look like on a terminal.
#include "base/text.h"
#include "cli/figure_tree.h"
#include "render/figure_cell.h"

namespace gongbao {
namespace {

std::string or_none(const std::string& text) { return text.empty() ? "none" : text; }

class TextWriter {
 public:
  explicit TextWriter(const Plan& plan) : plan_(plan) {}

  void write(const ExplainedFigure& figure) {
    const Cell& cell = figure.cell;
    const Metric& metric = plan_.library.metrics[cell.metric];
    const Agency& agency = plan_.library.agencies[cell.agency];
    if (!out_.empty()) out_ += '\n';
    add("figure     {}, {}, {}\n", agency.shown(), when_of(cell), metric.name);
    add("own        {}{}\n", or_none(figure.own.text), figure.own.is_computed ? " (computed)" : "");
    add("subtree    {}\n", or_none(figure.subtree.text));
    if (figure.totals.empty()) add("total      none\n");
    for (const ExplainedTotal& total : figure.totals) add("total      {}\n", verdict_of(total));
    if (cell.period) {
      add("previous   {}\n", change_of(figure.previous, metric));
      add("year ago   {}\n", change_of(figure.year_before, metric));
    }
    if (!figure.own.text.empty()) tree(figure.own, 0, "own");
    if (!figure.subtree.text.empty()) tree(figure.subtree, 0, "subtree");
    for (const ExplainedTotal& total : figure.totals) {
      tree(total.tree, 0, "total");
      if (total.against) listed("of another scope, not counted", total.against->of_other_scope);
    }
    listed("only partly in this period, not counted", figure.straddling);
  }

  std::string take() { return std::move(out_); }

 private:
  template <class... Arguments>
  void add(fmt::format_string<Arguments...> format, Arguments&&... arguments) {
    fmt::format_to(std::back_inserter(out_), format, std::forward<Arguments>(arguments)...);
  }
  void indent(int depth) { out_.append(static_cast<size_t>(depth) * 2, ' '); }

  std::string when_of(const Cell& cell) const {
    const std::string period = cell.period ? cell.period->text() : "the whole campaign";
    return cell.campaign ? period + ", " + plan_.library[*cell.campaign].title : period;
  }

  std::string words(const Quantity& quantity, const Metric& metric) const {
    return quantity_words(quantity, metric, *plan_.context);
  }

  std::string verdict_of(const ExplainedTotal& total) const {
    std::string text = total.tree.text;
    if (!total.against) return text;
    const Metric& metric = plan_.library.metrics[total.tree.metric];
    const Reconciliation& against = *total.against;
    text += fmt::format(": {} ({})", name_of(against.judgement.verdict), name_of(against.judgement.reason));
    if (against.sum) text += ", parts " + words(*against.sum, metric);
    if (against.remainder) text += ", remainder " + words(*against.remainder, metric);
    if (against.silent.empty()) return text + ", none is silent";
    text += ", silent:";
    for (size_t i = 0; i < std::min(against.silent.size(), most_entries); ++i)
      text += " " + plan_.library.agencies[against.silent[i]].id;
    if (against.silent.size() > most_entries)
      text += fmt::format(" and {} more", against.silent.size() - most_entries);
    return text;
  }

  std::string change_of(const std::optional<Change>& change, const Metric& metric) const {
    if (!change) return "none that can be compared";
    std::string text = fmt::format("{} in {}", words(change->before, metric), change->period.text());
    if (change->change) text += ", change " + words(*change->change, metric);
    if (change->percent) text += fmt::format(" ({}%)", change->percent->text());
    return text;
  }

  void tree(const FigureTree& one, int depth, std::string_view title) {
    if (depth == 0) out_ += '\n';
    indent(depth);
    add("{} {}{}{}\n", title, or_none(one.text), one.is_computed ? " (computed)" : "",
        one.exceeds ? " (alone above the total)" : "");
    for (const uint32_t figure : one.statements) statement(figure, depth + 1, one.metric);
    for (const FigureTree& part : one.below) tree(part, depth + 1, title_of(part, one));
    if (one.more == 0) return;
    indent(depth + 1);
    add("and {} more\n", one.more);
  }

  /// What a part is called below another: its metric, "own", or its agency.
  std::string title_of(const FigureTree& part, const FigureTree& above) const {
    if (part.metric != above.metric) return plan_.library.metrics[part.metric].id;
    const Agency& agency = plan_.library.agencies[part.agency];
    if (above.show == FigureTree::Show::subtree && part.agency == above.agency) return "own";
    return fmt::format("{} {}{}", agency.id, agency.shown(),
                       part.show == FigureTree::Show::total ? " (total)" : "");
  }

  void statement(uint32_t index, int depth, Ref<Metric> metric) {
    const LedgerFigure& one = plan_.ledger->figures()[index];
    const Figure& figure = *one.figure;
    const std::string& unit = plan_.library.metrics[figure.metric].unit.unit;
    indent(depth);
    if (figure.metric != metric) add("{}: ", plan_.library.metrics[figure.metric].id);
    add("{}", figure.as_written);
    if (figure.value) add(" = {}{} {}", figure.value->value.text(), unit, name_of(figure.value->qualifier));
    add(", {}", name_of(figure.basis));
    if (figure.when) add(", {}", figure.when->text());
    if (!figure.scope.empty()) add(", {}", figure.scope);
    if (figure.provisional) add(", provisional");
    if (!figure.acknowledged.empty()) add(", acknowledged: {}", figure.acknowledged);
    add("  {}:{}", figure.stated_at.path, figure.stated_at.line);
    if (const Version* origin = plan_.site->origins.of((*plan_.visible)[one.document], figure))
      add("  commit {} {}\n", std::string_view(origin->commit).substr(0, 12),
          Instant{origin->time, origin->offset_minutes}.day().iso());
    else
      add("  commit not known\n");
  }

  void listed(std::string_view title, const std::vector<uint32_t>& figures) {
    if (figures.empty()) return;
    add("\n{}\n", title);
    for (size_t i = 0; i < std::min(figures.size(), most_entries); ++i)
      statement(figures[i], 1, plan_.ledger->figures()[figures[i]].figure->metric);
    if (figures.size() > most_entries) add("  and {} more\n", figures.size() - most_entries);
  }

  const Plan& plan_;
  std::string out_;
};

}  // namespace

std::string explained_text(const Plan& plan, const std::vector<ExplainedFigure>& all) {
  TextWriter writer(plan);
  for (const ExplainedFigure& one : all) writer.write(one);
  return writer.take();
}

}  // namespace gongbao
