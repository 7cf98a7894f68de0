#include "figures/suppression.h"

#include <map>
#include <set>

#include "figures/figure_order.h"
#include "figures/own_value.h"

namespace gongbao {
namespace {

/// 0, or surely not below the least that may be seen.
bool may_be_seen(const Quantity& value, int64_t least) {
  if (value == Quantity::exactly(Decimal())) return true;
  return value.range.low && !(value.range.low->value < Decimal::of(least));
}

/// One metric in one year: sums over the tree, and which of them are published.
class YearOfMetric {
 public:
  YearOfMetric(const AgencyRegister& agencies, int64_t least) : agencies_(agencies), least_(least) {}

  void add_own(Ref<Agency> agency, const Quantity& own) {
    for (std::optional<Ref<Agency>> at = agency; at; at = agencies_[*at].parent) {
      const auto [sum_of, fresh] = sums_.emplace(*at, own);
      if (fresh) continue;
      if (const auto more = sum(sum_of->second, own))
        sum_of->second = *more;
      else
        overflown_.insert(*at);  // a sum that lacks a part is none
    }
  }

  /// In tree order, so that every sum that holds another is decided before it.
  std::map<Ref<Agency>, Quantity> published() {
    for (const Ref<Agency> agency : agencies_.in_tree_order())
      if (!agencies_[agency].parent) decide({agency});
    return std::move(published_);
  }

 private:
  /// Siblings, and then what is below each of them.
  void decide(std::vector<Ref<Agency>> siblings) {
    std::erase_if(siblings, [&](Ref<Agency> one) { return !sums_.contains(one); });
    std::stable_sort(siblings.begin(), siblings.end(),
                     [&](Ref<Agency> a, Ref<Agency> b) { return sums_.at(b).value < sums_.at(a).value; });
    for (const Ref<Agency> one : siblings) publish_if_safe(one);
    for (const Ref<Agency> one : siblings) decide(agencies_[one].children);
  }

  void publish_if_safe(Ref<Agency> agency) {
    const Quantity& value = sums_.at(agency);
    if (overflown_.contains(agency) || !may_be_seen(value, least_)) return;
    std::optional<Ref<Agency>> above = agencies_[agency].parent;
    while (above && !published_.contains(*above)) above = agencies_[*above].parent;
    if (above) {
      const std::optional<Quantity> left = difference(left_.at(*above), value);
      if (!left || !may_be_seen(*left, least_)) return;
      left_.at(*above) = *left;
    }
    published_.emplace(agency, value);
    left_.emplace(agency, value);
  }

  const AgencyRegister& agencies_;
  int64_t least_;
  std::map<Ref<Agency>, Quantity> sums_;
  std::set<Ref<Agency>> overflown_;
  std::map<Ref<Agency>, Quantity> published_;
  std::map<Ref<Agency>, Quantity> left_;  ///< of a published sum, less the published sums right below it
};

}  // namespace

std::vector<PublishedSum> published_sums(const VisibleLibrary& library) {
  std::vector<LedgerFigure> figures;
  for (const auto& [document, figure] : library.suppressed_) {
    LedgerFigure one{figure, document, !figure->when || !figure->when->has_known_days(), {}};
    if (!one.is_undated) one.days = figure->when->days();
    if (figure->basis != FigureBasis::total) figures.push_back(one);
  }
  std::map<std::pair<Ref<Metric>, Period>, YearOfMetric> years;
  const std::vector<FigureEntry> entries = in_reckoning_order(figures);
  for (std::span<const FigureEntry> rest = entries; !rest.empty();) {
    const std::span<const FigureEntry> here = first_series(rest);
    rest = rest.subspan(here.size());
    const Metric& metric = library.metrics()[{here.front().metric}];
    if (metric.kind != Metric::Kind::flow && metric.kind != Metric::Kind::stock) continue;
    OwnSeries series{&metric, {}, library[{here.front().campaign}].as_campaign()->period};
    std::set<Period> in;
    for (const FigureEntry& entry : here) {
      series.figures.push_back(entry.figure);
      if (const std::optional<Day> day = day_of_statement(figures[entry.figure])) in.insert(Period::year_of(*day));
    }
    order_by_statement(series.figures, figures);
    for (const Period year : in)
      if (const OwnValue own = own_value(series, figures, year.days(), false); own.value)
        years.try_emplace({{here.front().metric}, year}, library.agencies(), *metric.min_cell)
            .first->second.add_own({here.front().agency}, *own.value);
  }
  std::vector<PublishedSum> result;
  for (auto& [key, year] : years)
    for (const auto& [agency, value] : year.published()) result.push_back({agency, key.first, key.second, value});
  std::sort(result.begin(), result.end(), [](const PublishedSum& a, const PublishedSum& b) {
    return std::tie(a.agency, a.metric, a.year) < std::tie(b.agency, b.metric, b.year);
  });
  return result;
}

}  // namespace gongbao
