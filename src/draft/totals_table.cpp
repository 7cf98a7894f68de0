#include "draft/totals_table.h"

#include <array>
#include <set>

#include "base/text.h"

namespace gongbao {
namespace {

constexpr Phrase columns[] = {Phrase::column_sum,      Phrase::column_total,  Phrase::column_remainder,
                              Phrase::column_previous, Phrase::column_change, Phrase::column_year_ago};
constexpr size_t column_count = std::size(columns);

struct Row {
  std::string name;
  std::array<std::string, column_count> cells;
  std::vector<std::string> sources;
};

class TotalsTable {
 public:
  explicit TotalsTable(Writer& writer) : writer_(writer), material_(writer.material) {}

  void add_to(DraftSection& section) {
    for (const Ref<Metric> metric : metrics_of(material_)) add_metric(metric);
    if (rows_.empty()) return;
    DraftBlock table{{}, DraftBlock::Form::table, {std::string(writer_.phrases[Phrase::column_metric])}, {}};
    std::array<bool, column_count> is_used{};
    for (const Row& row : rows_)
      for (size_t i = 0; i < column_count; ++i) is_used[i] = is_used[i] || !row.cells[i].empty();
    for (size_t i = 0; i < column_count; ++i)
      if (is_used[i]) table.columns.emplace_back(writer_.phrases[columns[i]]);
    PassageMaker of_all;
    for (Row& row : rows_) {
      std::vector<std::string> cells{row.name};
      for (size_t i = 0; i < column_count; ++i)
        if (is_used[i]) cells.push_back(row.cells[i]);
      for (const std::string& source : row.sources) of_all.add_source(source);
      table.passages.push_back({row_text(cells), std::move(row.sources)});
    }
    writer_.add_led(section, "totals.table", of_all.make(std::string(writer_.phrases[Phrase::totals_lead])),
                    std::move(table));
  }

 private:
  /// The answer's link, or nothing to say.
  std::string cell(FigureQuery query, FigureQuery::Show show, PassageMaker& sources) {
    query.show = show;
    const FigureAnswer found = material_.answer_to(query);
    return found.value ? writer_.figures.link(query, found, sources) : std::string();
  }

  size_t agencies_in(const FigureAnswer& answer) const {
    std::set<Ref<Agency>> agencies;
    for (const uint32_t index : answer.figures)
      if (material_.figure(index).value) agencies.insert(material_.figure(index).agency);
    return agencies.size();
  }

  void add_metric(Ref<Metric> metric) {
    const FigureQuery query = material_.query(metric);
    std::optional<uint32_t> shown = total_of(query);
    if (shown && !material_.scope().period && material_.figure(*shown).has_own_period)
      shown.reset();  // of a part of the time
    add_row(metric, query, shown);
    for (const Reconciliation& one : material_.site().reconciliations) {
      const Figure& total = material_.figure(one.total);
      if (total.metric != metric || one.total == shown || !material_.counts(one.total)) continue;
      FigureQuery of_total = query;
      of_total.agency = total.agency;
      if (total.has_own_period) of_total.period = total.when;
      if (of_total.agency == query.agency && of_total.period == query.period)
        continue;  // an older one of the same
      if (total_of(of_total) == one.total) add_row(metric, of_total, one.total);
    }
  }

  std::optional<uint32_t> total_of(FigureQuery query) const {
    query.show = FigureQuery::Show::total;
    const FigureAnswer found = material_.answer_to(query);
    return found.figures.size() == 1 ? std::optional(found.figures.front()) : std::nullopt;
  }

  void add_row(Ref<Metric> metric, const FigureQuery& query, std::optional<uint32_t> total) {
    using Show = FigureQuery::Show;
    const Metric::Kind kind = material_.metric(metric).kind;
    if (kind == Metric::Kind::rate) return;  // a range, in words
    const FigureAnswer sum = material_.answer_to(query);
    const bool is_sum = sum.value && (kind == Metric::Kind::ratio || agencies_in(sum) > 1 || total);
    if (!is_sum && !total) return;
    PassageMaker sources;
    Row row;
    row.name = name_of(metric, query);
    if (is_sum) row.cells[0] = cell(query, Show::subtree, sources);
    if (total) row.cells[1] = cell(query, Show::total, sources);
    if (total && is_sum && is_short_of(*total)) row.cells[2] = cell(query, Show::remainder, sources);
    if (is_sum && material_.standard_period() && query.agency == material_.scope().agency) {
      row.cells[3] = cell(query, Show::previous, sources);
      row.cells[4] = kind == Metric::Kind::ratio ? std::string() : cell(query, Show::change, sources);
      row.cells[5] = year_ago(query, sources);
    }
    row.sources = sources.make({}).sources;
    rows_.push_back(std::move(row));
  }

  /// What is not itemised is known only where the parts are less than the total.
  bool is_short_of(uint32_t total) const {
    const Reconciliation* one = find_reconciliation(material_.site().reconciliations, total);
    return one && one->judgement.verdict == Verdict::partly_itemised;
  }

  std::string year_ago(FigureQuery query, PassageMaker& sources) {
    const Period period = *material_.standard_period();
    const std::optional<Period> before = period.year_before();
    if (!before || before == period.previous()) return {};
    query.period = std::get<When>(When::parse(before->text(), true));
    return cell(query, FigureQuery::Show::subtree, sources);
  }

  std::string name_of(Ref<Metric> metric, const FigureQuery& query) {
    const std::string name = escaped(material_.metric(metric).name);
    std::vector<std::string> details;
    if (query.agency != material_.scope().agency) details.push_back(writer_.name(*query.agency));
    if (query.period != material_.scope().period)
      details.push_back(escaped(writer_.phrases.period(*query.period)));
    if (details.empty()) return name;
    return name + writer_.phrases.say(Phrase::brackets, join(details, writer_.phrases[Phrase::clause_comma]));
  }

  Writer& writer_;
  const Material& material_;
  std::vector<Row> rows_;
};

}  // namespace

std::vector<Ref<Metric>> metrics_of(const Material& material) {
  std::set<Ref<Metric>> found;
  for (const LedgerFigure& one : material.ledger().figures()) {
    if (one.figure->campaign != material.scope().campaign) continue;
    for (std::optional<Ref<Metric>> at = one.figure->metric; at && found.insert(*at).second;)
      at = material.metric(*at).part_of;
  }
  for (uint32_t i = 0; i < material.library().metrics().all().size(); ++i) {
    const Metric& metric = material.metric({i});
    if (metric.kind == Metric::Kind::ratio && found.contains(metric.ratio->numerator) &&
        found.contains(metric.ratio->denominator))
      found.insert({i});
  }
  return {found.begin(), found.end()};
}

void add_totals_table(Writer& writer, DraftSection& section) { TotalsTable(writer).add_to(section); }

}  // namespace gongbao
