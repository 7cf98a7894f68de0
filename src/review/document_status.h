#pragma once
#include <string_view>

#include "review/notice_state.h"
#include "review/sign_off.h"

namespace gongbao {

/// What can be said of a document at one moment; several may hold at once. In the order in which somebody has
/// to act.
enum class DocumentState {
  unreadable,         ///< a finding says why
  draft,              ///< the head is not ready
  awaiting,           ///< the head waits for sign-offs
  void_sign_off,      ///< a sign-off of it does not count
  stale,              ///< the data have moved since it was signed
  scheduled,          ///< ready and signed; its `publish` lies ahead
  campaign,           ///< its campaign is not shown
  expunged,           ///< none of it may be seen again
  internal,           ///< never public
  consultation_open,  ///< from here on: what the public sees
  expiring,           ///< within days_of_notice
  not_yet_effective,
  consultation_closed,
  amended,
  superseded,
  expired,
  withdrawn,
  in_force,
  published
};
constexpr size_t document_states = static_cast<size_t>(DocumentState::published) + 1;
std::string_view name_of(DocumentState state);  ///< consultation-open
std::optional<DocumentState> document_state_named(std::string_view name);
std::vector<std::string> document_state_names();

/// How long before its last day a notice is said to expire.
constexpr int days_of_notice = 30;

/// A role that has yet to sign, with the e-mails of those who may: they hold it for the agency and wrote
/// nothing since the version signed last. Nobody may: nobody is registered. E-mails are for insiders, never
/// for a page.
struct AwaitedRole {
  std::string role;
  std::vector<std::string> emails;
};

/// A signed figure that the data no longer give.
struct FigureMove {
  BoundFigure was;
  BoundFigure is;
};

/// A sign-off that stands in a record and does not count.
struct VoidSignOff {
  Place place;
  std::string reason;
};

/// How one document stands: its head, and what the public sees of it.
struct DocumentStatus {
  Ref<Document> document;             ///< in the head's library
  std::vector<DocumentState> states;  ///< all that hold, in their order; never empty
  std::optional<Instant>
      since;  ///< when the head's version entered history; nothing while it is not committed
  std::vector<AwaitedRole> awaited;
  std::vector<GivenSignOff> given;  ///< to the head, while others are awaited
  bool is_public = false;
  std::optional<SignedFacts> shown;               ///< the signed version that the public sees
  std::optional<Withdrawal> withdrawal;           ///< the public sees its tombstone: nobody is awaited
  std::optional<Instant> publish;                 ///< that lies ahead
  std::optional<Day> consultation_ends, expires;  ///< the last day, of what the public sees
  std::vector<FigureMove> moved;
  std::vector<VoidSignOff> voided;
  std::optional<bool>
      has_proof;  ///< of a kind that needs sign-off: with signatures; else its records are a trail

  bool is(DocumentState state) const {
    return std::find(states.begin(), states.end(), state) != states.end();
  }
  /// Nothing to do and nothing ahead: public, and in force if it is a notice.
  bool is_plain() const { return states.front() >= DocumentState::in_force; }
};

/// What statuses are read from. `seen`: what the public sees at its moment, whatever library that selects
/// from.
struct StatusSources {
  const Library& head;
  const History& history;
  const SignOffs& sign_offs;
  const VisibleLibrary& seen;
  std::map<std::string, std::vector<FigureMove>, std::less<>> moved;    ///< by document's path
  std::map<std::string, std::vector<VoidSignOff>, std::less<>> voided;  ///< by record's path
};

/// Of every document, in byte order of paths.
std::vector<DocumentStatus> document_statuses(const StatusSources& sources);

}  // namespace gongbao
