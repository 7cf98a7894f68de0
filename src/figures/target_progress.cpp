#include "figures/target_progress.h"

namespace gongbao {
namespace {

std::optional<Day> first_of(const std::optional<When>& when) {
  const std::optional<DayRange> days = when ? when->days() : std::nullopt;
  return days ? days->first : std::nullopt;
}

std::optional<Day> last_of(const std::optional<When>& when) {
  const std::optional<DayRange> days = when ? when->days() : std::nullopt;
  return days ? days->last : std::nullopt;
}

class Progress {
 public:
  Progress(const Target& target, Ref<Document> campaign, const VisibleLibrary& library, const Ledger& ledger,
           const SeriesIndex& index)
      : target_(target), library_(library), ledger_(ledger), index_(index) {
    const Campaign& of = *library[campaign].as_campaign();
    const std::optional<Ref<Agency>> agency = target.agency ? target.agency : of.lead;
    question_ = {agency.value_or(Ref<Agency>{}), campaign, *target.metric, {}, target.scope};
    has_agency_ = agency.has_value();
    const std::optional<Day> from = first_of(of.period);
    const std::optional<Day> to = last_of(target.by);
    if (from && to && *from <= *to) question_.span = DayRange{from, to};
  }

  TargetProgress result() {
    TargetProgress progress{TargetState::no_data, {}, {}};
    if (!has_agency_ || !target_.value) return progress;
    const Metric::Kind kind = library_.metrics()[*target_.metric].kind;
    if (kind == Metric::Kind::rate) return of_statements();
    if (kind == Metric::Kind::ratio) {
      const std::optional<Cell> cell = ledger_.find(question_.agency, std::nullopt, question_.campaign, *target_.metric);
      if (cell) progress.value = cell->subtree ? cell->subtree : cell->own;
    } else {
      add_subtree(progress, question_.agency);
      if (!progress.value) take_total(progress);
    }
    if (progress.value) progress.state = state_of(satisfies(*progress.value, target_.comparison, *target_.value));
    return progress;
  }

 private:
  SeriesIndex::Question at(Ref<Agency> agency) const {
    SeriesIndex::Question question = question_;
    question.agency = agency;
    return question;
  }

  void add_subtree(TargetProgress& progress, Ref<Agency> agency) const {
    const OwnValue own = index_.own(at(agency));
    if (own.value) progress.value = progress.value ? sum(*progress.value, *own.value) : own.value;
    progress.figures.insert(progress.figures.end(), own.figures.begin(), own.figures.end());
    for (const Ref<Agency> child : library_.agencies()[agency].children) add_subtree(progress, child);
  }

  /// The newest total that the agency itself reports by the target's day.
  void take_total(TargetProgress& progress) const {
    for (const uint32_t i : ledger_.figures_of(*target_.metric, question_.agency)) {
      const LedgerFigure& one = ledger_.figures()[i];
      if (one.figure->basis != FigureBasis::total || one.figure->campaign != question_.campaign || !one.figure->value) continue;
      if (one.figure->scope != question_.scope) continue;
      if (question_.span && one.days && one.days->last && *question_.span->last < *one.days->last) continue;
      progress.value = one.figure->value;
      progress.figures = {i};
    }
  }

  /// Every newest statement must; the first that does not decides.
  TargetProgress of_statements() const {
    TargetProgress progress{TargetState::no_data, {}, {}};
    bool all = true;
    bool any_fails = false;
    add_newest(question_.agency, progress.figures);
    for (const uint32_t i : progress.figures) {
      const std::optional<bool> does =
          satisfies(*ledger_.figures()[i].figure->value, target_.comparison, *target_.value);
      if (does == true) continue;
      if (does == false && !any_fails) progress.value = ledger_.figures()[i].figure->value;
      any_fails = any_fails || does == false;
      all = false;
    }
    if (progress.figures.empty()) return progress;
    if (!progress.value && progress.figures.size() == 1)
      progress.value = ledger_.figures()[progress.figures.front()].figure->value;
    const std::optional<bool> met = all ? std::optional(true) : any_fails ? std::optional(false) : std::nullopt;
    progress.state = state_of(met);
    return progress;
  }

  void add_newest(Ref<Agency> agency, std::vector<uint32_t>& figures) const {
    std::vector<uint32_t> stated;
    for (const uint32_t i : ledger_.figures_of(*target_.metric, agency)) {
      const LedgerFigure& one = ledger_.figures()[i];
      if (one.figure->campaign != question_.campaign || !one.figure->value) continue;
      if (!question_.scope.empty() && one.figure->scope != question_.scope) continue;
      if (question_.span && one.days && one.days->first && *question_.span->last < *one.days->first) continue;
      stated.push_back(i);
    }
    order_by_statement(stated, ledger_.figures());
    if (!stated.empty()) figures.push_back(stated.back());
    for (const Ref<Agency> child : library_.agencies()[agency].children) add_newest(child, figures);
  }

  /// A floor that is reached stays reached, a ceiling that is passed stays passed; all else is open until the day.
  TargetState state_of(std::optional<bool> satisfied) const {
    const std::optional<Day> by = last_of(target_.by);
    const bool is_open = by && library_.today() <= *by;
    const bool adds = library_.metrics()[*target_.metric].kind == Metric::Kind::flow;
    const bool is_floor = target_.comparison == Comparison::at_least || target_.comparison == Comparison::more;
    const bool is_settled = adds && target_.comparison != Comparison::equal && satisfied == is_floor;
    if (is_open && !is_settled) return TargetState::on_the_way;
    if (!satisfied) return TargetState::undecided;
    return *satisfied ? TargetState::met : TargetState::missed;
  }

  const Target& target_;
  const VisibleLibrary& library_;
  const Ledger& ledger_;
  const SeriesIndex& index_;
  SeriesIndex::Question question_;
  bool has_agency_ = false;
};

}  // namespace

std::string_view name_of(TargetState state) {
  constexpr std::string_view names[] = {"met", "missed", "on the way", "undecided", "no data", "unmeasured"};
  return names[static_cast<size_t>(state)];
}

std::optional<bool> satisfies(const Quantity& quantity, Comparison comparison, const Quantity& bound) {
  const std::optional<Range::End>& low = quantity.range.low;
  const std::optional<Range::End>& high = quantity.range.high;
  const Decimal& value = bound.value;
  const bool all_above = low && (low->value > value || (low->value == value && !low->included));
  const bool all_below = high && (high->value < value || (high->value == value && !high->included));
  const bool none_below = all_above || (low && low->value == value);
  const bool none_above = all_below || (high && high->value == value);
  const auto decided = [](bool yes, bool no) {
    return yes ? std::optional(true) : no ? std::optional(false) : std::nullopt;
  };
  switch (comparison) {
    case Comparison::equal: return decided(none_below && none_above && !all_above && !all_below, all_above || all_below);
    case Comparison::at_least: return decided(none_below, all_below);
    case Comparison::more: return decided(all_above, none_above);
    case Comparison::at_most: return decided(none_above, all_above);
    case Comparison::less: return decided(all_below, none_below);
  }
  return std::nullopt;
}

TargetProgress progress_of(const Target& target, Ref<Document> campaign, const VisibleLibrary& library, const Ledger& ledger,
                           const SeriesIndex& index) {
  if (!target.metric) return {};
  return Progress(target, campaign, library, ledger, index).result();
}

bool is_overdue(const Task& task, Day today) {
  const std::optional<Day> due = last_of(task.due);
  return task.status != Task::Status::done && due && *due < today;
}

}  // namespace gongbao
