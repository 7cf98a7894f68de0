// 目标任务: focus, plans, phases, targets with how far they have come, tasks.
#include "base/text.h"
#include "draft/writer.h"

namespace gongbao {
namespace {

std::string word(const Phrases& phrases, Phrase phrase) { return std::string(phrases[phrase]); }

void add_focus(Writer& writer, DraftSection& section) {
  const Campaign& campaign = writer.material.campaign();
  std::vector<std::string> clauses;
  const auto add = [&](Phrase phrase, const std::vector<std::string>& list) {
    std::vector<std::string> words;
    for (const std::string& one : list) words.push_back(writer.words(one));
    if (!words.empty()) clauses.push_back(writer.phrases.say(phrase, writer.phrases.enumerate(words)));
  };
  add(Phrase::focus_products, campaign.products);
  add(Phrase::focus_links, campaign.links);
  add(Phrase::focus_areas, campaign.areas);
  if (clauses.empty()) return;
  PassageMaker sources;
  const std::string record = writer.record(sources);
  section.blocks.push_back(writer.paragraph(
      "aims.focus",
      {sources.make(writer.phrases.say(Phrase::focus_sentence,
                                       join(clauses, writer.phrases[Phrase::list_semicolon]), record))}));
}

void add_phases(Writer& writer, DraftSection& section) {
  DraftBlock list{{}, DraftBlock::Form::list, {}, {}};
  PassageMaker sources;
  for (const Phase& phase : writer.material.campaign().phases) {
    writer.record(sources);
    const std::string title = writer.words(phase.title);
    const std::string said = phase.text.empty() ? std::string() : writer.words(phase.text);
    list.passages.push_back(sources.make(
        phase.period
            ? writer.phrases.say(Phrase::phase, title, escaped(writer.phrases.date(*phase.period)), said)
            : writer.phrases.say(Phrase::phase_undated, title, said)));
  }
  const std::string record = writer.record(sources);
  writer.add_led(section, "aims.phases", sources.make(writer.phrases.say(Phrase::phases_lead, record)),
                 std::move(list));
}

Phrase phrase_of(TargetState state) {
  switch (state) {
    case TargetState::met:
      return Phrase::target_met;
    case TargetState::missed:
      return Phrase::target_missed;
    case TargetState::on_the_way:
      return Phrase::target_on_the_way;
    case TargetState::undecided:
      return Phrase::target_undecided;
    case TargetState::no_data:
      return Phrase::target_no_data;
    case TargetState::unmeasured:
      break;
  }
  return Phrase::target_unmeasured;
}

/// The state, and the value reached where one link says it.
std::string progress_words(Writer& writer, const Target& target, const TargetProgress& progress,
                           PassageMaker& sources) {
  const Material& material = writer.material;
  const std::string state = word(writer.phrases, phrase_of(progress.state));
  if (!target.metric || !progress.value) return state;
  FigureQuery query = material.query(*target.metric);
  query.agency = target.agency.value_or(material.campaign().lead.value_or(material.scope().agency));
  FigureAnswer found = material.answer_to(query);
  if (found.value != progress.value && target.by && material.campaign().period &&
      material.campaign().period->start()) {
    const std::string run = material.campaign().period->start()->text() + "/" +
                            (target.by->end() ? target.by->end()->text() : target.by->text());
    const auto days = When::parse(run, true);  // from the campaign's start to the target's day
    if (const When* period = std::get_if<When>(&days)) query.period = *period;
    found = material.answer_to(query);
  }
  std::string link;
  if (found.value == progress.value)
    link = writer.figures.link(query, found, sources);
  else if (progress.figures.size() == 1)
    link = writer.figures.link_to(progress.figures.front(), sources);
  return link.empty() ? state : writer.phrases.say(Phrase::progress_value, link, state);
}

void add_targets(Writer& writer, DraftSection& section) {
  const Material& material = writer.material;
  const std::vector<Target>& targets = material.campaign().targets;
  PassageMaker sources;
  const std::string record = writer.record(sources);
  if (targets.empty()) {
    section.blocks.push_back(
        writer.paragraph("aims.no-targets", {sources.make(writer.phrases.say(Phrase::no_targets, record))}));
    return;
  }
  const Passage lead = sources.make(writer.phrases.say(Phrase::targets_lead, record));
  DraftBlock table{{},
                   DraftBlock::Form::table,
                   {word(writer.phrases, Phrase::column_target), word(writer.phrases, Phrase::column_agency),
                    word(writer.phrases, Phrase::column_by), word(writer.phrases, Phrase::column_progress)},
                   {}};
  const auto known = material.site().targets.find(material.scope().campaign);
  for (size_t i = 0; i < targets.size(); ++i) {
    writer.record(sources);
    const Target& target = targets[i];
    const TargetProgress progress = known != material.site().targets.end() && i < known->second.size()
                                        ? known->second[i]
                                        : TargetProgress{};
    const std::string whose = target.agency ? writer.name(*target.agency) : std::string();
    const std::string by = target.by ? escaped(writer.phrases.date(*target.by)) : std::string();
    const std::string reached = progress_words(writer, target, progress, sources);
    table.passages.push_back(sources.make(row_text({writer.text.plain(target.text), whose, by, reached})));
  }
  writer.add_led(section, "aims.targets", lead, std::move(table));
}

std::string status_words(Writer& writer, const Task& task) {
  if (is_overdue(task, writer.material.library().today())) return word(writer.phrases, Phrase::task_overdue);
  if (task.status == Task::Status::done) return word(writer.phrases, Phrase::task_done);
  if (task.status == Task::Status::doing) return word(writer.phrases, Phrase::task_doing);
  return word(writer.phrases, task.every.empty() ? Phrase::task_todo : Phrase::task_recurring);
}

void add_tasks(Writer& writer, DraftSection& section) {
  PassageMaker sources;
  const std::string record = writer.record(sources);
  const Passage lead = sources.make(writer.phrases.say(Phrase::tasks_lead, record));
  DraftBlock table{
      {},
      DraftBlock::Form::table,
      {word(writer.phrases, Phrase::column_task), word(writer.phrases, Phrase::column_agency),
       word(writer.phrases, Phrase::column_rhythm), word(writer.phrases, Phrase::column_measures),
       word(writer.phrases, Phrase::column_status)},
      {}};
  for (const Task& task : writer.material.campaign().tasks) {
    writer.record(sources);
    std::vector<std::string> owners, rhythm;
    for (const Party& owner : task.owners) owners.push_back(writer.name(owner));
    if (!task.every.empty()) rhythm.push_back(writer.words(task.every));
    if (task.due) rhythm.push_back(escaped(writer.phrases.date(*task.due)));
    const std::string measures = task.measures.empty() ? std::string() : writer.words(task.measures);
    table.passages.push_back(
        sources.make(row_text({writer.text.plain(task.title), writer.phrases.enumerate(owners),
                               writer.phrases.enumerate(rhythm), measures, status_words(writer, task)})));
  }
  writer.add_led(section, "aims.tasks", lead, std::move(table));
}

}  // namespace

DraftSection write_aims(Writer& writer) {
  DraftSection section{"aims", word(writer.phrases, Phrase::heading_aims), {}};
  add_focus(writer, section);
  add_notes_of(writer, NoteUse::planning, Phrase::plan_notes, "aims.notes", section);
  add_phases(writer, section);
  add_targets(writer, section);
  add_tasks(writer, section);
  return section;
}

}  // namespace gongbao
