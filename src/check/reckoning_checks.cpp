// What does not add up: found by reckoning, reported where it is stated (content model 3.2, 3.3).
#include <set>

#include "check/checks.h"
#include "check/unread_data.h"
#include "figures/rate_check.h"
#include "figures/reconciliation.h"
#include "figures/series_check.h"
#include "figures/stated_count.h"
#include "figures/whole_check.h"

namespace gongbao {
namespace {

class Reckoning {
 public:
  Reckoning(const VisibleLibrary& library, const Ledger& ledger, Findings& findings)
      : library_(library), ledger_(ledger), findings_(findings) {}

  void check_total(const Reconciliation& one) const {
    const Figure& total = at(one.total);
    if (one.judgement.verdict != Verdict::exceeds || !total.acknowledged.empty()) return;
    const std::string& unit = unit_of(total.metric);
    std::string message = fmt::format("the reported total {} is less than its parts, {} together", total.as_written,
                                      format_value(*one.sum, unit));
    for (const Reconciliation::Part& part : one.parts)
      if (part.exceeds)
        message += fmt::format("; '{}' alone has {}", library_.agencies()[part.agency].name, format_value(*part.value, unit));
    findings_.warning("figure/exceeds", total.stated_at, message,
                      "correct one of them, name what differs by scope, or write acknowledged: with the reason on the total");
  }

  void check_series(const SeriesFault& fault) const {
    const Figure& figure = at(fault.figure);
    const Figure& other = at(fault.other);
    const std::string where = fmt::format("{}:{}", other.stated_at.path, other.stated_at.line);
    switch (fault.kind) {
      case SeriesFault::Kind::decrease:
        findings_.warning("figure/decrease", figure.stated_at,
                          fmt::format("a cumulative value decreases: {} after {} in {}", figure.as_written, other.as_written, where),
                          "correct one of them; what was done anew in a period is basis: own");
        break;
      case SeriesFault::Kind::unknown_order:
        findings_.warning("figure/order", figure.stated_at,
                          fmt::format("which of two cumulative values is newer cannot be told: {} here and {} in {}",
                                      figure.as_written, other.as_written, where),
                          "date the notes, or give the figures a period");
        break;
      case SeriesFault::Kind::own_exceeds:
        findings_.warning("figure/inside", figure.stated_at,
                          fmt::format("the cumulative value {} is less than what the same agency states as done by then, first in {}",
                                      figure.as_written, where),
                          "correct one of them, or tell them apart by region or scope");
        break;
    }
  }

  void check_rate(const RateCheck& check) const {
    if (check.outcome != RateCheck::Outcome::contradicts) return;
    const Figure& rate = at(check.rate);
    findings_.warning("figure/rate", rate.stated_at,
                      fmt::format("{} is stated, but {} of {} are {}%", rate.as_written, at(*check.numerator).as_written,
                                  at(*check.denominator).as_written, check.computed->value.text()),
                      "correct one of the three, or tell them apart by scope");
  }

  void check_whole(const WholeCheck& check) const {
    if (check.judgement.verdict != Verdict::exceeds) return;
    const Figure& whole = at(check.whole_figures.front());
    const std::string& unit = unit_of(check.metric);
    findings_.warning("figure/part", whole.stated_at,
                      fmt::format("the parts of '{}', {} together, are more than the whole, {}",
                                  library_.metrics()[check.metric].name, format_value(check.parts, unit),
                                  format_value(check.whole, unit)),
                      "correct one of them, or take part_of from the metric that is no part");
  }

  void check_counts(const Document& campaign) const {
    for (const StatedCount& count : campaign.as_campaign()->counts)
      if (const auto judgement = judge_count(*campaign.as_campaign(), count); judgement && judgement->verdict == Verdict::exceeds)
        findings_.warning("campaign/count", count.place,
                          fmt::format("'{}' has {} entries, more than the {} that the paper states", count.of,
                                      *size_of_list(*campaign.as_campaign(), count.of), count.value->value.text()),
                          "correct the list or the count");
  }

  /// At the largest figure: it has too many zeros, more likely than not.
  void report_overflow(Ref<Metric> metric) const {
    const Figure* largest = nullptr;
    for (const LedgerFigure& one : ledger_.figures())
      if (one.figure->metric == metric && one.figure->value && (!largest || largest->value->value < one.figure->value->value))
        largest = one.figure;
    findings_.error("figure/overflow", largest->stated_at,
                    fmt::format("the figures of '{}' are too large to add: more than 18 digits", library_.metrics()[metric].id),
                    "look for a figure with too many zeros");
  }

 private:
  const Figure& at(uint32_t index) const { return *ledger_.figures()[index].figure; }
  const std::string& unit_of(Ref<Metric> metric) const { return library_.metrics()[metric].unit.unit; }

  const VisibleLibrary& library_;
  const Ledger& ledger_;
  Findings& findings_;
};

}  // namespace

void check_reckoning(const Library& library, const VisibleLibrary& visible, const Ledger& ledger,
                     const std::vector<Reconciliation>& reconciliations, Findings& findings) {
  const UnreadData unread(library, findings);
  const auto is_unread = [&](uint32_t figure) { return unread.concerns(ledger.figures()[figure].figure->campaign); };
  const Reckoning reckoning(visible, ledger, findings);
  for (const Reconciliation& one : reconciliations)
    if (!is_unread(one.total)) reckoning.check_total(one);
  for (const SeriesFault& fault : find_series_faults(visible, ledger))
    if (!is_unread(fault.figure)) reckoning.check_series(fault);
  for (const RateCheck& check : check_rates(visible, ledger))
    if (!is_unread(check.rate)) reckoning.check_rate(check);
  for (const WholeCheck& check : check_wholes(visible, ledger))
    if (!is_unread(check.whole_figures.front())) reckoning.check_whole(check);
  for (const Ref<Document> campaign : visible.of_kind(DocumentKind::campaign))
    if (!unread.concerns(campaign)) reckoning.check_counts(visible[campaign]);
  std::set<Ref<Metric>> overflown;
  for (const auto& [agency, metric] : ledger.overflows())
    if (overflown.insert(metric).second) reckoning.report_overflow(metric);
}

}  // namespace gongbao
