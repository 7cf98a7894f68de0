#include "review/document_status.h"

#include "review/awaited_roles.h"

namespace gongbao {
namespace {

constexpr std::string_view names[document_states] = {"unreadable",
                                                     "draft",
                                                     "awaiting",
                                                     "void",
                                                     "stale",
                                                     "scheduled",
                                                     "campaign",
                                                     "expunged",
                                                     "internal",
                                                     "consultation-open",
                                                     "expiring",
                                                     "not-yet-effective",
                                                     "consultation-closed",
                                                     "amended",
                                                     "superseded",
                                                     "expired",
                                                     "withdrawn",
                                                     "in-force",
                                                     "published"};

DocumentState state_of(NoticeState state) {
  switch (state) {
    case NoticeState::draft:
      return DocumentState::draft;
    case NoticeState::awaiting_sign_off:
      return DocumentState::awaiting;
    case NoticeState::scheduled:
      return DocumentState::scheduled;
    case NoticeState::in_force:
      return DocumentState::in_force;
    case NoticeState::not_yet_effective:
      return DocumentState::not_yet_effective;
    case NoticeState::consultation_open:
      return DocumentState::consultation_open;
    case NoticeState::consultation_closed:
      return DocumentState::consultation_closed;
    case NoticeState::amended:
      return DocumentState::amended;
    case NoticeState::superseded:
      return DocumentState::superseded;
    case NoticeState::expired:
      return DocumentState::expired;
    case NoticeState::withdrawn:
      return DocumentState::withdrawn;
  }
  return DocumentState::published;
}

std::optional<Day> last_day(const std::optional<When>& when) {
  const std::optional<DayRange> days = when ? when->days() : std::nullopt;
  return days ? days->last : std::nullopt;
}

class StatusReader {
 public:
  explicit StatusReader(const StatusSources& sources) : sources_(sources), notices_(sources.seen) {
    for (const Ref<Document> ref : sources.seen.documents()) seen_.emplace(sources.seen[ref].path, ref);
  }

  DocumentStatus read(Ref<Document> ref) const {
    const Document& document = sources_.head[ref];
    DocumentStatus status;
    status.document = ref;
    status.since = since(document);
    read_sign_offs(document, status);
    std::set<DocumentState> states;
    add_of_head(document, status, states);
    if (const auto found = seen_.find(document.path); found != seen_.end()) {
      status.is_public = true;
      add_of_public(found->second, status, states);
    } else {
      add_reason_unseen(document, states);
    }
    if (states.empty())
      states.insert(DocumentState::unreadable);  // a signed version that cannot be read any more
    status.states.assign(states.begin(), states.end());
    return status;
  }

 private:
  /// When the newest file of the document entered: a new attachment is a new version too.
  std::optional<Instant> since(const Document& document) const {
    std::optional<Instant> latest;
    const auto add = [&](const std::string& path, const std::string& blob) {
      const std::vector<Version>& versions = sources_.history.versions(path);
      if (versions.empty() || versions.front().blob != blob) return false;
      const Instant entered{versions.front().time, sources_.head.config.zone_minutes};
      if (!latest || *latest < entered) latest = entered;
      return true;
    };
    bool is_committed = add(document.path, document.blob);
    for (const Attachment& file : document.attachments)
      is_committed = add(file.path, file.blob) && is_committed;
    return is_committed ? latest : std::nullopt;
  }

  void read_sign_offs(const Document& document, DocumentStatus& status) const {
    if (const ReviewRule* rule = sources_.head.config.review_rule(document.kind))
      status.has_proof = rule->signed_records;
    if (const auto found = sources_.moved.find(document.path); found != sources_.moved.end())
      status.moved = found->second;
    if (const auto found = sources_.voided.find(record_path(document.path)); found != sources_.voided.end())
      status.voided = found->second;
    const DocumentSignOffs* sign_offs = sources_.sign_offs.of(document.path);
    if (!sign_offs || document.status == Status::draft || document.unreadable)
      return;  // nobody can sign those
    status.awaited = awaited_roles(sources_.head, sources_.history, *sign_offs, document);
    status.given = sign_offs->given;
  }

  void add_of_head(const Document& document, DocumentStatus& status, std::set<DocumentState>& states) const {
    if (document.unreadable) states.insert(DocumentState::unreadable);
    if (document.audience == Audience::internal) states.insert(DocumentState::internal);
    if (document.status == Status::draft) states.insert(DocumentState::draft);
    if (!status.awaited.empty()) states.insert(DocumentState::awaiting);
    if (!status.moved.empty()) states.insert(DocumentState::stale);
    if (!status.voided.empty()) states.insert(DocumentState::void_sign_off);
    const Notice* notice = document.as_notice();
    if (!notice || !notice->publish || !(sources_.seen.as_of() < *notice->publish)) return;
    status.publish = notice->publish;
    if (states.empty()) states.insert(DocumentState::scheduled);
  }

  void add_of_public(Ref<Document> ref, DocumentStatus& status, std::set<DocumentState>& states) const {
    const Document& shown = sources_.seen[ref];
    status.shown = shown.signed_version;
    const Notice* notice = shown.as_notice();
    if (!notice) {
      states.insert(DocumentState::published);
      return;
    }
    const NoticeState state = notices_[ref];
    if (state == NoticeState::withdrawn) settle(*notice, status, states);
    states.insert(state_of(state));
    if (notice->consultation && (state == NoticeState::consultation_open))
      status.consultation_ends = last_day(notice->consultation->end);
    if (!notices_.is_current(ref)) return;
    status.expires = last_day(notice->expires);
    if (status.expires && status.expires->number - sources_.seen.today().number <= days_of_notice)
      states.insert(DocumentState::expiring);
  }

  /// A tombstone shows no version, and whoever signed the head would change nothing of it.
  static void settle(const Notice& notice, DocumentStatus& status, std::set<DocumentState>& states) {
    status.withdrawal = notice.withdrawn;
    status.shown.reset();
    status.publish.reset();
    status.awaited.clear();
    status.given.clear();
    status.moved.clear();
    for (const DocumentState state :
         {DocumentState::draft, DocumentState::awaiting, DocumentState::stale, DocumentState::scheduled})
      states.erase(state);
  }

  /// Why the public does not see it, where its own head does not tell.
  void add_reason_unseen(const Document& document, std::set<DocumentState>& states) const {
    if (sources_.head.config.is_expunged(document.path, document.blob))
      states.insert(DocumentState::expunged);
    if (document.campaign && !seen_.contains(sources_.head[*document.campaign].path))
      states.insert(DocumentState::campaign);
  }

  const StatusSources& sources_;
  NoticeStates notices_;
  std::map<std::string, Ref<Document>, std::less<>> seen_;
};

}  // namespace

std::string_view name_of(DocumentState state) { return names[static_cast<size_t>(state)]; }

std::optional<DocumentState> document_state_named(std::string_view name) {
  const auto found = std::find(std::begin(names), std::end(names), name);
  if (found == std::end(names)) return std::nullopt;
  return static_cast<DocumentState>(found - std::begin(names));
}

std::vector<std::string> document_state_names() { return {std::begin(names), std::end(names)}; }

std::vector<DocumentStatus> document_statuses(const StatusSources& sources) {
  const StatusReader reader(sources);
  std::vector<DocumentStatus> result;
  for (uint32_t i = 0; i < sources.head.documents().size(); ++i) result.push_back(reader.read({i}));
  return result;
}

}  // namespace gongbao
