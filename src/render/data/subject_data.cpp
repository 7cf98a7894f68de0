// data.json and data.csv of an agency, campaign, period or metric: one row for each agency, campaign, period
// and metric that the subject's pages show (behaviour 3).
#include "render/child_cells.h"
#include "render/data/rows.h"
#include "render/data_files.h"
#include "render/figure_cell.h"

namespace gongbao {
namespace {

/// What is reckoned from several cells, which is not done yet.
constexpr std::string_view members_of_later =
    R"("remainder":null,"verdict":null,"reason":null,"previous":null,"change":null,"change_percent":null,)"
    R"("year_ago":null,"year_change":null,"year_change_percent":null,"target":null,"coverage":null)";

bool says_something(const Cell& cell) {
  return cell.subtree || !cell.own_figures.empty() || !cell.total_figures.empty();
}

/// The subject's cells in the order of the ledger.
std::vector<Cell> cells_of(const RenderContext& context, const Page& page) {
  const CellRange cells = context.ledger().cells();
  std::vector<Cell> result;
  const auto add = [&](const Cell& cell) {
    if (says_something(cell)) result.push_back(cell);
  };
  const auto add_listed = [&](const std::vector<uint32_t>& indices) {
    for (const uint32_t index : indices) add(cells[index]);
  };
  const Ref<Agency> agency{page.subject};
  switch (page.data_of) {
    case SubjectKind::campaign:
      add_listed(context.site.index.cells_of(Ref<Document>{page.subject}));
      break;
    case SubjectKind::period:
      add_listed(context.site.index.cells_of(*page.period));
      break;
    case SubjectKind::metric:
      add_listed(context.ledger().of_metric({page.subject}));
      break;
    case SubjectKind::agency:
      for (const Cell& cell : context.ledger().cells(agency)) add(cell);
  }
  return result;
}

struct RowNames {
  const std::string& agency;
  std::string_view campaign;  ///< empty: all together
  std::string period;         ///< empty: the whole campaign
  const Metric& metric;
};

RowNames names_of(const RenderContext& context, const Cell& cell) {
  const VisibleLibrary& library = context.library();
  return {library.agencies()[cell.agency].id,
          cell.campaign ? std::string_view(library[*cell.campaign].id) : std::string_view(),
          cell.period ? cell.period->text() : std::string(), library.metrics()[cell.metric]};
}

class SubjectJson {
 public:
  SubjectJson(const RenderContext& context, size_t rows) : context_(context), rows_("data") {
    rows_.expect(rows);
  }

  void write(const Cell& cell) {
    const RowNames names = names_of(context_, cell);
    rows_.begin_row();
    rows_.text("agency", names.agency);
    rows_.text("campaign", names.campaign);
    rows_.text("period", names.period);
    rows_.text("metric", names.metric.id);
    rows_.text("name", names.metric.name);
    rows_.text("unit", names.metric.unit.unit);
    write_stated("own", cell.own, cell.own_figures, names.metric);
    write_subtree(cell, names.metric);
    write_stated("total", cell.total, cell.total_figures, names.metric);
    rows_.ready_members(members_of_later);
    rows_.end_row();
  }

  std::string take() { return rows_.take(); }

 private:
  /// What statements make: a sum with its figures, or what they say where they do not add or have no number.
  void write_stated(const char* key, const std::optional<Quantity>& quantity,
                    const std::span<const uint32_t> figures, const Metric& metric) {
    if (!quantity && figures.empty()) return rows_.null(key);
    begin_quantity(
        key, quantity,
        quantity ? quantity_words(*quantity, metric, context_) : statements_words(figures, context_));
    rows_.begin_list("from");
    for (const uint32_t index : figures) {
      const Place& place = context_.ledger().figures()[index].figure->stated_at;
      place_ = place.path;
      place_ += '#';
      place_ += std::to_string(place.line);
      rows_.item(place_);
    }
    rows_.end_list();
    rows_.end_object();
  }

  void write_subtree(const Cell& cell, const Metric& metric) {
    if (!cell.subtree) return rows_.null("subtree");
    begin_quantity("subtree", cell.subtree, quantity_words(*cell.subtree, metric, context_));
    rows_.begin_list("from");
    if (!below_.are_below(cell)) below_ = ChildCells(context_, cell);
    for (const ChildCells::Child& child : below_.children())
      if (const std::optional<Cell> part = child.cells.of_metric(cell.metric); part && part->subtree)
        rows_.item(context_.library().agencies()[child.agency].id);
    rows_.end_list();
    rows_.end_object();
  }

  void begin_quantity(const char* key, const std::optional<Quantity>& quantity, const std::string& text) {
    const auto end = [&](const char* name, const std::optional<Range::End>& one) {
      one ? rows_.text(name, one->value.text()) : rows_.null(name);
    };
    rows_.begin_object(key);
    if (quantity) {
      rows_.text("value", quantity->value.text());
      rows_.text("qualifier", name_of(quantity->qualifier));
      end("low", quantity->range.low);
      end("high", quantity->range.high);
    } else {
      for (const char* name : {"value", "qualifier", "low", "high"}) rows_.null(name);
    }
    rows_.text("text", text);
  }

  const RenderContext& context_;
  JsonRows rows_;
  ChildCells below_;
  std::string place_;  ///< kept for its memory
};

void write_csv(CsvRows& rows, const std::optional<Quantity>& quantity) {
  if (quantity) {
    rows.made(quantity->value.text());
    rows.made(name_of(quantity->qualifier));
  } else {
    rows.empty();
    rows.empty();
  }
}

}  // namespace

std::string subject_json(const RenderContext& context, const Page& page) {
  const std::vector<Cell> cells = cells_of(context, page);
  SubjectJson json(context, cells.size());
  for (const Cell& cell : cells) json.write(cell);
  return json.take();
}

std::string subject_csv(const RenderContext& context, const Page& page) {
  const std::vector<std::string_view> later{"remainder",
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
  std::vector<std::string_view> columns{
      "agency",  "campaign",          "period", "metric",         "name", "unit", "own", "own_qualifier",
      "subtree", "subtree_qualifier", "total",  "total_qualifier"};
  columns.insert(columns.end(), later.begin(), later.end());
  CsvRows rows(columns, context.library().config().excel_bom);
  for (const Cell& cell : cells_of(context, page)) {
    const RowNames names = names_of(context, cell);
    rows.text(names.agency);
    rows.text(names.campaign);
    rows.made(names.period);
    rows.text(names.metric.id);
    rows.text(names.metric.name);
    rows.text(names.metric.unit.unit);
    write_csv(rows, cell.own);
    write_csv(rows, cell.subtree);
    write_csv(rows, cell.total);
    for (size_t i = 0; i < later.size(); ++i) rows.empty();
    rows.end_row();
  }
  return rows.take();
}

}  // namespace gongbao
