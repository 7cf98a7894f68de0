// 存在问题, 下一步工作.
#include <algorithm>

#include "base/text.h"
#include "draft/finding_words.h"
#include "draft/writer.h"

namespace gongbao {
namespace {

bool is_unsettled(FindingState state) {
  return state == FindingState::open || state == FindingState::partly || state == FindingState::overdue ||
         state == FindingState::failed;
}

/// 一是…；二是…, of the problems of one note that are not settled.
std::string unsettled_problems(Writer& writer, Ref<Document> ref) {
  const Material& material = writer.material;
  const std::vector<InspectionFinding>& findings = material.library()[ref].as_note()->findings;
  std::vector<std::string> said;
  for (uint32_t i = 0; i < findings.size(); ++i) {
    const FindingState state = material.site().findings[{ref, i}].state;
    if (findings[i].kind == InspectionFinding::Kind::good || !is_unsettled(state)) continue;
    std::string words = words_of(writer, ref, findings[i]);
    const bool is_hidden = !writer.text.bound(findings[i].text);
    if (is_hidden && std::find(said.begin(), said.end(), words) != said.end()) continue;
    if (state != FindingState::open && !is_hidden)
      words = writer.phrases.say(Phrase::state_remark, words, writer.phrases[phrase_of(state)]);
    said.push_back(std::move(words));
  }
  if (said.size() == 1) return said.front();
  for (size_t i = 0; i < said.size(); ++i)
    said[i] = writer.phrases.say(Phrase::ordinal, writer.phrases.ordinal(i + 1), said[i]);
  return join(said, writer.phrases[Phrase::list_semicolon]);
}

void add_problems(Writer& writer, DraftSection& section) {
  const Material& material = writer.material;
  for (const bool is_named : {true, false}) {
    std::vector<Passage> sentences;
    for (const Ref<Document> ref : material.notes()) {
      if ((material.use_of(ref) == NoteUse::outlook) != is_named) continue;
      const std::string problems = unsettled_problems(writer, ref);
      if (problems.empty()) continue;
      PassageMaker sources;
      const std::string link = writer.note(ref, sources);
      sentences.push_back(sources.make(
          writer.phrases.say(is_named ? Phrase::problems_named : Phrase::problems_open, link, problems)));
    }
    if (!sentences.empty())
      section.blocks.push_back(
          writer.paragraph(is_named ? "problems.named" : "problems.open", std::move(sentences)));
  }
}

/// Of the targets in one state, the metrics' names: a target's own words would hold numbers that are no
/// figures.
std::string targets_in(Writer& writer, TargetState state) {
  const Material& material = writer.material;
  const std::vector<Target>& targets = material.campaign().targets;
  const auto known = material.site().targets.find(material.scope().campaign);
  std::vector<std::string> names;
  if (known == material.site().targets.end()) return {};
  for (size_t i = 0; i < targets.size() && i < known->second.size(); ++i) {
    if (known->second[i].state != state || !targets[i].metric) continue;
    std::string name = escaped(material.metric(*targets[i].metric).name);
    if (std::find(names.begin(), names.end(), name) == names.end()) names.push_back(std::move(name));
  }
  return names.empty() ? std::string() : writer.phrases.enumerate_quoted(names);
}

void add_shortfalls(Writer& writer, DraftSection& section) {
  const Material& material = writer.material;
  std::vector<Passage> sentences;
  PassageMaker sources;
  for (const auto& [state, phrase] : {std::pair(TargetState::missed, Phrase::targets_missed),
                                      std::pair(TargetState::no_data, Phrase::targets_silent)}) {
    const std::string names = targets_in(writer, state);
    if (names.empty()) continue;
    const std::string record = writer.record(sources);
    sentences.push_back(sources.make(writer.phrases.say(phrase, names, record)));
  }
  std::vector<std::string> names;
  std::vector<Ref<Document>> notes;
  for (const Reconciliation& one : material.site().reconciliations) {
    if (one.judgement.verdict != Verdict::exceeds || !material.counts(one.total)) continue;
    std::string name = escaped(material.metric(material.figure(one.total).metric).name);
    if (std::find(names.begin(), names.end(), name) == names.end()) names.push_back(std::move(name));
    const Ref<Document> note = material.ledger().figures()[one.total].document;
    if (std::find(notes.begin(), notes.end(), note) == notes.end()) notes.push_back(note);
  }
  if (!names.empty()) {
    const std::string from = writer.notes(notes, sources);
    sentences.push_back(
        sources.make(writer.phrases.say(Phrase::totals_disagree, writer.phrases.enumerate(names), from)));
  }
  if (!sentences.empty())
    section.blocks.push_back(writer.paragraph("problems.shortfalls", std::move(sentences)));
}

Passage next_item(Writer& writer, const NextStep& step) {
  const Phrases& phrases = writer.phrases;
  PassageMaker sources;
  writer.record(sources);
  const std::string title = writer.words(step.title);
  const std::string due = step.due ? escaped(phrases.date(*step.due)) : std::string();
  if (step.text.empty() && due.empty()) return sources.make(phrases.say(Phrase::next_title_only, title));
  if (step.text.empty()) return sources.make(phrases.say(Phrase::next_item, title, due));
  const std::string text = writer.words(step.text);
  return sources.make(due.empty() ? phrases.say(Phrase::next_item, title, text)
                                  : phrases.say(Phrase::next_item_due, title, text, due));
}

}  // namespace

DraftSection write_problems(Writer& writer) {
  DraftSection section{"problems", std::string(writer.phrases[Phrase::heading_problems]), {}};
  add_problems(writer, section);
  add_shortfalls(writer, section);
  if (section.blocks.empty()) {
    PassageMaker sources;
    const std::string record = writer.record(sources);
    section.blocks.push_back(
        writer.paragraph("problems.none", {sources.make(writer.phrases.say(Phrase::no_problems, record))}));
  }
  return section;
}

DraftSection write_next(Writer& writer) {
  DraftSection section{"next", std::string(writer.phrases[Phrase::heading_next]), {}};
  PassageMaker sources;
  const std::string record = writer.record(sources);
  DraftBlock list{{}, DraftBlock::Form::numbered, {}, {}};
  for (const NextStep& step : writer.material.campaign().next)
    list.passages.push_back(next_item(writer, step));
  if (list.passages.empty())
    section.blocks.push_back(
        writer.paragraph("next.none", {sources.make(writer.phrases.say(Phrase::no_next, record))}));
  else
    writer.add_led(section, "next.steps", sources.make(writer.phrases.say(Phrase::next_lead, record)),
                   std::move(list));
  const bool has_figures =
      std::any_of(writer.material.own_figures().begin(), writer.material.own_figures().end(),
                  [&](const OwnFigure& own) { return use_of(writer.material, own) == NoteUse::outlook; });
  if (has_figures) add_notes_of(writer, NoteUse::outlook, Phrase::outlook_notes, "next.notes", section);
  return section;
}

}  // namespace gongbao
