#include "figures/ledger_builder.h"

#include <tuple>

namespace gongbao {
namespace {

/// The order of cells(); the whole campaign comes before its periods, all campaigns before each.
auto key_of(const Cell& cell) {
  return std::tuple(cell.agency, cell.period.has_value(), cell.period.value_or(Period()), cell.campaign.has_value(),
                    cell.campaign.value_or(Ref<Document>()), cell.metric);
}

void merge_into(std::optional<Quantity>& into, const std::optional<Quantity>& more) {
  if (!more) return;
  into = into ? sum(*into, *more) : more;
}

/// Sorts, and makes one of all cells with one key.
void merge_equal(std::vector<Cell>& cells) {
  std::stable_sort(cells.begin(), cells.end(), [](const Cell& a, const Cell& b) { return key_of(a) < key_of(b); });
  size_t kept = 0;
  for (size_t i = 0; i < cells.size(); ++i) {
    if (kept > 0 && key_of(cells[kept - 1]) == key_of(cells[i])) {
      Cell& into = cells[kept - 1];
      merge_into(into.own, cells[i].own);
      merge_into(into.subtree, cells[i].subtree);
      into.own_figures.insert(into.own_figures.end(), cells[i].own_figures.begin(), cells[i].own_figures.end());
      into.total_figures.insert(into.total_figures.end(), cells[i].total_figures.begin(), cells[i].total_figures.end());
    } else {
      if (kept != i) cells[kept] = std::move(cells[i]);
      ++kept;
    }
  }
  cells.resize(kept);
}

}  // namespace

Ledger LedgerBuilder::build() {
  ledger_.library_ = &library_;
  collect_figures();
  reckon_own();
  attach_totals();
  merge_equal(ledger_.cells_);
  join_campaigns();
  join_subtrees();
  finish();
  return std::move(ledger_);
}

void LedgerBuilder::collect_figures() {
  for (const Ref<Document> document : library_.documents())
    for (const Figure& figure : library_[document].figures) ledger_.figures_.push_back({&figure, document});
}

void LedgerBuilder::reckon_own() {
  std::vector<uint32_t> order;
  for (uint32_t i = 0; i < ledger_.figures_.size(); ++i)
    if (ledger_.figures_[i].figure->basis != FigureBasis::total && ledger_.figures_[i].figure->campaign) order.push_back(i);
  const auto series_key = [&](uint32_t i) {
    const Figure& figure = *ledger_.figures_[i].figure;
    return std::tuple(figure.agency, *figure.campaign, figure.metric, i);
  };
  std::sort(order.begin(), order.end(), [&](uint32_t a, uint32_t b) { return series_key(a) < series_key(b); });
  for (size_t begin = 0; begin < order.size();) {
    const Figure& first = *ledger_.figures_[order[begin]].figure;
    size_t end = begin;
    while (end < order.size()) {
      const Figure& figure = *ledger_.figures_[order[end]].figure;
      if (std::tie(figure.agency, *figure.campaign, figure.metric) != std::tie(first.agency, *first.campaign, first.metric)) break;
      ++end;
    }
    OwnSeries series;
    series.metric = &library_.metrics()[first.metric];
    series.figures.assign(order.begin() + static_cast<ptrdiff_t>(begin), order.begin() + static_cast<ptrdiff_t>(end));
    series.campaign_period = library_[*first.campaign].as_campaign()->period;
    reckon_series(series, first.agency, *first.campaign, first.metric);
    begin = end;
  }
}

void LedgerBuilder::reckon_series(const OwnSeries& series, Ref<Agency> agency, Ref<Document> campaign, Ref<Metric> metric) {
  std::set<Period> periods;
  const Day today = Instant{library_.as_of().seconds, library_.config().zone_minutes}.day();
  for (const uint32_t index : series.figures) {
    const Figure& figure = *ledger_.figures_[index].figure;
    for (const Period period : periods_of(figure.when, library_.config())) periods.insert(period);
    if (figure.basis == FigureBasis::cumulative && figure.when && figure.when->days() && figure.when->days()->last)
      for (const Period period : periods_of(*figure.when->days()->last, library_.config()))
        periods.insert(period);
    const std::optional<DayRange> days = figure.when ? figure.when->days() : std::nullopt;
    if (series.metric->kind == Metric::Kind::stock && days && days->first && !days->last)  // `A/..` holds from A on
      for (Day day = *days->first; day <= today; day = Day{Period::month_of(day).days().last->number + 1})
        for (const Period period : periods_of(day, library_.config()))
          periods.insert(period);
  }
  const auto put = [&](std::optional<Period> period) {
    Cell cell;
    cell.agency = agency;
    cell.period = period;
    cell.campaign = campaign;
    cell.metric = metric;
    std::optional<DayRange> span;
    if (period && !period->is_undated()) span = period->days();
    OwnValue value = own_value(series, ledger_.figures_, span, period && period->is_undated());
    if (value.figures.empty()) return;
    cell.own = value.value;
    cell.own_figures = std::move(value.figures);
    ledger_.cells_.push_back(std::move(cell));
  };
  put(std::nullopt);
  for (const Period period : periods) put(period);
}

void LedgerBuilder::attach_totals() {
  for (uint32_t i = 0; i < ledger_.figures_.size(); ++i) {
    const Figure& figure = *ledger_.figures_[i].figure;
    if (figure.basis != FigureBasis::total || !figure.campaign) continue;
    const auto put = [&](std::optional<Period> period) {
      Cell cell;
      cell.agency = figure.agency;
      cell.period = period;
      cell.campaign = figure.campaign;
      cell.metric = figure.metric;
      cell.total_figures.push_back(i);
      ledger_.cells_.push_back(std::move(cell));
    };
    put(std::nullopt);
    for (const Period period : periods_of(figure.when, library_.config())) put(period);
  }
}

/// Cells of a dated period for all campaigns together; `undated` and whole campaigns stay apart (content model 3.1).
void LedgerBuilder::join_campaigns() {
  std::vector<Cell> joined;
  for (const Cell& cell : ledger_.cells_) {
    if (!cell.period || cell.period->is_undated()) continue;
    joined.push_back(cell);
    joined.back().campaign.reset();
  }
  merge_equal(joined);
  for (Cell& cell : joined)
    if (library_.metrics()[cell.metric].kind == Metric::Kind::rate && cell.own_figures.size() > 1) cell.own.reset();
  ledger_.cells_.insert(ledger_.cells_.end(), std::make_move_iterator(joined.begin()), std::make_move_iterator(joined.end()));
}

void LedgerBuilder::join_subtrees() {
  std::vector<Cell> spread;
  for (Cell& cell : ledger_.cells_) {
    const Metric::Kind kind = library_.metrics()[cell.metric].kind;
    if (kind == Metric::Kind::flow || kind == Metric::Kind::stock) cell.subtree = cell.own;
    const bool has_own = !cell.own_figures.empty();
    if (!has_own) continue;
    for (std::optional<Ref<Agency>> above = library_.agencies()[cell.agency].parent; above;
         above = library_.agencies()[*above].parent) {
      Cell share;
      share.agency = *above;
      share.period = cell.period;
      share.campaign = cell.campaign;
      share.metric = cell.metric;
      share.subtree = cell.subtree;
      spread.push_back(std::move(share));
    }
  }
  ledger_.cells_.insert(ledger_.cells_.end(), std::make_move_iterator(spread.begin()), std::make_move_iterator(spread.end()));
  merge_equal(ledger_.cells_);
}

void LedgerBuilder::finish() {
  ledger_.figures_by_metric_.resize(library_.metrics().all().size());
  for (uint32_t i = 0; i < ledger_.figures_.size(); ++i)
    ledger_.figures_by_metric_[ledger_.figures_[i].figure->metric.index].push_back(i);
  for (std::vector<uint32_t>& one : ledger_.figures_by_metric_)
    std::stable_sort(one.begin(), one.end(), [&](uint32_t a, uint32_t b) {
      return ledger_.figures_[a].figure->agency < ledger_.figures_[b].figure->agency;
    });
  const size_t agencies = library_.agencies().all().size();
  for (uint32_t agency = 0, at = 0; agency <= agencies; ++agency) {
    while (at < ledger_.cells_.size() && ledger_.cells_[at].agency.index < agency) ++at;
    ledger_.agency_begin_.push_back(at);
  }
  ledger_.by_metric_.resize(library_.metrics().all().size());
  for (uint32_t i = 0; i < ledger_.cells_.size(); ++i) {
    Cell& cell = ledger_.cells_[i];
    ledger_.by_metric_[cell.metric.index].push_back(i);
    std::sort(cell.own_figures.begin(), cell.own_figures.end());
    for (const uint32_t total : cell.total_figures)  // the newest, by date and then as written down
      if (const Figure& figure = *ledger_.figures_[total].figure; figure.value) cell.total = figure.value;
    if (!cell.period) continue;
    ledger_.agency_periods_.emplace_back(cell.agency, *cell.period);
    if (cell.campaign) ledger_.campaign_periods_.emplace_back(*cell.campaign, *cell.period);
  }
  const auto unique = [](auto& list) {
    std::sort(list.begin(), list.end());
    list.erase(std::unique(list.begin(), list.end()), list.end());
  };
  unique(ledger_.agency_periods_);
  unique(ledger_.campaign_periods_);
}

Ledger roll_up(const VisibleLibrary& library) { return LedgerBuilder(library).build(); }

}  // namespace gongbao
