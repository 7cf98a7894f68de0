#include "figures/reconciliation.h"

namespace gongbao {
namespace {

class Reconciler {
 public:
  Reconciler(const VisibleLibrary& library, const Ledger& ledger)
      : library_(library), ledger_(ledger), index_(library, ledger) {
    const std::vector<Ref<Agency>>& order = library.agencies().in_tree_order();
    rank_.resize(order.size());
    for (uint32_t i = 0; i < order.size(); ++i) rank_[order[i].index] = i;
  }

  Reconciliation reconcile(uint32_t total) const {
    const LedgerFigure& stated = ledger_.figures()[total];
    const Figure& figure = *stated.figure;
    Reconciliation result;
    result.total = total;
    result.span = span_of_total(stated, library_);
    const SeriesIndex::Question question{figure.agency, *figure.campaign, figure.metric, result.span, figure.scope};
    if (figure.parts.empty()) {
      add_own(result, question);
      for (const Ref<Agency> child : library_.agencies()[figure.agency].children) add_subtree(result, at(question, child));
    } else {
      for (const Ref<Agency> part : without_nested(figure.parts)) add_subtree(result, at(question, part));
    }
    for (const Reconciliation::Part& part : result.parts)
      if (part.value) result.sum = result.sum ? sum(*result.sum, *part.value) : part.value;
    find_silent(result, question);
    judge_total(result, figure);
    return result;
  }

 private:
  static SeriesIndex::Question at(SeriesIndex::Question question, Ref<Agency> agency) {
    question.agency = agency;
    return question;
  }

  std::vector<Ref<Agency>> without_nested(const std::vector<Ref<Agency>>& agencies) const {
    std::vector<Ref<Agency>> result;
    for (const Ref<Agency> one : agencies) {
      const bool is_nested = std::any_of(agencies.begin(), agencies.end(), [&](Ref<Agency> other) {
        return other != one && library_.agencies().is_within(one, other);
      });
      if (!is_nested) result.push_back(one);
    }
    return result;
  }

  void add_own(Reconciliation& result, const SeriesIndex::Question& question) const {
    OwnValue own = index_.own(question);
    if (!question.scope.empty())
      for (const uint32_t i : index_.statements(question))
        if (ledger_.figures()[i].figure->scope != question.scope) result.of_other_scope.push_back(i);
    if (!own.figures.empty()) result.parts.push_back({question.agency, own.value, std::move(own.figures), false, false});
  }

  /// An agency below that states a total of its own for that span stands with it for its subtree.
  void add_subtree(Reconciliation& result, const SeriesIndex::Question& question) const {
    if (const std::optional<uint32_t> total = index_.total(question); total && *total != result.total) {
      result.parts.push_back({question.agency, ledger_.figures()[*total].figure->value, {*total}, true, false});
      return;
    }
    add_own(result, question);
    for (const Ref<Agency> child : library_.agencies()[question.agency].children) add_subtree(result, at(question, child));
  }

  /// The campaign's participants, without any the agencies, below the total's agency, that state no such figure.
  void find_silent(Reconciliation& result, const SeriesIndex::Question& question) const {
    const AgencyRegister& agencies = library_.agencies();
    const Figure& figure = *ledger_.figures()[result.total].figure;
    std::vector<Ref<Agency>> expected;
    for (const Participant& one : library_[*figure.campaign].as_campaign()->participants)
      if (one.agency.agency) expected.push_back(*one.agency.agency);
    const bool has_participants = !expected.empty();
    if (!has_participants) expected = agencies.in_tree_order();
    std::sort(expected.begin(), expected.end(), [&](auto a, auto b) { return rank_[a.index] < rank_[b.index]; });
    expected.erase(std::unique(expected.begin(), expected.end()), expected.end());
    for (const Ref<Agency> one : expected) {
      if (one == figure.agency || !agencies.is_within(one, figure.agency)) continue;
      if (!figure.parts.empty() && !is_among(one, figure.parts)) continue;
      SeriesIndex::Question asked = at(question, one);
      asked.scope.clear();
      if (!index_.states(asked) && (has_participants || !any_below_states(asked))) result.silent.push_back(one);
    }
  }

  bool is_among(Ref<Agency> agency, const std::vector<Ref<Agency>>& parts) const {
    return std::any_of(parts.begin(), parts.end(),
                       [&](Ref<Agency> part) { return library_.agencies().is_within(agency, part); });
  }

  bool any_below_states(const SeriesIndex::Question& question) const {
    const std::vector<Ref<Agency>>& children = library_.agencies()[question.agency].children;
    return std::any_of(children.begin(), children.end(), [&](Ref<Agency> child) {
      return index_.states(at(question, child)) || any_below_states(at(question, child));
    });
  }

  void judge_total(Reconciliation& result, const Figure& figure) const {
    const Metric::Kind kind = library_.metrics()[figure.metric].kind;
    if (kind == Metric::Kind::rate || kind == Metric::Kind::ratio) {
      result.sum.reset();
      result.judgement = {Verdict::not_comparable, VerdictReason::not_additive};
    } else if (!figure.value) {
      result.judgement = {Verdict::not_comparable, VerdictReason::no_value};
    } else if (!result.sum) {
      result.judgement = result.of_other_scope.empty() ? Judgement{Verdict::not_comparable, VerdictReason::no_parts}
                                                       : Judgement{Verdict::scope_differs, VerdictReason::other_scope};
    } else {
      result.judgement = judge(*figure.value, *result.sum);
      result.remainder = difference(*figure.value, *result.sum);
      for (Reconciliation::Part& part : result.parts) {
        part.exceeds = part.value && is_surely_above(*part.value, *figure.value);
        if (part.exceeds) result.judgement.reason = VerdictReason::single_part;
      }
    }
  }

  const VisibleLibrary& library_;
  const Ledger& ledger_;
  SeriesIndex index_;
  std::vector<uint32_t> rank_;  ///< of each agency in tree order
};

}  // namespace

std::vector<Reconciliation> reconcile(const VisibleLibrary& library, const Ledger& ledger) {
  const Reconciler reconciler(library, ledger);
  std::vector<Reconciliation> result;
  for (uint32_t i = 0; i < ledger.figures().size(); ++i)
    if (const Figure& figure = *ledger.figures()[i].figure; figure.basis == FigureBasis::total && figure.campaign)
      result.push_back(reconciler.reconcile(i));
  return result;
}

const Reconciliation* find_reconciliation(const std::vector<Reconciliation>& all, uint32_t total) {
  const auto found = std::lower_bound(all.begin(), all.end(), total,
                                      [](const Reconciliation& one, uint32_t wanted) { return one.total < wanted; });
  return found != all.end() && found->total == total ? &*found : nullptr;
}

}  // namespace gongbao
