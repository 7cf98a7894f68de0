#include "content/campaign.h"

#include "base/text.h"

namespace gongbao {
namespace {

Post parse_post(const Node& node, std::string_view path, std::optional<Ref<Agency>> from, const Registers& registers,
                Findings& findings) {
  Post post;
  if (node.kind == Node::Kind::scalar) {
    post.post = node.text;
    return post;
  }
  TableReader reader(node, path, findings, "a post");
  post.post = reader.text("post");
  if (const Node* agency = reader.node("agency"))
    post.agency = parse_party(*agency, path, from, false, registers.agencies, findings);
  reader.finish();
  return post;
}

std::vector<Post> parse_posts(const Node* node, std::string_view path, std::optional<Ref<Agency>> from,
                              const Registers& registers, Findings& findings) {
  std::vector<Post> posts;
  if (!node) return posts;
  if (node->kind != Node::Kind::list) return {parse_post(*node, path, from, registers, findings)};
  for (const Node& item : node->items) posts.push_back(parse_post(item, path, from, registers, findings));
  return posts;
}

LeadingGroup parse_group(const Node& node, std::string_view path, std::optional<Ref<Agency>> from,
                         const Registers& registers, Findings& findings) {
  TableReader reader(node, path, findings, "a leading group");
  LeadingGroup group;
  group.name = reader.text("name");
  if (const Node* agency = reader.node("agency"))
    group.agency = parse_party(*agency, path, from, true, registers.agencies, findings);
  if (const Node* head = reader.node("head")) group.head = parse_post(*head, path, from, registers, findings);
  group.deputies = parse_posts(reader.node("deputies"), path, from, registers, findings);
  group.members = parse_posts(reader.node("members"), path, from, registers, findings);
  if (const Node* office = reader.node("office"))
    group.office = parse_party(*office, path, from, true, registers.agencies, findings);
  reader.finish();
  return group;
}

CitedBasis parse_cited(const Sourced& cited, const Registers& registers) {
  std::string title = cited.text;
  if (title.starts_with("《") && title.ends_with("》")) title = title.substr(3, title.size() - 6);
  CitedBasis basis;
  basis.basis = registers.bases.with_id(cited.text);
  if (!basis.basis) basis.basis = registers.bases.with_title(title);
  if (!basis.basis) basis.text = cited.text;
  return basis;
}

/// "= 100%", "≥ 95%", "<= 3起": the comparison and the rest.
std::pair<Comparison, std::string_view> split_comparison(std::string_view text) {
  static constexpr std::pair<std::string_view, Comparison> symbols[] = {
      {">=", Comparison::at_least}, {"<=", Comparison::at_most}, {"≥", Comparison::at_least}, {"≤", Comparison::at_most},
      {">", Comparison::more},      {"<", Comparison::less},     {"=", Comparison::equal}};
  for (const auto& [symbol, comparison] : symbols)
    if (text.starts_with(symbol)) return {comparison, trim(text.substr(symbol.size()))};
  return {Comparison::equal, text};
}

Target parse_target(const Node& node, std::string_view path, std::optional<Ref<Agency>> from,
                    const Registers& registers, Findings& findings) {
  TableReader reader(node, path, findings, "a target");
  Target target;
  target.place = reader.place();
  target.id = reader.text("id");
  target.text = reader.text("text");
  if (const Sourced metric = reader.sourced("metric"); !metric.empty())
    target.metric = registers.metrics.resolve(metric.text, metric.place, findings);
  if (const Sourced value = reader.sourced("value"); !value.empty()) {
    target.as_written = value.text;
    const auto [comparison, amount] = split_comparison(trim(value.text));
    target.comparison = comparison;
    UnitRule rule;
    if (target.metric) rule = registers.metrics[*target.metric].unit;
    std::variant<Statement, std::string> read = parse_value(amount, rule);
    if (const Statement* statement = std::get_if<Statement>(&read))
      target.value = statement->quantity;
    else
      findings.error("target/value", value.place, "the value of a target: " + std::get<std::string>(read),
                     "write a comparison and a value, such as \"= 100%\" or \"≤ 3起\"");
  }
  target.by = reader.when("by", true);
  if (const Sourced agency = reader.sourced("agency"); !agency.empty())
    target.agency = registers.agencies.resolve(agency.text, from, agency.place, findings);
  target.scope = reader.text("scope");
  reader.finish();
  return target;
}

Task parse_task(const Node& node, std::string_view path, std::optional<Ref<Agency>> from, const Registers& registers,
                Findings& findings) {
  TableReader reader(node, path, findings, "a task");
  Task task;
  task.place = reader.place();
  task.id = reader.text("id");
  task.title = reader.text("title");
  if (const Node* owner = reader.node("owner")) {
    if (owner->kind == Node::Kind::list)
      for (const Node& one : owner->items)
        task.owners.push_back(parse_party(one, path, from, false, registers.agencies, findings));
    else
      task.owners.push_back(parse_party(*owner, path, from, false, registers.agencies, findings));
  }
  task.due = reader.when("due", true);
  task.every = reader.text("every");
  task.people = reader.text("people");
  task.measures = reader.text("measures");
  task.status = static_cast<Task::Status>(reader.choice("status", {"todo", "doing", "done"}, 0));
  reader.finish();
  return task;
}

void parse_lists(TableReader& reader, std::string_view path, const Registers& registers, Campaign& campaign,
                 Findings& findings) {
  for (const Node* node : reader.tables("participants")) {
    TableReader one(*node, path, findings, "a participant");
    Participant participant;
    if (const Node* agency = one.node("agency"))
      participant.agency = parse_party(*agency, path, campaign.lead, false, registers.agencies, findings);
    else
      participant.agency.name = one.text("name");
    participant.role = one.text("role");
    participant.group = one.text("group");
    one.finish();
    campaign.participants.push_back(std::move(participant));
  }
  if (const Node* groups = reader.node("leading_group")) {
    if (groups->kind == Node::Kind::list)
      for (const Node& one : groups->items)
        campaign.leading_groups.push_back(parse_group(one, path, campaign.lead, registers, findings));
    else
      campaign.leading_groups.push_back(parse_group(*groups, path, campaign.lead, registers, findings));
  }
  for (const Sourced& cited : reader.texts("basis")) campaign.basis.push_back(parse_cited(cited, registers));
  for (const Node* node : reader.tables("phases")) {
    TableReader one(*node, path, findings, "a phase");
    campaign.phases.push_back({one.text("title"), one.when("period", true), one.text("text")});
    one.finish();
  }
  for (const Node* node : reader.tables("targets"))
    campaign.targets.push_back(parse_target(*node, path, campaign.lead, registers, findings));
  for (const Node* node : reader.tables("tasks"))
    campaign.tasks.push_back(parse_task(*node, path, campaign.lead, registers, findings));
  for (const Node* node : reader.tables("counts")) {
    TableReader one(*node, path, findings, "a stated count");
    StatedCount count{one.text("of"), std::nullopt, "", one.place()};
    if (const Sourced value = one.sourced("value"); !value.empty()) {
      std::variant<Statement, std::string> read = parse_value(value.text, {});
      if (const Statement* statement = std::get_if<Statement>(&read))
        count.value = statement->quantity;
      else
        findings.error("figure/value", value.place, "a count: " + std::get<std::string>(read));
    }
    count.text = one.text("text");
    one.finish();
    campaign.counts.push_back(std::move(count));
  }
  for (const Node* node : reader.tables("next")) {
    TableReader one(*node, path, findings, "a next step");
    campaign.next.push_back({one.text("title"), one.text("text"), one.when("due", true)});
    one.finish();
  }
}

}  // namespace

std::string_view symbol_of(Comparison comparison) {
  constexpr std::string_view symbols[] = {"=", "≥", "≤", ">", "<"};
  return symbols[static_cast<size_t>(comparison)];
}

std::string_view name_of(Task::Status status) {
  constexpr std::string_view names[] = {"todo", "doing", "done"};
  return names[static_cast<size_t>(status)];
}

Party parse_party(const Node& node, std::string_view path, std::optional<Ref<Agency>> from, bool words_allowed,
                  const AgencyRegister& agencies, Findings& findings) {
  Party party;
  const auto look_up = [&](const std::string& name, const Node& at) {
    const Place place{std::string(path), at.line, at.column, 1};
    if (words_allowed) {
      const AgencyRegister::Meaning meaning = agencies.meaning_of(name, from);
      if (!meaning.agency && !meaning.ambiguous) {
        party.name = name;
        return;
      }
    }
    party.agency = agencies.resolve(name, from, place, findings);
  };
  if (node.kind == Node::Kind::scalar) {
    look_up(node.text, node);
  } else if (node.kind == Node::Kind::table) {
    TableReader reader(node, path, findings, "an agency");
    party.name = reader.text("name");
    if (const Node* agency = reader.node("agency"); agency && agency->kind == Node::Kind::scalar)
      look_up(agency->text, *agency);
    reader.finish();
  }
  return party;
}

Campaign parse_campaign(TableReader& reader, std::string_view path, const Registers& registers, Findings& findings) {
  Campaign campaign;
  campaign.period = reader.when("period", true);
  if (const Sourced lead = reader.sourced("lead"); !lead.empty())
    campaign.lead = registers.agencies.resolve(lead.text, std::nullopt, lead.place, findings);
  campaign.names = reader.plain_texts("names");
  campaign.follows_text = reader.text("follows");
  if (const Node* node = reader.node("focus")) {
    TableReader focus(*node, path, findings, "focus");
    campaign.products = focus.plain_texts("products");
    campaign.links = focus.plain_texts("links");
    campaign.areas = focus.plain_texts("areas");
    focus.finish();
  }
  parse_lists(reader, path, registers, campaign, findings);
  for (const Sourced& metric : reader.texts("expected"))
    if (const auto found = registers.metrics.resolve(metric.text, metric.place, findings))
      campaign.expected.push_back(*found);
  return campaign;
}

}  // namespace gongbao
