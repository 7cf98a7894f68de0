#pragma once
#include <optional>
#include <string>
#include <vector>

#include "content/agency.h"
#include "content/basis.h"
#include "content/metric.h"
#include "content/table_reader.h"

namespace gongbao {

struct Document;

/// An agency of the register, or a body named in words.
struct Party {
  std::optional<Ref<Agency>> agency;
  std::string name;  ///< where it is not in the register
  bool empty() const { return !agency && name.empty(); }
};

/// Somebody by post, never by name: 副市长 of an agency.
struct Post {
  Party agency;
  std::string post;
};

struct LeadingGroup {
  std::string name;
  Party agency;
  std::optional<Post> head;
  std::vector<Post> deputies;
  std::vector<Post> members;
  Party office;
};

struct Participant {
  Party agency;
  std::string role;
  std::string group;
};

struct Phase {
  std::string title;
  std::optional<When> period;
  std::string text;
};

enum class Comparison { equal, at_least, at_most, more, less };
std::string_view symbol_of(Comparison comparison);  ///< = ≥ ≤ > <

struct Target {
  std::string id;
  std::string text;
  std::optional<Ref<Metric>> metric;
  Comparison comparison = Comparison::equal;
  std::optional<Quantity> value;
  std::string as_written;
  std::optional<When> by;
  std::optional<Ref<Agency>> agency;
  std::string scope;
  Place place;
};

struct Task {
  enum class Status { todo, doing, done };
  std::string id;
  std::string title;
  std::vector<Party> owners;
  std::optional<When> due;
  std::string every;  ///< the duty's rhythm as written
  std::string people;
  std::string measures;
  Status status = Status::todo;
  Place place;
};
std::string_view name_of(Task::Status status);

/// The size that the paper states of a list of this campaign.
struct StatedCount {
  std::string of;
  std::optional<Quantity> value;
  std::string text;
  Place place;
};

struct NextStep {
  std::string title;
  std::string text;
  std::optional<When> due;
};

/// A legal basis of the register, or a text.
struct CitedBasis {
  std::optional<Ref<LegalBasis>> basis;
  std::string text;
};

/// A campaign (content model 4): organisation, focus, targets, tasks. All of it is optional.
struct Campaign {
  std::optional<When> period;
  std::optional<Ref<Agency>> lead;
  std::vector<std::string> names;
  std::optional<Ref<Document>> follows;
  std::string follows_text;
  std::vector<Participant> participants;
  std::vector<LeadingGroup> leading_groups;
  std::vector<CitedBasis> basis;
  std::vector<std::string> products, links, areas;
  std::vector<Phase> phases;
  std::vector<Target> targets;
  std::vector<Task> tasks;
  std::vector<StatedCount> counts;
  std::vector<Ref<Metric>> expected;
  std::vector<NextStep> next;
};

struct Registers {
  const AgencyRegister& agencies;
  const MetricRegister& metrics;
  const BasisRegister& bases;
};

/// Takes the campaign's own keys from `reader`; `from` is its lead, once known.
Campaign parse_campaign(TableReader& reader, std::string_view path, const Registers& registers, Findings& findings);

/// An agency's id or name, or {agency: …} / {name: …}; unknown text is a body in words only with `words_allowed`.
Party parse_party(const Node& node, std::string_view path, std::optional<Ref<Agency>> from, bool words_allowed,
                  const AgencyRegister& agencies, Findings& findings);

}  // namespace gongbao
