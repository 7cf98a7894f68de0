#include "figures/series_check.h"

#include "figures/figure_order.h"
#include "figures/own_value.h"
#include "figures/verdict.h"

namespace gongbao {
namespace {

class SeriesChecker {
 public:
  SeriesChecker(const Ledger& ledger, std::vector<SeriesFault>& faults) : ledger_(ledger), faults_(faults) {}

  void check(std::span<const FigureEntry> series) {
    std::vector<uint32_t> cumulative;
    std::vector<uint32_t> own;
    for (const FigureEntry& entry : series) {
      const Figure& figure = at(entry.figure);
      if (!figure.value) continue;
      if (figure.basis == FigureBasis::cumulative) cumulative.push_back(entry.figure);
      if (figure.basis == FigureBasis::own) own.push_back(entry.figure);
    }
    if (cumulative.empty()) return;
    order_by_statement(cumulative, ledger_.figures());
    for (size_t i = 1; i < cumulative.size(); ++i)
      if (const std::optional<uint32_t> before = last_before(cumulative, i)) compare(*before, cumulative[i]);
    check_inside(cumulative, own);
  }

 private:
  const Figure& at(uint32_t index) const { return *ledger_.figures()[index].figure; }
  std::optional<Day> last(uint32_t index) const {
    const auto& days = ledger_.figures()[index].days;
    return days ? days->last : std::nullopt;
  }
  bool same_kind(uint32_t a, uint32_t b) const { return at(a).region == at(b).region && at(a).scope == at(b).scope; }

  std::optional<uint32_t> last_before(const std::vector<uint32_t>& cumulative, size_t i) const {
    for (size_t k = i; k-- > 0;)
      if (same_kind(cumulative[k], cumulative[i])) return cumulative[k];
    return std::nullopt;
  }

  void compare(uint32_t before, uint32_t now) {
    if (last(before) && last(now) && *last(before) < *last(now)) {
      if (is_surely_above(*at(before).value, *at(now).value)) faults_.push_back({SeriesFault::Kind::decrease, now, before});
    } else if (*at(before).value != *at(now).value) {
      faults_.push_back({SeriesFault::Kind::unknown_order, now, before});
    }
  }

  /// Own statements not surely later than the newest cumulative value are inside it.
  void check_inside(const std::vector<uint32_t>& cumulative, const std::vector<uint32_t>& own) {
    for (size_t i = cumulative.size(); i-- > 0;) {
      const bool is_newest = std::none_of(cumulative.begin() + static_cast<std::ptrdiff_t>(i) + 1, cumulative.end(),
                                          [&](uint32_t later) { return same_kind(later, cumulative[i]); });
      if (!is_newest) continue;
      std::optional<Quantity> inside;
      std::optional<uint32_t> first;
      for (const uint32_t one : own) {
        if (!same_kind(one, cumulative[i])) continue;
        const auto& days = ledger_.figures()[one].days;
        if (days && days->first && last(cumulative[i]) && *last(cumulative[i]) < *days->first) continue;
        inside = inside ? sum(*inside, *at(one).value) : at(one).value;
        if (!first) first = one;
      }
      if (inside && is_surely_above(*inside, *at(cumulative[i]).value))
        faults_.push_back({SeriesFault::Kind::own_exceeds, cumulative[i], *first});
    }
  }

  const Ledger& ledger_;
  std::vector<SeriesFault>& faults_;
};

}  // namespace

std::vector<SeriesFault> find_series_faults(const VisibleLibrary& library, const Ledger& ledger) {
  std::vector<SeriesFault> faults;
  SeriesChecker checker(ledger, faults);
  const std::vector<FigureEntry> entries = in_reckoning_order(ledger.figures());
  for (std::span<const FigureEntry> rest = entries; !rest.empty();) {
    const std::span<const FigureEntry> series = first_series(rest);
    rest = rest.subspan(series.size());
    if (library.metrics()[{series.front().metric}].kind == Metric::Kind::flow) checker.check(series);
  }
  return faults;
}

}  // namespace gongbao
