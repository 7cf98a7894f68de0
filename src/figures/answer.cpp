#include "figures/answer.h"
#include "figures/own_value.h"

namespace gongbao {
namespace {

/// Statements that a query may count, by agency below the one asked for.
class Answer {
 public:
  Answer(const Ledger& ledger, const VisibleLibrary& library, const FigureQuery& query)
      : ledger_(ledger), library_(library), query_(query) {
    if (query.period) span_ = query.period->days();
    if (query.campaign) gather(*query.campaign);
    for (const Ref<Metric> part : library.metrics()[query.metric].parts) {
      FigureQuery of_part = query;
      of_part.metric = part;
      parts_.emplace_back(ledger, library, of_part);
    }
  }

  FigureAnswer own_of(Ref<Agency> agency, std::optional<DayRange> span) const {
    FigureAnswer answer;
    std::map<Ref<Document>, OwnSeries> by_campaign;
    for (const uint32_t index : candidates_of(agency)) {
      const Figure& figure = *ledger_.figures()[index].figure;
      if (figure.basis == FigureBasis::total) continue;
      // Of a stock the newest counts, whichever campaign stated it.
      OwnSeries& series = by_campaign[is_stock() ? Ref<Document>{} : *figure.campaign];
      series.metric = &library_.metrics()[query_.metric];
      series.campaign_period = library_[*figure.campaign].as_campaign()->period;
      series.figures.push_back(index);
    }
    for (auto& [campaign, series] : by_campaign) {
      order_by_statement(series.figures, ledger_.figures());
      OwnValue value = own_value(series, ledger_.figures(), span, query_.undated);
      if (value.value) answer.value = answer.value ? sum(*answer.value, *value.value) : value.value;
      answer.figures.insert(answer.figures.end(), value.figures.begin(), value.figures.end());
    }
    if (by_campaign.empty()) add_parts(answer, agency, span);
    return answer;
  }

  FigureAnswer subtree_of(Ref<Agency> top, std::optional<DayRange> span) const {
    FigureAnswer answer = own_of(top, span);
    for (const Ref<Agency> child : children_of(top)) {
      const FigureAnswer below = subtree_of(child, span);
      answer.figures.insert(answer.figures.end(), below.figures.begin(), below.figures.end());
      if (!below.value) continue;
      if (adds(query_.metric) || !answer.value)
        answer.value = answer.value ? sum(*answer.value, *below.value) : below.value;
    }
    if (!adds(query_.metric) && answer.figures.size() > 1) answer.value.reset();  // never added
    return answer;
  }

  FigureAnswer total_of(Ref<Agency> agency) const {
    std::vector<uint32_t> totals = candidates_of(agency);
    std::erase_if(totals, [&](uint32_t index) {
      const LedgerFigure& one = ledger_.figures()[index];
      if (one.figure->basis != FigureBasis::total || (query_.undated && !one.is_undated)) return true;
      if (!span_) return false;
      const std::optional<DayRange> days = span_of_total(one, library_);
      return !days || *days->first < *span_->first || *span_->last < *days->last;
    });
    order_by_statement(totals, ledger_.figures());
    if (totals.empty()) return {};
    return {ledger_.figures()[totals.back()].figure->value, {totals.back()}, {}};
  }

  /// The agencies that stand in an answer's value.
  std::set<Ref<Agency>> coverage_of(const FigureAnswer& answer) const {
    std::set<Ref<Agency>> result;
    for (const uint32_t index : answer.figures)
      if (ledger_.figures()[index].figure->value) result.insert(ledger_.figures()[index].figure->agency);
    return result;
  }

  const std::optional<DayRange>& span() const { return span_; }

 private:
  bool adds(Ref<Metric> metric) const {
    const Metric::Kind kind = library_.metrics()[metric].kind;
    return kind == Metric::Kind::flow || kind == Metric::Kind::stock;
  }
  bool is_stock() const { return library_.metrics()[query_.metric].kind == Metric::Kind::stock; }

  /// An agency that states only parts of a metric counts with their sum (content model 3.3).
  void add_parts(FigureAnswer& answer, Ref<Agency> agency, std::optional<DayRange> span) const {
    for (const Answer& part : parts_) {
      const FigureAnswer own = part.own_of(agency, span);
      if (own.value) answer.value = answer.value ? sum(*answer.value, *own.value) : own.value;
      answer.figures.insert(answer.figures.end(), own.figures.begin(), own.figures.end());
    }
  }

  /// A campaign has few figures and a register many agencies: only those that state something are gone through. A
  /// campaign's notes come right behind it in the order of paths.
  void gather(Ref<Document> campaign) {
    const std::vector<LedgerFigure>& all = ledger_.figures();
    const auto before = [](const LedgerFigure& one, Ref<Document> document) { return one.document < document; };
    for (auto at = std::lower_bound(all.begin(), all.end(), campaign, before);
         at != all.end() && at->figure->campaign == campaign; ++at) {
      if (at->figure->metric != query_.metric || !is_asked(*at)) continue;
      const Ref<Agency> agency = at->figure->agency;
      candidates_[agency].push_back(static_cast<uint32_t>(at - all.begin()));
      Ref<Agency> below = agency;
      for (auto above = library_.agencies()[below].parent; above && children_[*above].insert(below).second;
           above = library_.agencies()[below].parent)
        below = *above;
    }
  }

  bool is_asked(const LedgerFigure& one) const {
    return one.figure->campaign && (!query_.note || one.document == *query_.note) &&
           (query_.scope.empty() || one.figure->scope == query_.scope);
  }

  std::vector<uint32_t> candidates_of(Ref<Agency> agency) const {
    if (query_.campaign) {
      const auto found = candidates_.find(agency);
      return found == candidates_.end() ? std::vector<uint32_t>() : found->second;
    }
    std::vector<uint32_t> result;
    for (const uint32_t index : ledger_.figures_of(query_.metric, agency))
      if (is_asked(ledger_.figures()[index])) result.push_back(index);
    return result;
  }

  std::vector<Ref<Agency>> children_of(Ref<Agency> agency) const {
    if (!query_.campaign) return library_.agencies()[agency].children;
    std::set<Ref<Agency>> children;
    if (const auto found = children_.find(agency); found != children_.end()) children = found->second;
    for (const Answer& part : parts_)
      for (const Ref<Agency> child : part.children_of(agency)) children.insert(child);
    return {children.begin(), children.end()};
  }

  const Ledger& ledger_;
  const VisibleLibrary& library_;
  FigureQuery query_;
  std::vector<Answer> parts_;  ///< one for each metric that is part of the one asked for
  std::optional<DayRange> span_;
  std::map<Ref<Agency>, std::vector<uint32_t>> candidates_;   ///< of the campaign, by who states them
  std::map<Ref<Agency>, std::set<Ref<Agency>>> children_;     ///< with a candidate in their subtree, in the register's order
};

}  // namespace

namespace {

/// A computed ratio, in percent where the metric says so, with two decimals: only if both sides are stated by the same
/// agencies (content model 3.3).
FigureAnswer ratio(const Ledger& ledger, const VisibleLibrary& library, const FigureQuery& query,
                   const Metric& metric) {
  if (!metric.ratio) return {};
  FigureQuery side = query;
  side.metric = metric.ratio->numerator;
  const FigureAnswer above = answer(ledger, library, side);
  side.metric = metric.ratio->denominator;
  const FigureAnswer below = answer(ledger, library, side);
  const Answer reckon(ledger, library, side);
  if (!above.value || !below.value || reckon.coverage_of(above) != reckon.coverage_of(below)) return {};
  FigureAnswer result;
  result.value = quotient(*above.value, *below.value, metric.unit.unit == "%" ? 100 : 1);
  if (!result.value) return {};
  result.figures = above.figures;
  result.figures.insert(result.figures.end(), below.figures.begin(), below.figures.end());
  return result;
}

}  // namespace

FigureAnswer answer(const Ledger& ledger, const VisibleLibrary& library, const FigureQuery& query) {
  if (!query.agency) return {};
  if (const Metric& metric = library.metrics()[query.metric]; metric.kind == Metric::Kind::ratio)
    return ratio(ledger, library, query, metric);
  const Answer reckon(ledger, library, query);
  FigureAnswer result;
  switch (query.show) {
    case FigureQuery::Show::own: result = reckon.own_of(*query.agency, reckon.span()); break;
    case FigureQuery::Show::subtree: result = reckon.subtree_of(*query.agency, reckon.span()); break;
    case FigureQuery::Show::total: result = reckon.total_of(*query.agency); break;
    case FigureQuery::Show::remainder: {
      const FigureAnswer total = reckon.total_of(*query.agency);
      result = reckon.subtree_of(*query.agency, reckon.span());
      if (total.value && result.value) result.value = difference(*total.value, *result.value);
      else result.value.reset();
      break;
    }
    case FigureQuery::Show::previous:
    case FigureQuery::Show::change: {
      const std::optional<Period> period =
          query.period ? Period::parse(query.period->text()) : std::optional<Period>();
      const std::optional<Period> before = period ? period->previous() : std::nullopt;
      if (!before) return {};
      FigureAnswer earlier = reckon.subtree_of(*query.agency, before->days());
      result = reckon.subtree_of(*query.agency, reckon.span());
      if (reckon.coverage_of(earlier) != reckon.coverage_of(result)) return {};  // no comparable period
      if (query.show == FigureQuery::Show::previous) return earlier;
      if (result.value && earlier.value) result.value = difference(*result.value, *earlier.value);
      else result.value.reset();
      break;
    }
  }
  if (!result.value && result.figures.size() == 1)
    result.text = ledger.figures()[result.figures.front()].figure->as_written;
  return result;
}

}  // namespace gongbao
