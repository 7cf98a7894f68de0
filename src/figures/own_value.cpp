#include "figures/own_value.h"

namespace gongbao {
namespace {

using Figures = std::vector<uint32_t>;

std::optional<DayRange> days_of(const Figure& figure) { return figure.when ? figure.when->days() : std::nullopt; }

bool lies_in(const std::optional<DayRange>& days, const DayRange& span) {
  return days && days->first && days->last && *span.first <= *days->first && *days->last <= *span.last;
}

std::optional<Day> last_day(const Figure& figure) {
  const std::optional<DayRange> days = days_of(figure);
  return days ? days->last : std::nullopt;
}

/// Dated before undated, earlier before later, then as written down.
bool stated_before(const Figure& a, const Figure& b) {
  const std::optional<Day> x = last_day(a);
  const std::optional<Day> y = last_day(b);
  if (x.has_value() != y.has_value()) return !x.has_value();
  if (x != y) return x < y;
  if (a.when && b.when && *a.when != *b.when) return *a.when < *b.when;
  return a.stated_at < b.stated_at;
}

/// Statements of different regions or scopes are series of their own: they add, and do not continue each other.
bool same_series(const Figure& a, const Figure& b) { return a.region == b.region && a.scope == b.scope; }

class Reckoning {
 public:
  Reckoning(const OwnSeries& series, const std::vector<LedgerFigure>& all, const std::optional<DayRange>& span,
            bool undated)
      : series_(series), all_(all), span_(span), undated_(undated) {}

  OwnValue flow() {
    Figures cumulative;
    Figures own;
    for (const uint32_t index : series_.figures) (at(index).basis == FigureBasis::cumulative ? cumulative : own).push_back(index);
    std::sort(cumulative.begin(), cumulative.end(), [&](uint32_t a, uint32_t b) { return stated_before(at(a), at(b)); });
    std::vector<const Figure*> newest;
    for (size_t i = cumulative.size(); i-- > 0;) {  // the newest of each series of this span
      const Figure& figure = at(cumulative[i]);
      if (!belongs(figure, last_only(figure))) continue;
      if (std::any_of(newest.begin(), newest.end(), [&](const Figure* f) { return same_series(*f, figure); })) continue;
      if (add_cumulative(cumulative, i)) newest.push_back(&figure);
    }
    for (const uint32_t index : own) {
      const Figure& figure = at(index);
      if (!belongs(figure, days_of(figure))) continue;
      const bool inside = std::any_of(newest.begin(), newest.end(), [&](const Figure* f) {
        return same_series(*f, figure) && !surely_later(figure, *f);
      });
      result_.figures.push_back(index);
      if (!inside) add(figure.value);
    }
    return finish();
  }

  OwnValue stock() {
    for (const uint32_t index : series_.figures) {
      const Figure& figure = at(index);
      if (!belongs(figure, days_of(figure)) && !holds_on(figure)) continue;
      bool newest = true;
      for (const uint32_t other : series_.figures)
        if (other != index && same_series(at(other), figure) &&
            (belongs(at(other), days_of(at(other))) || holds_on(at(other))) && stated_before(figure, at(other)))
          newest = false;
      if (!newest) continue;
      result_.figures.push_back(index);
      add(figure.value);
    }
    return finish();
  }

  OwnValue rate() {
    for (const uint32_t index : series_.figures)
      if (belongs(at(index), days_of(at(index)))) result_.figures.push_back(index);
    if (result_.figures.size() == 1) result_.value = at(result_.figures.front()).value;
    return std::move(result_);
  }

 private:
  const Figure& at(uint32_t index) const { return *all_[index].figure; }

  static std::optional<DayRange> last_only(const Figure& figure) {
    const std::optional<Day> last = last_day(figure);
    return last ? std::optional(DayRange{last, last}) : std::nullopt;
  }

  bool belongs(const Figure& figure, const std::optional<DayRange>& days) const {
    if (undated_) return !figure.when || !figure.when->has_known_days();
    return !span_ || lies_in(days, *span_);
  }

  /// A stock dated `A/..` holds from A.
  bool holds_on(const Figure& figure) const {
    const std::optional<DayRange> days = days_of(figure);
    return span_ && days && days->first && !days->last && *days->first <= *span_->last;
  }

  /// The newest cumulative value of the span less the newest before it; with none before, it stands if the campaign began
  /// within the span, else it straddles.
  bool add_cumulative(const Figures& cumulative, size_t newest) {
    const Figure& figure = at(cumulative[newest]);
    result_.figures.push_back(cumulative[newest]);
    if (!span_ || !figure.value) {
      add(figure.value);
      return true;
    }
    for (size_t i = newest; i-- > 0;) {
      const Figure& before = at(cumulative[i]);
      const std::optional<Day> last = last_day(before);
      if (!same_series(before, figure) || !last || !(*last < *span_->first) || !before.value) continue;
      result_.figures.push_back(cumulative[i]);
      add(difference(*figure.value, *before.value));
      return true;
    }
    const std::optional<DayRange> campaign = series_.campaign_period ? series_.campaign_period->days() : std::nullopt;
    const bool began_within = campaign && campaign->first && *span_->first <= *campaign->first;
    if (began_within) {
      add(figure.value);
      return true;
    }
    result_.figures.pop_back();
    return false;
  }

  static bool surely_later(const Figure& figure, const Figure& than) {
    const std::optional<DayRange> days = days_of(figure);
    const std::optional<Day> last = last_day(than);
    return days && days->first && last && *last < *days->first;
  }

  void add(const std::optional<Quantity>& value) {
    if (!value) return;
    result_.value = result_.value ? sum(*result_.value, *value) : value;
  }

  OwnValue finish() {
    std::sort(result_.figures.begin(), result_.figures.end());
    return std::move(result_);
  }

  const OwnSeries& series_;
  const std::vector<LedgerFigure>& all_;
  std::optional<DayRange> span_;
  bool undated_;
  OwnValue result_;
};

}  // namespace

OwnValue own_value(const OwnSeries& series, const std::vector<LedgerFigure>& all, const std::optional<DayRange>& span,
                   bool undated) {
  Reckoning reckoning(series, all, span, undated);
  switch (series.metric->kind) {
    case Metric::Kind::flow: return reckoning.flow();
    case Metric::Kind::stock: return reckoning.stock();
    case Metric::Kind::rate:
    case Metric::Kind::ratio: return reckoning.rate();
  }
  return {};
}

}  // namespace gongbao
