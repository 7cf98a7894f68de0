#include "render/data/subject_rows.h"

#include "render/figure_cell.h"

namespace gongbao {
namespace {

/// Cells that stand on a subject's pages, gathered table by table; one may stand in several.
class ShownCells {
 public:
  explicit ShownCells(const RenderContext& context) : context_(context) {}

  void add(const CellRange& cells) {
    for (auto at = cells.begin(); at != cells.end(); ++at) add(*at);
  }

  void add(const std::optional<Cell>& cell) {
    if (cell && says_something(*cell)) numbers_.push_back(cell->number);
  }

  /// A table for each of the highest agencies.
  void add_tops(std::optional<Ref<Document>> campaign, std::optional<Period> period) {
    for (const Ref<Agency> top : context_.site.tops(campaign, period))
      add(context_.ledger().cells(top, period, campaign));
  }

  void add_tops(std::optional<Ref<Document>> campaign, std::optional<Period> period, Ref<Metric> metric) {
    for (const Ref<Agency> top : context_.site.tops(campaign, period))
      add(context_.ledger().find(top, period, campaign, metric));
  }

  std::vector<uint32_t> take() {
    std::sort(numbers_.begin(), numbers_.end());
    numbers_.erase(std::unique(numbers_.begin(), numbers_.end()), numbers_.end());
    return std::move(numbers_);
  }

 private:
  bool says_something(const Cell& cell) const {
    return cell.subtree || cell.own || !cell.own_figures.empty() || !cell.total_figures.empty() ||
           !statements_of(context_, cell).empty();
  }

  const RenderContext& context_;
  std::vector<uint32_t> numbers_;
};

void add_agency(ShownCells& shown, const RenderContext& context, Ref<Agency> agency) {
  shown.add(context.ledger().cells(agency));
}

/// Its highest agencies, as a whole and in each period; agency by agency what each participant should report,
/// or without that, what two or more of them state.
void add_campaign(ShownCells& shown, const RenderContext& context, Ref<Document> ref) {
  const VisibleLibrary& library = context.library();
  shown.add_tops(ref, std::nullopt);
  for (const Period period : context.ledger().periods_of(ref)) shown.add_tops(ref, period);

  const std::vector<Ref<Metric>>& expected = library[ref].as_campaign()->expected;
  std::map<Ref<Metric>, std::vector<Cell>> by_metric;
  for (uint32_t agency = 0; agency < library.agencies().all().size(); ++agency)
    for (const Cell& cell : context.ledger().cells({agency}, std::nullopt, ref))
      by_metric[cell.metric].push_back(cell);
  for (const auto& [metric, cells] : by_metric) {
    const auto states = [](const Cell& cell) {
      return !cell.own_figures.empty() || !cell.total_figures.empty();
    };
    const bool is_shown = expected.empty()
                              ? std::count_if(cells.begin(), cells.end(), states) > 1
                              : std::find(expected.begin(), expected.end(), metric) != expected.end();
    if (!is_shown) continue;
    for (const Cell& cell : cells) shown.add(cell);
  }
}

/// All campaigns together; in `undated` each is summed by itself.
void add_period(ShownCells& shown, const RenderContext& context, Period period) {
  if (!period.is_undated()) return shown.add_tops(std::nullopt, period);
  for (const Ref<Document> campaign : context.library().of_kind(DocumentKind::campaign))
    shown.add_tops(campaign, period);
}

/// The highest agencies in each period and each whole campaign; every agency in the newest year.
void add_metric(ShownCells& shown, const RenderContext& context, Ref<Metric> metric) {
  const VisibleLibrary& library = context.library();
  for (const Ref<Document> campaign : library.of_kind(DocumentKind::campaign))
    shown.add_tops(campaign, std::nullopt, metric);
  for (const Period period : context.site.reported_periods) shown.add_tops(std::nullopt, period, metric);

  const std::vector<Period>& periods = context.site.reported_periods;
  for (auto period = periods.rbegin(); period != periods.rend(); ++period) {
    if (period->kind() != Period::Kind::year) continue;
    bool is_stated = false;
    for (uint32_t agency = 0; agency < library.agencies().all().size(); ++agency) {
      const std::optional<Cell> cell = context.ledger().find({agency}, *period, std::nullopt, metric);
      is_stated = is_stated || cell;
      shown.add(cell);
    }
    if (is_stated) return;
  }
}

}  // namespace

std::vector<uint32_t> subject_rows(const RenderContext& context, const Page& page) {
  ShownCells shown(context);
  switch (page.data_of) {
    case SubjectKind::agency:
      add_agency(shown, context, {page.subject});
      break;
    case SubjectKind::campaign:
      add_campaign(shown, context, {page.subject});
      break;
    case SubjectKind::period:
      add_period(shown, context, *page.period);
      break;
    case SubjectKind::metric:
      add_metric(shown, context, {page.subject});
      break;
  }
  return shown.take();
}

}  // namespace gongbao
