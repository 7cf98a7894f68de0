#include "figures/series_index.h"

#include <tuple>

#include "figures/figure_order.h"

namespace gongbao {

SeriesIndex::SeriesIndex(const VisibleLibrary& library, const Ledger& ledger) : library_(library), ledger_(ledger) {
  const std::vector<FigureEntry> entries = in_reckoning_order(ledger.figures());
  for (std::span<const FigureEntry> rest = entries; !rest.empty();) {
    const std::span<const FigureEntry> here = first_series(rest);
    rest = rest.subspan(here.size());
    Series& series = series_.emplace_back(Series{here.front().agency, here.front().campaign, here.front().metric, {}, {}, {}, false});
    for (const FigureEntry& entry : here) {
      const FigureBasis basis = ledger.figures()[entry.figure].figure->basis;
      (basis == FigureBasis::total ? series.totals : series.figures).push_back(entry.figure);
      series.has_cumulative |= basis == FigureBasis::cumulative;
    }
  }
  for (Series& series : series_) {
    order_by_statement(series.figures, ledger.figures());
    order_by_statement(series.totals, ledger.figures());
    for (const uint32_t i : series.figures)
      if (const auto& days = ledger.figures()[i].days; days && !days->last) series.open.push_back(i);
  }
}

const SeriesIndex::Series* SeriesIndex::find(Ref<Agency> agency, Ref<Document> campaign, Ref<Metric> metric) const {
  const auto key = std::tuple(agency.index, campaign.index, metric.index);
  const auto found = std::lower_bound(series_.begin(), series_.end(), key, [](const Series& one, const auto& wanted) {
    return std::tie(one.agency, one.campaign, one.metric) < wanted;
  });
  if (found == series_.end() || std::tie(found->agency, found->campaign, found->metric) != key) return nullptr;
  return &*found;
}

std::span<const uint32_t> SeriesIndex::dated(const Series& series, const DayRange& span) const {
  const auto day = [&](uint32_t i) { return day_of_statement(ledger_.figures()[i]); };
  const auto begin = std::partition_point(series.figures.begin(), series.figures.end(),
                                          [&](uint32_t i) { return !day(i) || *day(i) < *span.first; });
  const auto end = std::partition_point(begin, series.figures.end(), [&](uint32_t i) { return *day(i) <= *span.last; });
  return {begin, end};
}

OwnSeries SeriesIndex::near(const Series& series, const Question& question) const {
  OwnSeries result{&library_.metrics()[question.metric], {}, library_[question.campaign].as_campaign()->period};
  if (!question.span || series.has_cumulative) {
    result.figures = series.figures;
  } else {
    const std::span<const uint32_t> here = dated(series, *question.span);
    for (const uint32_t i : series.open)  // those that hold since before the span
      if (day_of_statement(ledger_.figures()[i]) < question.span->first) result.figures.push_back(i);
    result.figures.insert(result.figures.end(), here.begin(), here.end());
  }
  if (!question.scope.empty())
    std::erase_if(result.figures, [&](uint32_t i) { return ledger_.figures()[i].figure->scope != question.scope; });
  return result;
}

OwnValue SeriesIndex::own(const Question& question) const {
  if (const Series* series = find(question.agency, question.campaign, question.metric); series && !series->figures.empty())
    return own_value(near(*series, question), ledger_.figures(), question.span, false);
  OwnValue whole;
  for (const Ref<Metric> part : library_.metrics()[question.metric].parts) {
    Question of_part = question;
    of_part.metric = part;
    const OwnValue value = own(of_part);
    if (!value.value) continue;
    whole.value = whole.value ? sum(*whole.value, *value.value) : value.value;
    whole.figures.insert(whole.figures.end(), value.figures.begin(), value.figures.end());
  }
  std::sort(whole.figures.begin(), whole.figures.end());
  return whole;
}

std::vector<uint32_t> SeriesIndex::statements(const Question& question) const {
  Question any_scope = question;
  any_scope.scope.clear();
  return own(any_scope).figures;
}

std::optional<uint32_t> SeriesIndex::total(const Question& question) const {
  const Series* series = find(question.agency, question.campaign, question.metric);
  if (!series) return std::nullopt;
  for (auto i = series->totals.rbegin(); i != series->totals.rend(); ++i) {
    const LedgerFigure& one = ledger_.figures()[*i];
    if (one.figure->value && one.figure->scope == question.scope && span_of_total(one, library_) == question.span) return *i;
  }
  return std::nullopt;
}

bool SeriesIndex::states(const Question& question) const {
  if (!own(question).figures.empty()) return true;
  const Series* series = find(question.agency, question.campaign, question.metric);
  if (!series) return false;
  return std::any_of(series->totals.begin(), series->totals.end(),
                     [&](uint32_t i) { return span_of_total(ledger_.figures()[i], library_) == question.span; });
}

}  // namespace gongbao
