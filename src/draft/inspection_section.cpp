// 检查与整改: what inspections found good or bad, what was done about it, and what does not agree.
#include <algorithm>

#include "base/text.h"
#include "draft/finding_words.h"
#include "draft/writer.h"

namespace gongbao {
namespace {

constexpr size_t most_in_sentence = 2;  ///< good points; more stand in a list

void add_good_points(Writer& writer, DraftSection& section) {
  for (const Ref<Document> ref : writer.material.notes()) {
    const Document& note = writer.material.library()[ref];
    std::vector<const InspectionFinding*> points;
    for (const InspectionFinding& finding : note.as_note()->findings)
      if (finding.kind == InspectionFinding::Kind::good) points.push_back(&finding);
    if (points.empty()) continue;
    const bool is_short = points.size() <= most_in_sentence;
    PassageMaker sources;
    std::vector<std::string> said;
    DraftBlock list{{}, DraftBlock::Form::list, {}, {}};
    for (const InspectionFinding* finding : points) {
      std::string words = words_of(writer, ref, *finding);
      if (const auto object = writer.text.bound(finding->object); object && !object->empty())
        words = writer.phrases.say(is_short ? Phrase::good_point : Phrase::good_item, *object, words);
      sources.add_source(note.path);
      list.passages.push_back(sources.make(words));
      said.push_back(std::move(words));
    }
    const std::string link = writer.note(ref, sources);
    const std::string key = "inspection.good." + note.id;
    if (is_short)
      section.blocks.push_back(writer.paragraph(
          key, {sources.make(writer.phrases.say(Phrase::good_points, link,
                                                join(said, writer.phrases[Phrase::list_semicolon])))}));
    else
      writer.add_led(section, key, sources.make(writer.phrases.say(Phrase::good_points_lead, link)),
                     std::move(list));
  }
}

/// What was done about a problem, as its notes tell it.
std::string rectification_of(Writer& writer, FindingRef finding, PassageMaker& sources) {
  const Material& material = writer.material;
  std::vector<std::string> parts;
  for (const Ref<Document> ref : material.site().findings[finding].rectified_in) {
    const Document& note = material.library()[ref];
    for (const Rectification& one : note.as_note()->rectifications) {
      if (std::find(one.resolved.begin(), one.resolved.end(), finding) == one.resolved.end()) continue;
      const std::string link = writer.note(ref, sources);
      std::string when =
          writer.date_of(one.date ? one.date : note.date, one.date ? std::string() : note.date_text);
      const std::string details =
          when.empty() ? link : when + std::string(writer.phrases[Phrase::clause_comma]) + link;
      const std::optional<std::string> action = writer.text.bound(one.action);
      parts.push_back(action && !action->empty() ? writer.phrases.say(Phrase::rectified, *action, details)
                                                 : details);
    }
  }
  for (const Ref<Document> ref : material.site().findings[finding].revisited_in)
    parts.push_back(writer.note(ref, sources));
  if (parts.empty()) return std::string(writer.phrases[Phrase::not_rectified]);
  return join(parts, writer.phrases[Phrase::list_semicolon]);
}

void add_problems(Writer& writer, DraftSection& section) {
  const Material& material = writer.material;
  DraftBlock table{{}, DraftBlock::Form::table, {}, {}};
  for (const Phrase column : {Phrase::column_problem, Phrase::column_object, Phrase::column_source,
                              Phrase::column_rectification, Phrase::column_status})
    table.columns.emplace_back(writer.phrases[column]);
  PassageMaker of_all;
  for (const Ref<Document> ref : material.notes()) {
    if (material.use_of(ref) == NoteUse::outlook) continue;  // told among the problems
    const std::vector<InspectionFinding>& findings = material.library()[ref].as_note()->findings;
    for (uint32_t i = 0; i < findings.size(); ++i) {
      if (findings[i].kind == InspectionFinding::Kind::good) continue;
      PassageMaker sources;
      const std::string said = words_of(writer, ref, findings[i]);
      const std::string object =
          findings[i].object.empty() ? std::string() : writer.words(findings[i].object);
      const std::string link = writer.note(ref, sources);
      writer.note(ref, of_all);
      const std::string done = rectification_of(writer, {ref, i}, sources);
      const std::string state(writer.phrases[phrase_of(material.site().findings[{ref, i}].state)]);
      table.passages.push_back(sources.make(row_text({said, object, link, done, state})));
    }
  }
  writer.add_led(section, "inspection.problems",
                 of_all.make(std::string(writer.phrases[Phrase::problems_lead])), std::move(table));
}

void add_contradictions(Writer& writer, DraftSection& section) {
  const Material& material = writer.material;
  const auto quoted = [&](Ref<Document> note, const InspectionFinding& finding) {
    return writer.phrases.quoted(words_of(writer, note, finding));
  };
  std::vector<Passage> sentences;
  for (const Ref<Document> ref : material.notes())
    for (const InspectionFinding& finding : material.library()[ref].as_note()->findings) {
      PassageMaker sources;
      if (const FindingRef* other = std::get_if<FindingRef>(&finding.denied)) {
        if (!material.library().sees(other->note)) continue;
        const InspectionFinding& denied = material.library()[other->note].as_note()->findings[other->index];
        const std::string link =
            other->note == ref ? writer.note(ref, sources) : writer.notes({ref, other->note}, sources);
        sentences.push_back(sources.make(writer.phrases.say(
            Phrase::denies_finding, link, quoted(ref, finding), quoted(other->note, denied))));
      } else if (const Ref<Metric>* metric = std::get_if<Ref<Metric>>(&finding.denied)) {
        const std::string link = writer.note(ref, sources);
        sentences.push_back(
            sources.make(writer.phrases.say(Phrase::denies_metric, link, quoted(ref, finding),
                                            writer.phrases.quoted(escaped(material.metric(*metric).name)))));
      }
    }
  if (!sentences.empty())
    section.blocks.push_back(writer.paragraph("inspection.contradictions", std::move(sentences)));
}

}  // namespace

std::string words_of(Writer& writer, Ref<Document> note, const InspectionFinding& finding) {
  if (std::optional<std::string> said = writer.text.bound(finding.text)) return *std::move(said);
  PassageMaker unused;  // the passage names the note among its sources
  return writer.phrases.say(Phrase::words_hidden, writer.note(note, unused));
}

Phrase phrase_of(FindingState state) {
  switch (state) {
    case FindingState::partly:
      return Phrase::state_partly;
    case FindingState::overdue:
      return Phrase::state_overdue;
    case FindingState::closed:
      return Phrase::state_closed;
    case FindingState::revisited:
      return Phrase::state_revisited;
    case FindingState::failed:
      return Phrase::state_failed;
    default:
      return Phrase::state_open;
  }
}

DraftSection write_inspection(Writer& writer) {
  DraftSection section{"inspection", std::string(writer.phrases[Phrase::heading_inspection]), {}};
  add_good_points(writer, section);
  add_problems(writer, section);
  add_contradictions(writer, section);
  if (section.blocks.empty()) {
    PassageMaker sources;
    const std::string record = writer.record(sources);
    section.blocks.push_back(
        writer.paragraph("inspection.none", {sources.make(writer.phrases.say(Phrase::no_findings, record))}));
  }
  return section;
}

}  // namespace gongbao
