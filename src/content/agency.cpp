#include "content/agency.h"

#include "base/utf8.h"
#include "content/id.h"
#include "content/table_reader.h"

namespace gongbao {

AgencyRegister AgencyRegister::parse(const Node& file, std::string_view path, Findings& findings) {
  AgencyRegister result;
  std::vector<std::string> parents;
  std::vector<std::vector<std::string>> successors;
  std::map<std::string, Place> folded;
  TableReader top(file, path, findings, "the register of agencies");
  for (const Node* table : top.tables("agency")) {
    TableReader reader(*table, path, findings, "an agency");
    Agency agency;
    agency.place = reader.place();
    const std::string raw_id = reader.required_text("id");
    agency.id = raw_id.empty() ? raw_id : check_id(raw_id, IdUse::register_entry, reader.place_of("id"), findings);
    agency.name = reader.required_text("name");
    agency.short_name = reader.text("short");
    agency.aliases = reader.plain_texts("aliases");
    parents.push_back(reader.text("parent"));
    agency.region = reader.text("region");
    agency.valid = reader.when("valid");
    successors.push_back(reader.plain_texts("succeeded_by"));
    agency.unnamed = reader.flag("unnamed");
    reader.finish();
    const auto [twin, fresh] = folded.emplace(fold_case(agency.id), agency.place);
    if (!agency.id.empty() && !fresh)
      findings.error("id/clash", reader.place_of("id"),
                     fmt::format("two agencies have the id '{}': here and in line {}", agency.id, twin->second.line));
    if (agency.id.empty() || !fresh) {
      parents.pop_back();
      successors.pop_back();
      continue;
    }
    const Ref<Agency> ref{static_cast<uint32_t>(result.agencies_.size())};
    result.by_id_.emplace(agency.id, ref);
    std::set<std::string> names{agency.name, agency.short_name};
    names.insert(agency.aliases.begin(), agency.aliases.end());
    for (const std::string& name : names)
      if (!name.empty()) result.names_[name].push_back(ref);
    result.agencies_.push_back(std::move(agency));
  }
  top.finish();
  result.link(parents, successors, findings);
  return result;
}

void AgencyRegister::link(const std::vector<std::string>& parents,
                          const std::vector<std::vector<std::string>>& successors, Findings& findings) {
  std::vector<std::string> ids;
  for (const Agency& agency : agencies_) ids.push_back(agency.id);
  const auto look_up = [&](const std::string& id, const Agency& of, std::string_view key) {
    const std::optional<Ref<Agency>> found = with_id(id);
    if (!found)
      findings.error("ref/agency", of.place,
                     fmt::format("'{}' of agency '{}' names no agency '{}'{}", key, of.id, id, did_you_mean(id, ids)));
    return found;
  };
  for (uint32_t i = 0; i < agencies_.size(); ++i) {
    if (!parents[i].empty()) agencies_[i].parent = look_up(parents[i], agencies_[i], "parent");
    for (const std::string& id : successors[i])
      if (const auto successor = look_up(id, agencies_[i], "succeeded_by")) {
        agencies_[i].succeeded_by.push_back(*successor);
        agencies_[successor->index].predecessors.push_back({i});
      }
  }
  break_cycles(findings);
  std::vector<Ref<Agency>> stack;
  for (uint32_t i = 0; i < agencies_.size(); ++i)
    if (agencies_[i].parent) agencies_[agencies_[i].parent->index].children.push_back({i});
  for (uint32_t i = static_cast<uint32_t>(agencies_.size()); i-- > 0;)
    if (!agencies_[i].parent) stack.push_back({i});
  while (!stack.empty()) {
    const Ref<Agency> next = stack.back();
    stack.pop_back();
    tree_order_.push_back(next);
    Agency& agency = agencies_[next.index];
    if (agency.parent) agency.depth = agencies_[agency.parent->index].depth + 1;
    for (auto child = agency.children.rbegin(); child != agency.children.rend(); ++child) stack.push_back(*child);
  }
}

void AgencyRegister::break_cycles(Findings& findings) {
  std::vector<int> seen(agencies_.size(), 0);  // the round in which it was met
  for (uint32_t i = 0; i < agencies_.size(); ++i) {
    const int round = static_cast<int>(i) + 1;
    std::optional<Ref<Agency>> at = Ref<Agency>{i};
    while (at && seen[at->index] == 0) {
      seen[at->index] = round;
      at = agencies_[at->index].parent;
    }
    if (!at || seen[at->index] != round) continue;
    std::string chain = agencies_[at->index].id;
    for (auto next = agencies_[at->index].parent; next != at; next = agencies_[next->index].parent)
      chain += " → " + agencies_[next->index].id;
    findings.error("agency/cycle", agencies_[at->index].place,
                   fmt::format("agencies form a circle: {} → {}", chain, agencies_[at->index].id),
                   "an agency cannot be above itself; correct one 'parent'");
    agencies_[at->index].parent.reset();
  }
}

std::optional<Ref<Agency>> AgencyRegister::with_id(std::string_view id) const {
  const auto found = by_id_.find(id);
  return found == by_id_.end() ? std::nullopt : std::optional(found->second);
}

int AgencyRegister::distance(Ref<Agency> a, Ref<Agency> b) const {
  int steps = 0;
  std::optional<Ref<Agency>> x = a;
  std::optional<Ref<Agency>> y = b;
  while (x != y) {
    if (!x || !y) return INT32_MAX;  // different trees
    const int depth_x = agencies_[x->index].depth;
    const int depth_y = agencies_[y->index].depth;
    if (depth_x >= depth_y) {
      x = agencies_[x->index].parent;
      ++steps;
    }
    if (depth_y >= depth_x) {
      y = agencies_[y->index].parent;
      ++steps;
    }
  }
  return x ? steps : INT32_MAX;
}

AgencyRegister::Meaning AgencyRegister::meaning_of(std::string_view name, std::optional<Ref<Agency>> from) const {
  if (const std::optional<Ref<Agency>> exact = with_id(name)) return {exact, false};
  const auto found = names_.find(name);
  if (found == names_.end()) return {};
  const std::vector<Ref<Agency>>& candidates = found->second;
  if (candidates.size() == 1) return {candidates.front(), false};
  if (!from) return {std::nullopt, true};
  int best = INT32_MAX;
  Meaning meaning;
  for (const Ref<Agency> candidate : candidates) {
    const int steps = distance(candidate, *from);
    if (steps < best) {
      best = steps;
      meaning = {candidate, false};
    } else if (steps == best) {
      meaning = {std::nullopt, true};
    }
  }
  return meaning;
}

std::optional<Ref<Agency>> AgencyRegister::resolve(std::string_view name, std::optional<Ref<Agency>> from,
                                                   const Place& place, Findings& findings) const {
  const Meaning meaning = meaning_of(name, from);
  if (meaning.agency) return meaning.agency;
  if (meaning.ambiguous) {
    std::string ids;
    for (const Ref<Agency> one : names_.find(name)->second) ids += (ids.empty() ? "" : ", ") + agencies_[one.index].id;
    findings.error("ref/ambiguous", place, fmt::format("several agencies are called '{}': {}", name, ids),
                   "write the id of the one that is meant");
    return std::nullopt;
  }
  std::vector<std::string> known;
  for (const Agency& agency : agencies_) {
    known.push_back(agency.id);
    known.push_back(agency.name);
    if (!agency.short_name.empty()) known.push_back(agency.short_name);
    known.insert(known.end(), agency.aliases.begin(), agency.aliases.end());
  }
  findings.error("ref/agency", place, fmt::format("no agency '{}'{}", name, did_you_mean(name, known)),
                 "add it to content/agencies.toml, or correct the name");
  return std::nullopt;
}

bool AgencyRegister::is_within(Ref<Agency> agency, Ref<Agency> ancestor) const {
  std::optional<Ref<Agency>> at = agency;
  while (at && *at != ancestor) at = agencies_[at->index].parent;
  return at.has_value();
}

}  // namespace gongbao
