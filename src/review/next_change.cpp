#include "review/next_change.h"

namespace gongbao {
namespace {

constexpr int64_t seconds_a_day = 86'400;

class ChangeFinder {
 public:
  explicit ChangeFinder(const VisibleLibrary& seen) : seen_(seen), zone_(seen.config().zone_minutes) {}

  void add(Instant at, ChangeKind kind, const std::string& path, std::string part = {}) {
    if (seen_.as_of() < at) changes_.insert({Instant{at.seconds, zone_}, kind, path, std::move(part)});
  }

  /// Documents that are public now.
  void add_seen(const Document& document) {
    if (const Notice* notice = document.as_notice()) add_notice(*notice, document.path);
    if (const Campaign* campaign = document.as_campaign()) add_campaign(*campaign, document.path);
    for (const Figure& figure : document.figures)
      if (seen_.metrics()[figure.metric].kind == Metric::Kind::stock) add_open_stock(figure, document.path);
  }

  void add_finding(const Document& note, uint32_t index) {
    const InspectionFinding& finding = note.as_note()->findings[index];
    after(finding.due, ChangeKind::finding_due, note.path, finding.id);
  }

  void add_waiver(const PrivacyWaiver& waiver) {
    add(start_of(Day{waiver.until.number + 1}), ChangeKind::waiver_ends, waiver.path);
  }

  std::vector<UpcomingChange> take() const { return {changes_.begin(), changes_.end()}; }

 private:
  Instant start_of(Day day) const { return {day.number * seconds_a_day - int64_t{zone_} * 60, zone_}; }

  void from(const std::optional<When>& when, ChangeKind kind, const std::string& path) {
    const std::optional<DayRange> days = when ? when->days() : std::nullopt;
    if (days && days->first) add(start_of(*days->first), kind, path);
  }

  /// From the day on that follows the last one.
  void after(const std::optional<When>& when, ChangeKind kind, const std::string& path,
             const std::string& part = {}) {
    const std::optional<DayRange> days = when ? when->days() : std::nullopt;
    if (days && days->last) add(start_of(Day{days->last->number + 1}), kind, path, part);
  }

  void add_notice(const Notice& notice, const std::string& path) {
    if (notice.withdrawn) return;
    from(notice.effective, ChangeKind::takes_effect, path);
    after(notice.expires, ChangeKind::expires, path);
    if (!notice.consultation) return;
    from(notice.consultation->start, ChangeKind::consultation_opens, path);
    after(notice.consultation->end, ChangeKind::consultation_closes, path);
  }

  void add_campaign(const Campaign& campaign, const std::string& path) {
    from(campaign.period, ChangeKind::campaign_begins, path);
    after(campaign.period, ChangeKind::campaign_ends, path);
    for (const Target& target : campaign.targets) after(target.by, ChangeKind::target_due, path, target.id);
    for (const Task& task : campaign.tasks)
      if (task.status != Task::Status::done) after(task.due, ChangeKind::task_due, path, task.id);
  }

  /// A stock stated from a day on stands in each period that has begun.
  void add_open_stock(const Figure& figure, const std::string& path) {
    const std::optional<DayRange> days = figure.when ? figure.when->days() : std::nullopt;
    if (!days || !days->first || days->last) return;
    const Day today = seen_.today();
    if (today < *days->first) return add(start_of(*days->first), ChangeKind::new_period, path);
    const std::vector<Period::Kind>& kinds = seen_.config().periods;
    if (kinds.empty()) return;
    Day day = today;
    do {
      day = Day{Period::month_of(day).days().last->number + 1};
    } while (std::none_of(kinds.begin(), kinds.end(), [&](Period::Kind kind) { return begins(kind, day); }));
    add(start_of(day), ChangeKind::new_period, path);
  }

  static bool begins(Period::Kind kind, Day day) {
    switch (kind) {
      case Period::Kind::year:
        return Period::year_of(day).days().first == day;
      case Period::Kind::half:
        return Period::half_of(day).days().first == day;
      case Period::Kind::quarter:
        return Period::quarter_of(day).days().first == day;
      default:
        return true;
    }
  }

  const VisibleLibrary& seen_;
  int zone_;
  std::set<UpcomingChange> changes_;
};

bool may_be_public(const Document& document) {
  return !document.unreadable && document.status == Status::ready &&
         document.audience == Audience::public_site;
}

}  // namespace

std::string_view name_of(ChangeKind kind) {
  constexpr std::string_view names[] = {"published",
                                        "due",
                                        "signed",
                                        "takes-effect",
                                        "expires",
                                        "consultation-opens",
                                        "consultation-closes",
                                        "campaign-begins",
                                        "campaign-ends",
                                        "target-due",
                                        "task-due",
                                        "finding-due",
                                        "waiver-ends",
                                        "new-period"};
  return names[static_cast<size_t>(kind)];
}

std::vector<UpcomingChange> upcoming_changes(const VisibleLibrary& seen, const Library& head,
                                             const SignOffs& sign_offs,
                                             const std::map<std::string, Instant, std::less<>>& opening,
                                             const std::set<FindingRef>& unsettled) {
  ChangeFinder finder(seen);
  for (const Ref<Document> ref : seen.documents()) finder.add_seen(seen[ref]);
  for (const FindingRef ref : unsettled) finder.add_finding(seen[ref.note], ref.index);
  for (const PrivacyWaiver& waiver : head.config.privacy.waivers) finder.add_waiver(waiver);
  for (const auto& [path, at] : opening) finder.add(at, ChangeKind::published, path);
  for (const auto& [path, at] : sign_offs.coming()) finder.add(at, ChangeKind::signed_, path);
  for (const Document& document : head.documents()) {
    const Notice* notice = document.as_notice();
    if (!notice || !notice->publish || !may_be_public(document)) continue;
    const DocumentSignOffs* signed_ = sign_offs.of(document.path);
    const bool awaits = signed_ && !signed_->awaited.empty();
    finder.add(*notice->publish, awaits ? ChangeKind::due : ChangeKind::published, document.path);
  }
  return finder.take();
}

}  // namespace gongbao
