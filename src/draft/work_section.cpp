// 主要做法与成效: agency by agency, what it did and what it states of it.
#include <algorithm>
#include <set>

#include "base/text.h"
#include "draft/writer.h"

namespace gongbao {
namespace {

constexpr size_t most_in_sentence = 8;  ///< figures; more stand in a table
constexpr size_t most_sources = 3;      ///< named at the end of a sentence; the figure links name all

std::vector<Ref<Document>> notes_behind(const Material& material,
                                        const std::vector<const OwnFigure*>& figures) {
  std::set<Ref<Document>> found;
  for (const OwnFigure* own : figures)
    for (const uint32_t index : own->answer.figures)
      found.insert(material.ledger().figures()[index].document);
  std::vector<Ref<Document>> result;
  for (const Ref<Document> note :
       material.library().in_campaign(material.scope().campaign, DocumentKind::note))
    if (found.contains(note)) result.push_back(note);
  return result;
}

std::vector<const OwnFigure*> figures_of(const Material& material, Ref<Agency> agency) {
  std::vector<const OwnFigure*> result;
  for (const OwnFigure& own : material.own_figures()) {
    const NoteUse use = use_of(material, own);
    const bool is_told_here = use == NoteUse::work || use == NoteUse::reporting || use == NoteUse::settling;
    if (own.agency == agency && is_told_here) result.push_back(&own);
  }
  return result;
}

std::string group_of(Writer& writer, Ref<Agency> agency) {
  for (const Participant& one : writer.material.campaign().participants)
    if (one.agency.agency == agency && !one.group.empty()) return writer.words(one.group);
  return {};
}

/// One case, without what its numbers would repeat.
void add_cases(Writer& writer, Ref<Document> ref, std::vector<Passage>& sentences) {
  const Document& note = writer.material.library()[ref];
  for (const Case& one : note.as_note()->cases) {
    std::vector<std::string> parts;
    if (std::string date = writer.date_of(one.date, one.date == note.date ? note.date_text : std::string());
        !date.empty())
      parts.push_back(std::move(date));
    for (const std::string* words : {&one.number, &one.place, &one.violation, &one.decision, &one.disposal})
      if (const auto said = writer.text.bound(*words); said && !said->empty()) parts.push_back(*said);
    if (parts.empty()) continue;
    PassageMaker sources;
    const std::string link = writer.note(ref, sources);
    sentences.push_back(sources.make(
        writer.phrases.say(Phrase::case_sentence, join(parts, writer.phrases[Phrase::clause_comma]), link)));
  }
}

/// The agency's figures as one sentence, or as a table behind the paragraph.
void add_figures(Writer& writer, const std::string& key, const std::vector<const OwnFigure*>& figures,
                 const std::vector<Ref<Document>>& named, std::vector<Passage>& sentences,
                 DraftSection& table_at) {
  const Material& material = writer.material;
  std::vector<Ref<Document>> behind = notes_behind(material, figures);
  std::erase_if(
      behind, [&](Ref<Document> note) { return std::find(named.begin(), named.end(), note) != named.end(); });
  if (behind.size() > most_sources) behind.clear();
  PassageMaker sources;
  const std::string from = writer.notes(behind, sources);
  if (figures.size() <= most_in_sentence) {
    std::vector<std::string> said;
    for (const OwnFigure* own : figures) said.push_back(writer.said(*own, sources));
    const std::string all = join(said, writer.phrases[Phrase::clause_comma]);
    sentences.push_back(sources.make(from.empty() ? writer.phrases.say(Phrase::figures_plain, all)
                                                  : writer.phrases.say(Phrase::figures_from, all, from)));
    return;
  }
  const std::string see =
      from.empty() ? from
                   : writer.phrases.say(Phrase::brackets, writer.phrases.say(Phrase::see_record, from));
  for (const OwnFigure* own : figures)
    for (const uint32_t index : own->answer.figures)
      sources.add_source(material.figure(index).stated_at.path);
  sentences.push_back(sources.make(writer.phrases.say(Phrase::data_lead, see)));
  DraftBlock table{key + ".data", DraftBlock::Form::table, {}, {}};
  for (const Phrase column : {Phrase::column_metric_group, Phrase::column_metric, Phrase::column_value})
    table.columns.emplace_back(writer.phrases[column]);
  for (const OwnFigure* own : figures) {
    const Metric& metric = material.metric(own->metric);
    const std::string value = writer.value_of(*own, sources);
    table.passages.push_back(sources.make(row_text({escaped(metric.group), escaped(metric.name), value})));
  }
  table_at.blocks.push_back(std::move(table));
}

void add_agency(Writer& writer, Ref<Agency> agency, DraftSection& section) {
  const Material& material = writer.material;
  const Phrases& phrases = writer.phrases;
  std::vector<Ref<Document>> done;
  for (const Ref<Document> note : material.notes())
    if (material.library()[note].agency == agency && material.use_of(note) == NoteUse::work)
      done.push_back(note);
  const std::vector<const OwnFigure*> figures = figures_of(material, agency);
  if (done.empty() && figures.empty()) return;

  const std::string key = "work." + material.agency(agency).id;
  std::vector<Passage> sentences;
  if (!done.empty()) {
    PassageMaker sources;
    std::vector<std::string> links;
    for (const Ref<Document> note : done) links.push_back(writer.note_with_details(note, false, sources));
    sentences.push_back(sources.make(phrases.say(
        figures.empty() ? Phrase::activities_without_data : Phrase::activities, phrases.enumerate(links))));
  }
  for (const Ref<Document> note : done) add_cases(writer, note, sentences);
  DraftSection behind;
  if (!figures.empty()) add_figures(writer, key, figures, done, sentences, behind);
  const std::string group = group_of(writer, agency);
  std::string& first = sentences.front().text;
  first = group.empty() ? phrases.say(Phrase::agency_lead, writer.name(agency), first)
                        : phrases.say(Phrase::agency_lead_group, writer.name(agency), group, first);
  section.blocks.push_back(writer.paragraph(key, std::move(sentences)));
  for (DraftBlock& table : behind.blocks) section.blocks.push_back(std::move(table));
}

}  // namespace

NoteUse use_of(const Material& material, const OwnFigure& own) {
  return material.use_of(material.ledger().figures()[own.answer.figures.front()].document);
}

void add_notes_of(Writer& writer, NoteUse use, Phrase phrase, const std::string& key, DraftSection& section) {
  const Material& material = writer.material;
  PassageMaker sources;
  std::vector<std::string> links;
  for (const Ref<Document> note : material.notes())
    if (material.use_of(note) == use) links.push_back(writer.note_with_details(note, true, sources));
  std::vector<Passage> sentences;
  if (!links.empty())
    sentences.push_back(sources.make(writer.phrases.say(phrase, writer.phrases.enumerate(links))));
  std::vector<const OwnFigure*> stated;
  for (const OwnFigure& own : material.own_figures())
    if (use_of(material, own) == use) stated.push_back(&own);
  if (!stated.empty()) {
    sources = {};
    std::vector<std::string> said;
    for (const OwnFigure* own : stated) said.push_back(writer.said(*own, sources));
    sentences.push_back(sources.make(
        writer.phrases.say(Phrase::notes_state, join(said, writer.phrases[Phrase::clause_comma]))));
  }
  if (!sentences.empty()) section.blocks.push_back(writer.paragraph(key, std::move(sentences)));
}

DraftSection write_work(Writer& writer) {
  DraftSection section{"work", std::string(writer.phrases[Phrase::heading_work]), {}};
  for (const Ref<Agency> agency : writer.material.agencies()) add_agency(writer, agency, section);
  if (section.blocks.empty()) {
    PassageMaker sources;
    const std::string record = writer.record(sources);
    section.blocks.push_back(
        writer.paragraph("work.none", {sources.make(writer.phrases.say(Phrase::no_work, record))}));
  }
  return section;
}

}  // namespace gongbao
