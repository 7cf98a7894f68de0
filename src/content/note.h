#pragma once
#include <optional>
#include <string>
#include <variant>
#include <vector>

#include "content/campaign.h"
#include "content/kind.h"

namespace gongbao {

/// A finding of a note, by its place in that note's list.
struct FindingRef {
  Ref<Document> note;
  uint32_t index = 0;
  auto operator<=>(const FindingRef&) const = default;
};

/// What an inspection found, good or bad. Its state (open, overdue, closed, revisited) is computed, never written.
struct InspectionFinding {
  enum class Kind { good, problem };
  std::string id;
  Kind kind = Kind::problem;
  std::string text;
  std::string object;
  std::string severity;
  std::optional<When> due;
  std::optional<When> date;
  Sourced denies;  ///< a finding or metric that it contradicts
  std::variant<std::monostate, FindingRef, Ref<Metric>> denied;  ///< the same, resolved by the library
  Place place;
};

/// Names findings as `finding`, `note#finding` or `campaign/note#finding`; the library resolves them.
struct Rectification {
  std::vector<Sourced> findings;
  std::vector<FindingRef> resolved;
  std::optional<When> date;
  std::string action;
  bool partly = false;
};

struct Revisit {
  std::vector<Sourced> findings;
  std::vector<FindingRef> resolved;
  std::optional<When> date;
  bool held = true;  ///< false: the problem had come back
};

/// A case as far as the paper tells it. Feeds no metric.
struct Case {
  std::string number, place, party, violation, basis, measures, decision, amount, disposal;
  std::optional<When> date;
};

/// A note (content model 4): one activity, with figures, findings and cases.
struct Note {
  NoteType type = NoteType::other;
  std::vector<InspectionFinding> findings;
  std::vector<Rectification> rectifications;
  std::vector<Revisit> revisits;
  std::vector<Case> cases;
  std::vector<Party> joint;
};

Note parse_note(TableReader& reader, std::string_view path, std::optional<Ref<Agency>> from, const Registers& registers,
                Findings& findings);

}  // namespace gongbao
