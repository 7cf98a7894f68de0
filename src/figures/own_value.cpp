#include "figures/own_value.h"

namespace gongbao {
namespace {

bool lies_in(const std::optional<DayRange>& days, const DayRange& span) {
  return days && days->first && days->last && *span.first <= *days->first && *days->last <= *span.last;
}

std::optional<Day> last_day(const LedgerFigure& figure) { return figure.days ? figure.days->last : std::nullopt; }

bool stated_before(const LedgerFigure& a, const LedgerFigure& b) {
  const std::optional<Day> x = day_of_statement(a);
  const std::optional<Day> y = day_of_statement(b);
  if (x.has_value() != y.has_value()) return !x.has_value();
  if (x != y) return x < y;
  if (a.figure->when && b.figure->when && *a.figure->when != *b.figure->when) return *a.figure->when < *b.figure->when;
  return a.figure->stated_at < b.figure->stated_at;
}

/// Statements of different regions or scopes are series of their own: they add, and do not continue each other.
bool same_series(const LedgerFigure& a, const LedgerFigure& b) {
  return a.figure->region == b.figure->region && a.figure->scope == b.figure->scope;
}

class Reckoning {
 public:
  Reckoning(const OwnSeries& series, const std::vector<LedgerFigure>& all, const std::optional<DayRange>& span, bool undated)
      : series_(series), all_(all), span_(span), undated_(undated) {}

  OwnValue flow() {
    std::vector<uint32_t> cumulative;
    std::vector<uint32_t> own;
    for (const uint32_t index : series_.figures)
      (at(index).figure->basis == FigureBasis::cumulative ? cumulative : own).push_back(index);
    std::vector<const LedgerFigure*> newest;
    for (size_t i = cumulative.size(); i-- > 0;) {  // the newest of each series of this span
      const LedgerFigure& figure = at(cumulative[i]);
      if (!belongs(figure, last_only(figure)) || continues_one_of(newest, figure)) continue;
      if (add_cumulative(cumulative, i)) newest.push_back(&figure);
    }
    for (const uint32_t index : own) {
      const LedgerFigure& figure = at(index);
      if (!belongs(figure, figure.days)) continue;
      result_.figures.push_back(index);
      const bool is_inside = std::any_of(newest.begin(), newest.end(), [&](const LedgerFigure* cumulative_one) {
        return same_series(*cumulative_one, figure) && !surely_later(figure, *cumulative_one);
      });
      if (is_inside)
        result_.inside.push_back(index);
      else
        add(figure.figure->value);
    }
    return finish();
  }

  OwnValue stock() {
    std::vector<const LedgerFigure*> newest;
    for (size_t i = series_.figures.size(); i-- > 0;) {
      const LedgerFigure& figure = at(series_.figures[i]);
      if (!belongs(figure, figure.days) && !holds_in_span(figure)) continue;
      if (continues_one_of(newest, figure)) continue;
      newest.push_back(&figure);
      result_.figures.push_back(series_.figures[i]);
      add(figure.figure->value);
    }
    return finish();
  }

  OwnValue rate() {
    for (const uint32_t index : series_.figures)
      if (belongs(at(index), at(index).days)) result_.figures.push_back(index);
    if (result_.figures.size() == 1) result_.value = at(result_.figures.front()).figure->value;
    return finish();
  }

 private:
  const LedgerFigure& at(uint32_t index) const { return all_[index]; }

  static bool continues_one_of(const std::vector<const LedgerFigure*>& newest, const LedgerFigure& figure) {
    return std::any_of(newest.begin(), newest.end(), [&](const LedgerFigure* one) { return same_series(*one, figure); });
  }

  static std::optional<DayRange> last_only(const LedgerFigure& figure) {
    const std::optional<Day> last = last_day(figure);
    return last ? std::optional(DayRange{last, last}) : std::nullopt;
  }

  bool belongs(const LedgerFigure& figure, const std::optional<DayRange>& days) const {
    if (undated_) return figure.is_undated;
    return !span_ || lies_in(days, *span_);
  }

  /// A stock dated `A/..` holds from A.
  bool holds_in_span(const LedgerFigure& figure) const {
    return span_ && figure.days && figure.days->first && !figure.days->last && *figure.days->first <= *span_->last;
  }

  /// The newest cumulative value of the span less the newest before it; with none before, it stands if the campaign began
  /// within the span, else it straddles.
  bool add_cumulative(const std::vector<uint32_t>& cumulative, size_t newest) {
    const LedgerFigure& figure = at(cumulative[newest]);
    result_.figures.push_back(cumulative[newest]);
    if (!span_ || !figure.figure->value) {
      add(figure.figure->value);
      return true;
    }
    for (size_t i = newest; i-- > 0;) {
      const LedgerFigure& before = at(cumulative[i]);
      const std::optional<Day> last = last_day(before);
      if (!same_series(before, figure) || !last || !(*last < *span_->first) || !before.figure->value) continue;
      result_.figures.push_back(cumulative[i]);
      std::optional<Quantity> increment = difference(*figure.figure->value, *before.figure->value);
      if (increment && !increment->value.is_negative()) increment->range = at_least_zero(increment->range);
      add(increment);
      return true;
    }
    const std::optional<DayRange> campaign = series_.campaign_period ? series_.campaign_period->days() : std::nullopt;
    if (campaign && campaign->first && *span_->first <= *campaign->first) {  // it began within
      add(figure.figure->value);
      return true;
    }
    result_.figures.pop_back();
    result_.straddling.push_back(cumulative[newest]);
    return false;
  }

  static bool surely_later(const LedgerFigure& figure, const LedgerFigure& than) {
    const std::optional<Day> last = last_day(than);
    return figure.days && figure.days->first && last && *last < *figure.days->first;
  }

  void add(const std::optional<Quantity>& value) {
    if (!value || result_.has_overflown) return;
    result_.value = result_.value ? sum(*result_.value, *value) : value;
    result_.has_overflown = !result_.value.has_value();
  }

  OwnValue finish() {
    std::sort(result_.figures.begin(), result_.figures.end());
    std::sort(result_.inside.begin(), result_.inside.end());
    return std::move(result_);
  }

  const OwnSeries& series_;
  const std::vector<LedgerFigure>& all_;
  std::optional<DayRange> span_;
  bool undated_;
  OwnValue result_;
};

}  // namespace

std::optional<Day> day_of_statement(const LedgerFigure& figure) {
  if (!figure.days) return std::nullopt;
  return figure.days->last ? figure.days->last : figure.days->first;
}

void order_by_statement(std::vector<uint32_t>& figures, const std::vector<LedgerFigure>& all) {
  std::sort(figures.begin(), figures.end(), [&](uint32_t a, uint32_t b) {
    if (stated_before(all[a], all[b])) return true;
    return !stated_before(all[b], all[a]) && a < b;
  });
}

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
