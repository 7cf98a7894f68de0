// data.json of an agency, campaign, period or metric: each number with its sureness, its bounds and, one step
// down, what it is made of (behaviour 3).
#include "render/child_cells.h"
#include "render/data/json_quantity.h"
#include "render/data/row_facts.h"
#include "render/data/subject_rows.h"
#include "render/data_files.h"
#include "render/figure_cell.h"

namespace gongbao {
namespace {

class SubjectJson {
 public:
  SubjectJson(const RenderContext& context, size_t rows) : context_(context), rows_("data") {
    rows_.expect(rows);
  }

  void write(const Cell& cell) {
    const VisibleLibrary& library = context_.library();
    const Metric& metric = library.metrics()[cell.metric];
    const RowFacts facts = row_facts(context_, cell);
    rows_.begin_row();
    rows_.text("agency", agency_id(cell.agency));
    rows_.text("campaign", cell.campaign ? std::string_view(library[*cell.campaign].id) : std::string_view());
    rows_.text("period", cell.period ? cell.period->text() : std::string());
    rows_.text("metric", metric.id);
    rows_.text("name", metric.name);
    rows_.text("unit", metric.unit.unit);
    write_own(cell, metric);
    write_subtree(cell, metric);
    write_total(cell, metric);
    write_verdict(facts.total, metric);
    write_change(cell, facts.previous, metric, "previous", "change", "change_percent");
    write_change(cell, facts.year_ago, metric, "year_ago", "year_change", "year_change_percent");
    write_target(facts);
    write_coverage(facts.coverage);
    rows_.end_row();
  }

  std::string take() { return rows_.take(); }

 private:
  const std::string& agency_id(Ref<Agency> agency) const { return context_.library().agencies()[agency].id; }

  void add_places(std::span<const uint32_t> figures) {
    for (const uint32_t index : figures)
      add_place(rows_, context_.ledger().figures()[index].figure->stated_at);
  }

  void add_sides(const Metric& ratio) {
    for (const Ref<Metric> side : {ratio.ratio->numerator, ratio.ratio->denominator})
      rows_.item(context_.library().metrics()[side].id);
  }

  /// What statements make: a sum, or what they say where they do not add or have no number.
  std::string words(const std::optional<Quantity>& quantity, std::span<const uint32_t> figures,
                    const Metric& metric) const {
    return quantity ? quantity_words(*quantity, metric, context_) : statements_words(figures, context_);
  }

  void write_own(const Cell& cell, const Metric& metric) {
    if (!cell.own && cell.own_figures.empty()) return rows_.null("own");
    begin_quantity(rows_, "own", cell.own, words(cell.own, cell.own_figures, metric));
    add_places(cell.own_figures);
    if (metric.kind == Metric::Kind::ratio) add_sides(metric);
    end_quantity(rows_);
  }

  /// Where nothing adds, what those below say, if it is more than the agency itself does.
  void write_subtree(const Cell& cell, const Metric& metric) {
    if (cell.subtree && metric.kind == Metric::Kind::ratio) {
      begin_quantity(rows_, "subtree", cell.subtree, quantity_words(*cell.subtree, metric, context_));
      add_sides(metric);
      return end_quantity(rows_);
    }
    std::vector<uint32_t> statements;
    if (!cell.subtree) {
      statements = statements_of(context_, cell);
      if (statements.size() == cell.own_figures.size()) return rows_.null("subtree");
    }
    begin_quantity(rows_, "subtree", cell.subtree, words(cell.subtree, statements, metric));
    if (!below_.are_below(cell)) below_ = ChildCells(context_, cell);
    for (const ChildCells::Child& child : below_.children())
      if (const std::optional<Cell> part = child.cells.of_metric(cell.metric);
          part && (cell.subtree ? part->subtree.has_value() : !statements_of(context_, *part).empty()))
        rows_.item(agency_id(child.agency));
    end_quantity(rows_);
  }

  void write_total(const Cell& cell, const Metric& metric) {
    if (cell.total_figures.empty()) return rows_.null("total");
    begin_quantity(rows_, "total", cell.total, words(cell.total, cell.total_figures, metric));
    add_places(cell.total_figures);
    end_quantity(rows_);
  }

  /// A remainder is made of the total and of the parts that are taken from it.
  void write_verdict(const Reconciliation* found, const Metric& metric) {
    if (found && found->remainder) {
      begin_quantity(rows_, "remainder", found->remainder,
                     quantity_words(*found->remainder, metric, context_));
      add_places(std::span(&found->total, 1));
      for (const Reconciliation::Part& part : found->parts)
        if (part.value) rows_.item(agency_id(part.agency));
      end_quantity(rows_);
    } else {
      rows_.null("remainder");
    }
    found ? rows_.text("verdict", name_of(found->judgement.verdict)) : rows_.null("verdict");
    found ? rows_.text("reason", name_of(found->judgement.reason)) : rows_.null("reason");
  }

  /// An earlier value is this row's of that period; a change is made of both.
  void write_change(const Cell& cell, const std::optional<Change>& change, const Metric& metric,
                    std::string_view before_key, std::string_view change_key, std::string_view percent_key) {
    if (!change) {
      for (const std::string_view key : {before_key, change_key, percent_key}) rows_.null(key);
      return;
    }
    const std::string earlier = change->period.text();
    begin_quantity(rows_, before_key, change->before, quantity_words(change->before, metric, context_));
    rows_.item(earlier);
    end_quantity(rows_);
    if (change->change) {
      begin_quantity(rows_, change_key, change->change, quantity_words(*change->change, metric, context_));
      rows_.item(cell.period->text());
      rows_.item(earlier);
      end_quantity(rows_);
    } else {
      rows_.null(change_key);
    }
    change->percent ? rows_.text(percent_key, change->percent->text()) : rows_.null(percent_key);
  }

  void write_target(const RowFacts& facts) {
    if (!facts.target) return rows_.null("target");
    rows_.begin_object("target");
    rows_.text("op", typed(facts.target->comparison));
    rows_.text("value", facts.target->value->value.text());
    facts.target->by ? rows_.text("by", facts.target->by->text()) : rows_.null("by");
    rows_.text("state", name_of(facts.target_state));
    rows_.end_object();
  }

  void write_coverage(const std::optional<Coverage>& coverage) {
    if (!coverage) return rows_.null("coverage");
    rows_.begin_object("coverage");
    rows_.number("reported", static_cast<int64_t>(coverage->reported()));
    rows_.number("expected", static_cast<int64_t>(coverage->expected.size()));
    rows_.begin_list("silent");
    for (const Ref<Agency> one : coverage->silent) rows_.item(agency_id(one));
    rows_.end_list();
    rows_.end_object();
  }

  const RenderContext& context_;
  JsonRows rows_;
  ChildCells below_;
};

}  // namespace

std::string subject_json(const RenderContext& context, const Page& page) {
  const std::vector<uint32_t> rows = subject_rows(context, page);
  SubjectJson json(context, rows.size());
  for (const uint32_t row : rows) json.write(context.ledger().cell(row));
  return json.take();
}

}  // namespace gongbao
