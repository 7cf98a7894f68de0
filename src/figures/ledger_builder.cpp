#include "figures/ledger_builder.h"

#include "figures/row_merge.h"
#include "figures/suppression.h"

namespace gongbao {
namespace {

/// A number for an agency, such that sums of several differ for different sets (splitmix64, Steele et al. 2014).
uint64_t mark_of(Ref<Agency> agency) {
  uint64_t x = (agency.index + 1) * 0x9E3779B97F4A7C15u;
  x = (x ^ (x >> 30)) * 0xBF58476D1CE4E5B9u;
  x = (x ^ (x >> 27)) * 0x94D049BB133111EBu;
  return x ^ (x >> 31);
}

}  // namespace

Ledger LedgerBuilder::build() {
  ledger_.rows_.resize(library_.agencies().all().size());
  collect_figures();
  const std::vector<Ref<Agency>>& order = library_.agencies().in_tree_order();
  for (auto agency = order.rbegin(); agency != order.rend(); ++agency) {  // children before parents
    const auto begin = std::lower_bound(entries_.begin(), entries_.end(), agency->index,
                                        [](const FigureEntry& e, uint32_t wanted) { return e.agency < wanted; });
    const auto end = std::upper_bound(begin, entries_.end(), agency->index,
                                      [](uint32_t wanted, const FigureEntry& e) { return wanted < e.agency; });
    reckon(*agency, Entries(begin, end));
  }
  add_published_sums();
  find_straddling();
  index();
  return std::move(ledger_);
}

void LedgerBuilder::collect_figures() {
  for (const Ref<Document> document : library_.documents())
    add_figures(document);
  entries_ = in_reckoning_order(ledger_.figures_);
  for (const FigureEntry& entry : entries_)
    if (metric(entry.metric).part_of || !metric(entry.metric).parts.empty()) stated_.emplace(entry.campaign, entry.metric);
}

/// Those that take the note's date share it: working it out once saves a quarter of the whole roll-up.
void LedgerBuilder::add_figures(Ref<Document> document) {
  std::optional<LedgerFigure> of_note;
  for (const Figure& figure : library_[document].figures) {
    LedgerFigure one{&figure, document, true, {}};
    if (!figure.has_own_period && of_note) {
      one = *of_note;
      one.figure = &figure;
    } else if (figure.when && figure.when->has_known_days()) {
      one.is_undated = false;
      one.days = figure.when->days();
    }
    if (!figure.has_own_period) of_note = one;
    ledger_.figures_.push_back(one);
  }
}

void LedgerBuilder::reckon(Ref<Agency> agency, Entries entries) {
  Rows& rows = ledger_.rows_[agency.index];
  for (Entries rest = entries; !rest.empty();) {
    const Entries series = first_series(rest);
    add_series(rows, series);
    rest = rest.subspan(series.size());
  }
  add_wholes(rows, entries);
  sort_rows(rows);
  join_campaigns(rows);
  for (LedgerRow& row : rows)
    if (row.own && adds(row.metric)) {
      row.subtree = row.own;
      row.coverage = mark_of(agency);
    }
  add_below(agency, rows);
  add_ratios(rows);
  rows.shrink_to_fit();
}

void LedgerBuilder::set_own(LedgerRow& row, const std::vector<uint32_t>& own, const std::vector<uint32_t>& totals) {
  row.figures = static_cast<uint32_t>(ledger_.pool_.size());
  row.own_count = static_cast<uint32_t>(own.size());
  row.total_count = static_cast<uint32_t>(totals.size()) & 0x3FFFFFFFu;
  ledger_.pool_.insert(ledger_.pool_.end(), own.begin(), own.end());
  ledger_.pool_.insert(ledger_.pool_.end(), totals.begin(), totals.end());
}

void LedgerBuilder::collect_orders(const LedgerFigure& figure, std::vector<uint32_t>& orders) const {
  if (figure.is_undated) orders.push_back(Period::undated().order());
  if (figure.days) append_period_orders(*figure.days, library_.config(), orders);
}

void LedgerBuilder::add_below(Ref<Agency> agency, Rows& rows) {
  RowMerge merge(ledger_.store_);
  for (const Ref<Agency> child : library_.agencies()[agency].children)
    for (const LedgerRow& row : ledger_.rows_[child.index])
      if (metric(row.metric).kind != Metric::Kind::ratio && row.counts_above())
        merge.add(row);
  for (const uint32_t metric : merge.into(rows)) ledger_.overflows_.emplace_back(agency, Ref<Metric>{metric});
}

/// Computed, and only where both sides cover the same agencies (content model 3.3).
void LedgerBuilder::add_ratios(Rows& rows) {
  Rows ratios;
  for (uint32_t index = 0; index < library_.metrics().all().size(); ++index) {
    const Metric& ratio = metric(index);
    if (ratio.kind != Metric::Kind::ratio || !ratio.ratio) continue;
    const int64_t scale = ratio.unit.unit == "%" ? 100 : 1;
    for (const LedgerRow& above : rows) {
      if (above.metric != ratio.ratio->numerator.index) continue;
      const LedgerRow* below = find_row(rows, {above.period, above.campaign, ratio.ratio->denominator.index});
      if (!below) continue;
      LedgerRow row;
      row.period = above.period;
      row.campaign = above.campaign;
      row.metric = index;
      row.is_computed = true;
      const auto divided = [&](StoredQuantity a, StoredQuantity b) {
        return a && b ? ledger_.store_.put(quotient(*ledger_.store_.get(a), *ledger_.store_.get(b), scale)) : StoredQuantity();
      };
      row.own = divided(above.own, below->own);
      if (above.coverage == below->coverage) {
        row.subtree = divided(above.subtree, below->subtree);
        row.coverage = above.coverage;
      }
      if (row.own || row.subtree) ratios.push_back(row);
    }
  }
  if (ratios.empty()) return;
  rows.insert(rows.end(), ratios.begin(), ratios.end());
  sort_rows(rows);
}

/// Of metrics with `min_cell` a public site has nothing but these.
void LedgerBuilder::add_published_sums() {
  const std::vector<Period::Kind>& kinds = library_.config().periods;
  if (std::find(kinds.begin(), kinds.end(), Period::Kind::year) == kinds.end()) return;
  for (const PublishedSum& one : published_sums(library_)) {
    LedgerRow row;
    row.period = one.year.order();
    row.metric = one.metric.index;
    row.subtree = ledger_.store_.put(one.value);
    ledger_.rows_[one.agency.index].push_back(row);
  }
  for (Rows& rows : ledger_.rows_)
    if (!std::is_sorted(rows.begin(), rows.end(), [](const auto& a, const auto& b) { return key_of(a) < key_of(b); }))
      sort_rows(rows);
}

void LedgerBuilder::note_straddling(Ref<Agency> agency, Period period, uint32_t figure) {
  for (std::optional<Ref<Agency>> at = agency; at; at = library_.agencies()[*at].parent)
    ledger_.straddling_.push_back({*at, period, figure});
}

void LedgerBuilder::find_straddling() {
  for (uint32_t i = 0; i < ledger_.figures_.size(); ++i) {
    const LedgerFigure& one = ledger_.figures_[i];
    if (one.figure->basis == FigureBasis::total || !one.days || !one.days->first || !one.days->last) continue;
    if (*one.days->first == *one.days->last) continue;
    for (const Period period : periods_touched(*one.days, library_.config()))
      if (!period.contains(*one.days)) note_straddling(one.figure->agency, period, i);
  }
  std::sort(ledger_.straddling_.begin(), ledger_.straddling_.end());
  const auto end = std::unique(ledger_.straddling_.begin(), ledger_.straddling_.end());
  ledger_.straddling_.erase(end, ledger_.straddling_.end());
}

void LedgerBuilder::index() {
  ledger_.figures_by_metric_.resize(library_.metrics().all().size());
  std::sort(entries_.begin(), entries_.end(), [](const FigureEntry& a, const FigureEntry& b) {
    return std::tie(a.agency, a.figure) < std::tie(b.agency, b.figure);
  });
  for (const FigureEntry& entry : entries_) ledger_.figures_by_metric_[entry.metric].push_back(entry.figure);
  ledger_.by_metric_.resize(library_.metrics().all().size());
  std::vector<std::pair<uint32_t, uint32_t>> campaign_periods;
  uint32_t number = 0;
  for (uint32_t agency = 0; agency < ledger_.rows_.size(); ++agency) {
    ledger_.agency_begin_.push_back(number);
    uint32_t last = 0;
    for (const LedgerRow& row : ledger_.rows_[agency]) {
      ledger_.by_metric_[row.metric].push_back(number++);
      if (row.period == 0) continue;
      if (row.period != last) ledger_.agency_periods_.emplace_back(Ref<Agency>{agency}, Period::of_order(row.period));
      last = row.period;
      const std::pair campaign_period(row.campaign, row.period);
      if (row.campaign != 0 && (campaign_periods.empty() || campaign_periods.back() != campaign_period))
        campaign_periods.push_back(campaign_period);
    }
    std::sort(campaign_periods.begin(), campaign_periods.end());
    campaign_periods.erase(std::unique(campaign_periods.begin(), campaign_periods.end()), campaign_periods.end());
  }
  ledger_.agency_begin_.push_back(number);
  for (const auto& [campaign, period] : campaign_periods)
    ledger_.campaign_periods_.emplace_back(Ref<Document>{campaign - 1}, Period::of_order(period));
  std::sort(ledger_.overflows_.begin(), ledger_.overflows_.end());
  const auto end = std::unique(ledger_.overflows_.begin(), ledger_.overflows_.end());
  ledger_.overflows_.erase(end, ledger_.overflows_.end());
}

Ledger roll_up(const VisibleLibrary& library) { return LedgerBuilder(library).build(); }

}  // namespace gongbao
