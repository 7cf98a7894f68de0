#include "audit/reckoned_numbers.h"

namespace gongbao {
namespace {

constexpr uint32_t all_campaigns = std::numeric_limits<uint32_t>::max();

/// The spans that the site adds up.
std::vector<Period> spans_of(const std::optional<When>& when) {
  std::vector<Period> spans{Period::undated()};  // also stands for all time
  const std::optional<DayRange> days = when ? when->days() : std::nullopt;
  if (!days || !days->first || !days->last) return spans;
  for (std::optional<Period> period = Period::smallest_containing(*days); period; period = period->parent())
    spans.push_back(*period);
  return spans;
}

/// Whose figures, of what, for which campaign.
struct Line {
  uint32_t metric = 0;
  uint32_t agency = 0;
  uint32_t campaign = 0;
  auto operator<=>(const Line&) const = default;
};

class Reckoner {
 public:
  Reckoner(const std::vector<Decimal>& numbers, const Library& library)
      : numbers_(numbers), library_(library), found_(numbers.size()) {
    for (size_t i = 0; i < numbers.size(); ++i) by_value_.emplace(numbers[i], i);
  }

  std::vector<bool> reckon(const std::vector<Figure>& figures) {
    std::map<Line, std::vector<const Figure*>> series;
    for (const Figure& figure : figures)
      if (figure.value)
        series[{figure.metric.index, figure.agency.index,
                figure.campaign ? figure.campaign->index : all_campaigns - 1}]
            .push_back(&figure);
    for (auto& [line, of_line] : series) add_series(line, of_line);
    for (const auto& [line, values] : sums_) tell(line, values);
    return std::move(found_);
  }

 private:
  /// What one agency did in each span, added to it and to those above it.
  void add_series(const Line& line, std::vector<const Figure*>& figures) {
    std::stable_sort(figures.begin(), figures.end(), [](const Figure* a, const Figure* b) {
      if (a->when.has_value() != b->when.has_value()) return b->when.has_value();
      return a->when && *a->when < *b->when;
    });
    const bool takes_latest = library_.metrics[Ref<Metric>{line.metric}].kind != Metric::Kind::flow;
    std::map<Period, Quantity> added, latest, before;
    std::optional<Quantity> newest;
    for (const Figure* figure : figures) {
      if (figure->basis == FigureBasis::total) {
        stated_[line].push_back(*figure->value);
        stated_[{line.metric, line.agency, all_campaigns}].push_back(*figure->value);
        continue;
      }
      const bool is_running = figure->basis == FigureBasis::cumulative || takes_latest;
      for (const Period& span : spans_of(figure->when)) {
        if (!is_running) {
          join(added, span, *figure->value);
          continue;
        }
        if (newest && !takes_latest) before.try_emplace(span, *newest);
        latest.insert_or_assign(span, *figure->value);
      }
      if (is_running) newest = figure->value;
    }
    for (const auto& [span, value] : latest) {
      const auto old = before.find(span);
      const auto increment =
          old == before.end() || span.is_undated() ? value : difference(value, old->second);
      if (increment) join(added, span, *increment);
    }
    for (std::optional<Ref<Agency>> agency = Ref<Agency>{line.agency}; agency;
         agency = library_.agencies[*agency].parent)
      for (const uint32_t campaign : {line.campaign, all_campaigns})
        for (const auto& [span, value] : added) {
          join(sums_[{line.metric, agency->index, campaign}], span, value);
          if (const auto whole = library_.metrics[Ref<Metric>{line.metric}].part_of)
            join(sums_[{whole->index, agency->index, campaign}], span, value);
        }
  }

  static void join(std::map<Period, Quantity>& values, const Period& span, const Quantity& value) {
    const auto [place, is_first] = values.try_emplace(span, value);
    if (is_first) return;
    if (const auto joined = sum(place->second, value)) place->second = *joined;
  }

  void tell(const Line& line, const std::map<Period, Quantity>& sums) {
    std::vector<Quantity> all;
    for (const auto& [span, value] : sums) all.push_back(value);
    if (const auto stated = stated_.find(line); stated != stated_.end())
      all.insert(all.end(), stated->second.begin(), stated->second.end());
    const std::optional<int64_t> min_cell = library_.metrics[Ref<Metric>{line.metric}].min_cell;
    for (const Quantity& one : all) {
      if (min_cell && one.value < Decimal::of(*min_cell)) continue;  // no sum of so few is published
      tell(one);
      if (min_cell) continue;
      for (const Quantity& other : all)
        if (const auto less = difference(one, other)) tell(*less);
    }
  }

  void tell(const Quantity& value) {
    tell(value.value);
    if (value.range.low) tell(value.range.low->value);
    if (value.range.high) tell(value.range.high->value);
  }
  void tell(Decimal value) {
    if (value.is_negative()) value = value.negated();
    for (auto [one, end] = by_value_.equal_range(value); one != end; ++one) found_[one->second] = true;
  }

  const std::vector<Decimal>& numbers_;
  const Library& library_;
  std::vector<bool> found_;
  std::multimap<Decimal, size_t> by_value_;
  std::map<Line, std::map<Period, Quantity>> sums_;
  std::map<Line, std::vector<Quantity>> stated_;
};

}  // namespace

std::vector<bool> reckoned_numbers(const std::vector<Decimal>& numbers, const std::vector<Figure>& visible,
                                   const Library& library) {
  return Reckoner(numbers, library).reckon(visible);
}

}  // namespace gongbao
