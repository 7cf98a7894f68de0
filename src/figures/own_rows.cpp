// What an agency did itself, campaign by campaign and all together.
#include "figures/ledger_builder.h"
#include "figures/row_merge.h"

namespace gongbao {
namespace {

/// The (order of a period, figure) pairs of a series, period by period.
using InPeriods = std::vector<std::pair<uint32_t, uint32_t>>;

}  // namespace

void LedgerBuilder::add_series(Rows& rows, Entries entries) {
  std::vector<uint32_t> figures;
  std::vector<uint32_t> totals;
  bool is_plain = metric(entries.front().metric).kind == Metric::Kind::flow;
  for (const FigureEntry& entry : entries) {
    const FigureBasis basis = ledger_.figures_[entry.figure].figure->basis;
    (basis == FigureBasis::total ? totals : figures).push_back(entry.figure);
    is_plain = is_plain && basis != FigureBasis::cumulative;
  }
  Rows own;
  if (!figures.empty()) is_plain ? add_plain(own, entries, figures) : add_reckoned(own, entries, std::move(figures));
  if (!totals.empty()) add_totals(own, entries, totals);
  rows.insert(rows.end(), own.begin(), own.end());
}

/// Own statements only: each adds to every period that holds it.
void LedgerBuilder::add_plain(Rows& rows, Entries entries, const std::vector<uint32_t>& figures) {
  InPeriods in_periods;
  std::vector<uint32_t> orders;
  for (const uint32_t figure : figures) {
    orders.assign(1, 0);
    collect_orders(ledger_.figures_[figure], orders);
    for (const uint32_t order : orders) in_periods.emplace_back(order, figure);
  }
  std::sort(in_periods.begin(), in_periods.end());
  std::vector<uint32_t> own;
  for (size_t begin = 0; begin < in_periods.size();) {
    LedgerRow row;
    row.period = in_periods[begin].first;
    row.campaign = entries.front().campaign + 1;
    row.metric = entries.front().metric;
    QuantitySum sum(ledger_.store_);
    own.clear();
    for (; begin < in_periods.size() && in_periods[begin].first == row.period; ++begin) {
      own.push_back(in_periods[begin].second);
      if (const auto& value = ledger_.figures_[own.back()].figure->value) sum.add(ledger_.store_.put(value));
    }
    row.own = sum.result();
    if (sum.has_overflown()) ledger_.overflows_.emplace_back(Ref<Agency>{entries.front().agency}, Ref<Metric>{row.metric});
    set_own(row, own);
    rows.push_back(row);
  }
}

/// Series of which a period's value is more than a sum: cumulative ones, stocks, rates.
void LedgerBuilder::add_reckoned(Rows& rows, Entries entries, std::vector<uint32_t> figures) {
  const FigureEntry& first = entries.front();
  order_by_statement(figures, ledger_.figures_);
  std::vector<uint32_t> orders{0};
  for (const uint32_t index : figures) {
    const LedgerFigure& one = ledger_.figures_[index];
    collect_orders(one, orders);
    if (one.figure->basis == FigureBasis::cumulative && one.days && one.days->last)
      for (const Period period : periods_of(*one.days->last, library_.config())) orders.push_back(period.order());
    if (metric(first.metric).kind == Metric::Kind::stock && one.days && one.days->first && !one.days->last)
      for (Day day = *one.days->first; day <= library_.today(); day = Day{Period::month_of(day).days().last->number + 1})
        for (const Period period : periods_of(day, library_.config())) orders.push_back(period.order());  // holds from then on
  }
  std::sort(orders.begin(), orders.end());
  orders.erase(std::unique(orders.begin(), orders.end()), orders.end());
  OwnSeries series{&metric(first.metric), std::move(figures), library_[{first.campaign}].as_campaign()->period};
  for (const uint32_t order : orders) {
    const bool is_undated = order == Period::undated().order();
    std::optional<DayRange> span;
    if (order != 0 && !is_undated) span = Period::of_order(order).days();
    const OwnValue value = own_value(series, ledger_.figures_, span, is_undated);
    if (order != 0)
      for (const uint32_t figure : value.straddling) note_straddling({first.agency}, Period::of_order(order), figure);
    if (value.has_overflown) ledger_.overflows_.emplace_back(Ref<Agency>{first.agency}, Ref<Metric>{first.metric});
    if (value.figures.empty()) continue;
    LedgerRow row;
    row.period = order;
    row.campaign = first.campaign + 1;
    row.metric = first.metric;
    row.own = ledger_.store_.put(value.value);
    set_own(row, value.figures);
    rows.push_back(row);
  }
}

/// Reported totals stand in the periods that hold their whole span; never added.
void LedgerBuilder::add_totals(Rows& rows, Entries entries, const std::vector<uint32_t>& totals) {
  std::vector<uint32_t> sorted = totals;
  order_by_statement(sorted, ledger_.figures_);
  InPeriods in_periods;
  for (uint32_t rank = 0; rank < sorted.size(); ++rank) {
    const LedgerFigure& one = ledger_.figures_[sorted[rank]];
    in_periods.emplace_back(0, rank);
    if (one.is_undated) in_periods.emplace_back(Period::undated().order(), rank);
    if (const std::optional<DayRange> span = span_of_total(one, library_); span && !one.is_undated)
      for (const Period period : periods_of(*span, library_.config())) in_periods.emplace_back(period.order(), rank);
  }
  std::sort(in_periods.begin(), in_periods.end());
  for (size_t begin = 0; begin < in_periods.size();) {
    const uint32_t order = in_periods[begin].first;
    std::vector<uint32_t> here;
    for (; begin < in_periods.size() && in_periods[begin].first == order; ++begin)
      here.push_back(sorted[in_periods[begin].second]);
    const auto row = std::find_if(rows.begin(), rows.end(), [&](const LedgerRow& one) { return one.period == order; });
    if (row != rows.end()) {
      const auto first = ledger_.pool_.begin() + row->figures;
      set_own(*row, std::vector<uint32_t>(first, first + row->own_count), here);
    } else {
      LedgerRow fresh;
      fresh.period = order;
      fresh.campaign = entries.front().campaign + 1;
      fresh.metric = entries.front().metric;
      set_own(fresh, {}, here);
      rows.push_back(fresh);
    }
  }
}

/// A campaign that knows one part only, and nothing of the whole, would get that part twice.
bool LedgerBuilder::has_whole(uint32_t campaign, uint32_t index) const {
  if (stated_.contains({campaign, index})) return true;
  size_t parts = 0;
  for (const Ref<Metric> part : metric(index).parts) parts += has_whole(campaign, part.index) ? 1 : 0;
  return parts > 1;
}

/// An agency that states only parts of a metric counts with their sum (content model 3.3).
void LedgerBuilder::add_wholes(Rows& rows, Entries entries) {
  const std::vector<Metric>& metrics = library_.metrics().all();
  std::vector<std::pair<uint32_t, uint32_t>> stated;  // campaign and metric
  for (const FigureEntry& entry : entries)
    if (const Figure& figure = *ledger_.figures_[entry.figure].figure; figure.basis != FigureBasis::total)
      stated.emplace_back(entry.campaign + 1, entry.metric);
  const auto depth = [&](uint32_t index) {
    size_t steps = 0;
    for (std::optional<Ref<Metric>> at = metrics[index].part_of; at; at = metrics[at->index].part_of) ++steps;
    return steps;
  };
  std::vector<uint32_t> parts;
  for (uint32_t index = 0; index < metrics.size(); ++index)
    if (metrics[index].part_of) parts.push_back(index);
  std::stable_sort(parts.begin(), parts.end(), [&](uint32_t a, uint32_t b) { return depth(a) > depth(b); });
  for (size_t begin = 0; begin < parts.size();) {  // parts of parts first
    const size_t deep = depth(parts[begin]);
    std::map<std::tuple<uint32_t, uint32_t, uint32_t>, std::vector<LedgerRow>> by_whole;
    for (; begin < parts.size() && depth(parts[begin]) == deep; ++begin)
      for (const LedgerRow& row : rows)
        if (row.metric == parts[begin] && row.own_count > 0 && has_whole(row.campaign - 1, metrics[row.metric].part_of->index) &&
            std::find(stated.begin(), stated.end(), std::pair(row.campaign, metrics[row.metric].part_of->index)) == stated.end())
          by_whole[{row.period, row.campaign, metrics[row.metric].part_of->index}].push_back(row);
    for (const auto& [key, of_parts] : by_whole) {
      std::vector<uint32_t> own;
      std::vector<uint32_t> totals;
      QuantitySum sum(ledger_.store_);
      for (const LedgerRow& part : of_parts) {
        sum.add(part.own);
        own.insert(own.end(), ledger_.pool_.begin() + part.figures, ledger_.pool_.begin() + part.figures + part.own_count);
      }
      std::sort(own.begin(), own.end());
      LedgerRow fresh;
      std::tie(fresh.period, fresh.campaign, fresh.metric) = key;
      const auto found = std::find_if(rows.begin(), rows.end(), [&](const LedgerRow& row) { return key_of(row) == key; });
      LedgerRow& row = found == rows.end() ? rows.emplace_back(fresh) : *found;
      totals.assign(ledger_.pool_.begin() + row.figures + row.own_count,
                    ledger_.pool_.begin() + row.figures + row.own_count + row.total_count);
      row.own = sum.result();
      row.is_computed = true;
      set_own(row, own, totals);
    }
  }
}

/// Cells of a dated period for all campaigns together; `undated` and whole campaigns stay apart (content model 3.1).
void LedgerBuilder::join_campaigns(Rows& rows) {
  std::vector<const LedgerRow*> sorted;
  for (const LedgerRow& row : rows)
    if (row.period != 0 && row.period != Period::undated().order()) sorted.push_back(&row);
  std::stable_sort(sorted.begin(), sorted.end(), [](const LedgerRow* a, const LedgerRow* b) {
    return std::pair(a->period, a->metric) < std::pair(b->period, b->metric);
  });
  Rows all;
  for (size_t begin = 0; begin < sorted.size();) {
    size_t end = begin;
    while (end < sorted.size() && sorted[end]->period == sorted[begin]->period && sorted[end]->metric == sorted[begin]->metric)
      ++end;
    all.push_back(joined(std::span(sorted).subspan(begin, end - begin)));
    begin = end;
  }
  rows.insert(rows.end(), all.begin(), all.end());
  sort_rows(rows);
}

LedgerRow LedgerBuilder::joined(std::span<const LedgerRow* const> parts) {
  LedgerRow row = *parts.front();
  row.campaign = 0;
  if (parts.size() == 1) return row;
  std::vector<uint32_t> own;
  std::vector<uint32_t> totals;
  QuantitySum sum(ledger_.store_);
  for (const LedgerRow* part : parts) {
    sum.add(part->own);
    const auto figures = ledger_.pool_.begin() + part->figures;
    own.insert(own.end(), figures, figures + part->own_count);
    totals.insert(totals.end(), figures + part->own_count, figures + part->own_count + part->total_count);
    row.is_computed |= part->is_computed;
  }
  const Metric& of = metric(row.metric);
  if (of.kind == Metric::Kind::flow) {
    std::sort(own.begin(), own.end());
    row.own = sum.result();
  } else {  // the newest of all campaigns; a rate's only statement
    order_by_statement(own, ledger_.figures_);
    const OwnValue value = own_value({&of, own, {}}, ledger_.figures_, std::nullopt, false);
    row.own = ledger_.store_.put(value.value);
    own = value.figures;
  }
  order_by_statement(totals, ledger_.figures_);
  set_own(row, own, totals);
  return row;
}

}  // namespace gongbao
