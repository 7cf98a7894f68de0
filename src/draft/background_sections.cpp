// 工作依据, 组织领导: what the campaign's own file and the notes on its organisation say.
#include <algorithm>

#include "base/text.h"
#include "draft/writer.h"

namespace gongbao {
namespace {

std::string basis_words(Writer& writer, const CitedBasis& cited) {
  if (!cited.basis) return writer.words(cited.text);
  const LegalBasis& basis = writer.material.library().bases()[*cited.basis];
  const std::string title = writer.phrases.say(Phrase::basis_title, escaped(basis.title));
  const std::string link = fmt::format("[{}](basis:{})", title, basis.id);
  const std::optional<std::string> number =
      basis.number.empty() ? std::nullopt : writer.text.bound(basis.number);
  return number ? link + writer.phrases.say(Phrase::brackets, *number) : link;
}

Passage opening(Writer& writer) {
  const Material& material = writer.material;
  PassageMaker sources;
  sources.add_source(material.campaign_document().path);
  const std::string who = writer.name(material.campaign().lead.value_or(material.scope().agency));
  std::vector<std::string> bases;
  for (const CitedBasis& cited : material.campaign().basis) bases.push_back(basis_words(writer, cited));
  const std::string& campaign = material.campaign_document().id;
  if (bases.empty()) return sources.make(writer.phrases.say(Phrase::opened_without, who, campaign));
  return sources.make(
      writer.phrases.say(Phrase::opened_under, writer.phrases.enumerate(bases), who, campaign));
}

/// The time, with what is not known of it.
Passage time_of(Writer& writer) {
  const Material& material = writer.material;
  const Document& document = material.campaign_document();
  PassageMaker sources;
  const std::string record = writer.record(sources);
  std::string when = writer.date_of(material.campaign().period, document.date_text);
  if (when.empty()) return sources.make(writer.phrases.say(Phrase::time_unknown, record));
  if (!document.date_text.empty()) when = writer.phrases.quoted(when);
  const std::string unknown(writer.phrases[Phrase::year_unknown]);
  const std::optional<When>& period = material.campaign().period;
  const bool is_unknown = !period || !period->has_known_days();
  if (is_unknown && when.find(unknown) == when.npos)
    when += std::string(writer.phrases[Phrase::clause_comma]) + unknown;
  return sources.make(writer.phrases.say(Phrase::time_is, record, when));
}

void add_names(Writer& writer, std::vector<Passage>& sentences) {
  const Campaign& campaign = writer.material.campaign();
  std::vector<std::string> names;
  for (const std::string& name : campaign.names)
    if (const auto said = writer.text.bound(name)) names.push_back(*said);
  PassageMaker sources;
  if (!names.empty()) {
    const std::string record = writer.record(sources);
    sentences.push_back(sources.make(
        writer.phrases.say(Phrase::also_called, record, writer.phrases.enumerate_quoted(names))));
  }
  std::string follows;
  if (campaign.follows)
    follows = fmt::format("[](campaign:{})", writer.material.library()[*campaign.follows].id);
  else if (const auto said = writer.text.bound(campaign.follows_text); said && !said->empty())
    follows = *said;
  if (follows.empty()) return;
  const std::string record = writer.record(sources);
  sentences.push_back(sources.make(writer.phrases.say(Phrase::follows, follows, record)));
}

void add_span(Writer& writer, DraftSection& section) {
  const Material& material = writer.material;
  if (!material.scope().period) return;
  PassageMaker sources;
  std::vector<Passage> sentences;
  const std::string record = writer.record(sources);
  sentences.push_back(sources.make(
      writer.phrases.say(Phrase::span_is, escaped(writer.phrases.period(*material.scope().period)), record)));
  if (!material.straddling().empty())
    sentences.push_back(sources.make(
        writer.phrases.say(Phrase::left_out_straddling, writer.notes(material.straddling(), sources))));
  if (!material.undated().empty())
    sentences.push_back(sources.make(
        writer.phrases.say(Phrase::left_out_undated, writer.notes(material.undated(), sources))));
  section.blocks.push_back(writer.paragraph("basis.span", std::move(sentences)));
}

// -- organisation

std::string posts(Writer& writer, const std::vector<Post>& posts) {
  std::vector<std::string> words;
  for (const Post& post : posts) {
    std::string whose = post.agency.empty() ? std::string() : writer.name(post.agency);
    words.push_back(whose +
                    (post.post.empty() ? std::string() : writer.words(post.post, Phrase::members_counted)));
  }
  return writer.phrases.enumerate(words);
}

Passage group_sentence(Writer& writer, const LeadingGroup& group) {
  const Phrases& phrases = writer.phrases;
  const std::string name =
      group.name.empty() ? std::string(phrases[Phrase::group_default_name]) : writer.words(group.name);
  const bool is_group = group.name.empty() || group.name.find("组") != group.name.npos;
  std::vector<std::string> clauses{group.agency.empty()
                                       ? phrases.say(Phrase::group_named, name)
                                       : phrases.say(Phrase::group_set_up, writer.name(group.agency), name)};
  const auto add = [&](Phrase phrase, const std::string& who) {
    if (!who.empty()) clauses.push_back(phrases.say(phrase, who));
  };
  if (group.head) add(is_group ? Phrase::group_head_small : Phrase::group_head, posts(writer, {*group.head}));
  const bool names_itself = std::any_of(group.deputies.begin(), group.deputies.end(),
                                        [](const Post& post) { return post.post.starts_with("副组长"); });
  add(names_itself ? Phrase::group_deputies_as_named
                   : (is_group ? Phrase::group_deputies_small : Phrase::group_deputies),
      posts(writer, group.deputies));
  add(Phrase::group_members, posts(writer, group.members));
  if (!group.office.empty()) add(Phrase::group_office, writer.name(group.office));
  PassageMaker sources;
  const std::string record = writer.record(sources);
  return sources.make(
      phrases.say(Phrase::group_sentence, join(clauses, phrases[Phrase::clause_comma]), record));
}

void add_parties_table(Writer& writer, DraftSection& section) {
  const Phrases& phrases = writer.phrases;
  DraftBlock table{{},
                   DraftBlock::Form::table,
                   {std::string(phrases[Phrase::column_group]), std::string(phrases[Phrase::column_agency]),
                    std::string(phrases[Phrase::column_role])},
                   {}};
  PassageMaker sources;
  for (const Participant& one : writer.material.campaign().participants) {
    writer.record(sources);
    table.passages.push_back(
        sources.make(row_text({writer.words(one.group), writer.name(one.agency), writer.words(one.role)})));
  }
  const std::string record = writer.record(sources);
  writer.add_led(section, "organisation.parties", sources.make(phrases.say(Phrase::parties_lead, record)),
                 std::move(table));
}

void add_parties(Writer& writer, DraftSection& section) {
  const std::vector<Participant>& all = writer.material.campaign().participants;
  if (all.empty()) return;
  const bool has_groups =
      std::any_of(all.begin(), all.end(), [](const Participant& one) { return !one.group.empty(); });
  if (has_groups) return add_parties_table(writer, section);
  std::vector<std::string> roles;
  std::vector<std::string> clauses;
  for (const Participant& one : all)
    if (std::find(roles.begin(), roles.end(), one.role) == roles.end()) roles.push_back(one.role);
  for (const std::string& role : roles) {
    std::vector<std::string> names;
    for (const Participant& one : all)
      if (one.role == role) names.push_back(writer.name(one.agency));
    const std::string list = writer.phrases.enumerate(names);
    clauses.push_back(role.empty() ? writer.phrases.say(Phrase::party_no_role, list)
                                   : writer.phrases.say(Phrase::party_role, writer.words(role), list));
  }
  PassageMaker sources;
  const std::string record = writer.record(sources);
  section.blocks.push_back(writer.paragraph(
      "organisation.parties",
      {sources.make(writer.phrases.say(Phrase::parties_sentence,
                                       join(clauses, writer.phrases[Phrase::list_semicolon]), record))}));
}

}  // namespace

DraftSection write_basis(Writer& writer) {
  DraftSection section{"basis", std::string(writer.phrases[Phrase::heading_basis]), {}};
  std::vector<Passage> sentences{opening(writer), time_of(writer)};
  add_names(writer, sentences);
  section.blocks.push_back(writer.paragraph("basis.opening", std::move(sentences)));
  add_span(writer, section);
  return section;
}

DraftSection write_organisation(Writer& writer) {
  DraftSection section{"organisation", std::string(writer.phrases[Phrase::heading_organisation]), {}};
  std::vector<Passage> sentences;
  for (const LeadingGroup& group : writer.material.campaign().leading_groups)
    sentences.push_back(group_sentence(writer, group));
  if (sentences.empty()) {
    PassageMaker sources;
    const std::string record = writer.record(sources);
    sentences.push_back(sources.make(writer.phrases.say(Phrase::no_group, record)));
  }
  section.blocks.push_back(writer.paragraph("organisation.groups", std::move(sentences)));
  add_parties(writer, section);
  add_notes_of(writer, NoteUse::organising, Phrase::organising_notes, "organisation.notes", section);
  return section;
}

}  // namespace gongbao
