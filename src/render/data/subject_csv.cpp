// data.csv of an agency, campaign, period or metric: the rows of data.json, flat, for spreadsheets.
#include "render/data/row_facts.h"
#include "render/data/rows.h"
#include "render/data/subject_rows.h"
#include "render/data_files.h"

namespace gongbao {
namespace {

constexpr std::string_view columns[] = {"agency",
                                        "campaign",
                                        "period",
                                        "metric",
                                        "name",
                                        "unit",
                                        "own",
                                        "own_qualifier",
                                        "subtree",
                                        "subtree_qualifier",
                                        "total",
                                        "total_qualifier",
                                        "remainder",
                                        "remainder_qualifier",
                                        "verdict",
                                        "reason",
                                        "previous",
                                        "previous_qualifier",
                                        "change",
                                        "change_qualifier",
                                        "change_percent",
                                        "year_ago",
                                        "year_ago_qualifier",
                                        "year_change",
                                        "year_change_qualifier",
                                        "year_change_percent",
                                        "target",
                                        "coverage"};

void write_quantity(CsvRows& rows, const std::optional<Quantity>& quantity) {
  if (quantity) {
    rows.made(quantity->value.text());
    rows.made(name_of(quantity->qualifier));
  } else {
    rows.empty();
    rows.empty();
  }
}

void write_change(CsvRows& rows, const std::optional<Change>& change) {
  write_quantity(rows, change ? std::optional(change->before) : std::nullopt);
  write_quantity(rows, change ? change->change : std::nullopt);
  rows.made(change && change->percent ? change->percent->text() : std::string());
}

/// "met (>= 100 by 2008-09-30)": a cell that began with = would be a formula.
std::string target_cell(const RowFacts& facts) {
  if (!facts.target) return {};
  const std::string by = facts.target->by ? " by " + facts.target->by->text() : std::string();
  return fmt::format("{} ({} {}{})", name_of(facts.target_state), typed(facts.target->comparison),
                     facts.target->value->value.text(), by);
}

/// "7 of 9": a spreadsheet would take 7/9 for a day.
std::string coverage_cell(const std::optional<Coverage>& coverage) {
  return coverage ? fmt::format("{} of {}", coverage->reported(), coverage->expected.size()) : std::string();
}

void write_row(CsvRows& rows, const RenderContext& context, const Cell& cell) {
  const VisibleLibrary& library = context.library();
  const Metric& metric = library.metrics()[cell.metric];
  const RowFacts facts = row_facts(context, cell);
  rows.text(library.agencies()[cell.agency].id);
  rows.text(cell.campaign ? std::string_view(library[*cell.campaign].id) : std::string_view());
  rows.made(cell.period ? cell.period->text() : std::string());
  rows.text(metric.id);
  rows.text(metric.name);
  rows.text(metric.unit.unit);
  write_quantity(rows, cell.own);
  write_quantity(rows, cell.subtree);
  write_quantity(rows, cell.total);
  write_quantity(rows, facts.total ? facts.total->remainder : std::nullopt);
  rows.made(facts.total ? name_of(facts.total->judgement.verdict) : std::string_view());
  rows.made(facts.total ? name_of(facts.total->judgement.reason) : std::string_view());
  write_change(rows, facts.previous);
  write_change(rows, facts.year_ago);
  rows.made(target_cell(facts));
  rows.made(coverage_cell(facts.coverage));
  rows.end_row();
}

}  // namespace

std::string subject_csv(const RenderContext& context, const Page& page) {
  CsvRows rows({std::begin(columns), std::end(columns)}, context.library().config().excel_bom);
  for (const uint32_t row : subject_rows(context, page)) write_row(rows, context, context.ledger().cell(row));
  return rows.take();
}

}  // namespace gongbao
