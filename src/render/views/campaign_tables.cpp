#include "render/views/campaign_tables.h"

#include "base/text.h"
#include "figures/stated_count.h"
#include "render/document_shape.h"
#include "render/finding_table.h"
#include "render/views/plain_table.h"

namespace gongbao {
namespace {

TableCell party_cell(const PageView& view, const Party& party) {
  if (!party.agency) return text_cell(party.name);
  const Agency& agency = view.context.library().agencies()[*party.agency];
  return text_cell(agency.shown(), view.link_to(url::of(agency)));
}

TableCell owners_cell(const PageView& view, const std::vector<Party>& owners) {
  TableCell cell;
  for (const Party& owner : owners) cell.links.push_back(party_link(view, owner));
  return cell;
}

TableCell task_state(const PageView& view, const Task& task) {
  const Words& words = view.context.words();
  if (task.status == Task::Status::done) return state_cell(words["task_done"], "good");
  if (is_overdue(task, view.context.library().today())) return state_cell(words["task_overdue"], "warn");
  if (task.status == Task::Status::doing) return state_cell(words["task_doing"], "open");
  return state_cell(words["task_todo"], "none");
}

bool is_open(FindingState state) {
  return state == FindingState::open || state == FindingState::partly || state == FindingState::overdue ||
         state == FindingState::failed;
}

}  // namespace

std::string stated_counts(const PageView& view, const Campaign& campaign, std::string_view list) {
  std::string note;
  for (const StatedCount& count : campaign.counts) {
    const bool is_meant =
        count.of == list || (count.of.starts_with(list) && count.of.substr(list.size()).starts_with('.'));
    const std::optional<size_t> size = size_of_list(campaign, count.of);
    if (!is_meant || !size) continue;
    std::string stated = count.text;
    if (stated.empty() && count.value) stated = format_value(*count.value, "");
    note += view.context.words().format("count_stated", {stated, std::to_string(*size)});
  }
  return note;
}

Value::List task_table(const PageView& view, Ref<Document> ref) {
  const Campaign& campaign = *view.context.library()[ref].as_campaign();
  TableParts table = plain_table(view, "table-tasks", "table_tasks",
                                 {"column_title", "column_owner", "column_due", "column_every",
                                  "column_people", "column_measures", "column_state"});
  for (const Task& task : campaign.tasks)
    table.rows.push_back(
        {task.id.empty() ? std::string() : "table-task-" + task.id,
         {text_cell(task.title), owners_cell(view, task.owners), date_cell(task.due, {}, view.context),
          text_cell(task.every), text_cell(task.people), text_cell(task.measures), task_state(view, task)}});
  table.note = stated_counts(view, campaign, "tasks");
  return finished(std::move(table));
}

Value::List phase_table(const PageView& view, Ref<Document> ref) {
  const Campaign& campaign = *view.context.library()[ref].as_campaign();
  TableParts table =
      plain_table(view, "table-phases", "table_phases", {"column_title", "column_period", "column_note"});
  for (const Phase& phase : campaign.phases)
    table.rows.push_back(
        {{}, {text_cell(phase.title), date_cell(phase.period, {}, view.context), text_cell(phase.text)}});
  table.note = stated_counts(view, campaign, "phases");
  return finished(std::move(table));
}

Value::List participant_table(const PageView& view, Ref<Document> ref) {
  const Campaign& campaign = *view.context.library()[ref].as_campaign();
  TableParts table = plain_table(view, "table-participants", "table_participants",
                                 {"column_agency", "column_role", "column_group"});
  for (const Participant& one : campaign.participants)
    table.rows.push_back({{}, {party_cell(view, one.agency), text_cell(one.role), text_cell(one.group)}});
  table.note = stated_counts(view, campaign, "participants");
  return finished(std::move(table));
}

Value::List next_table(const PageView& view, Ref<Document> ref) {
  const Campaign& campaign = *view.context.library()[ref].as_campaign();
  TableParts table =
      plain_table(view, "table-next", "table_next", {"column_title", "column_note", "column_due"});
  for (const NextStep& step : campaign.next)
    table.rows.push_back(
        {{}, {text_cell(step.title), text_cell(step.text), date_cell(step.due, {}, view.context)}});
  table.note = stated_counts(view, campaign, "next");
  return finished(std::move(table));
}

Value::List open_finding_table(const PageView& view, const std::vector<Ref<Document>>& notes) {
  const RenderContext& context = view.context;
  const VisibleLibrary& library = context.library();
  TableParts table = plain_table(view, "table-open-findings", "table_open_findings",
                                 {"column_title", "column_object", "column_agency", "column_date",
                                  "column_due", "column_state", "column_source"});
  for (const Ref<Document> ref : notes) {
    const Document& note = library[ref];
    for (uint32_t i = 0; i < note.as_note()->findings.size(); ++i) {
      const InspectionFinding& finding = note.as_note()->findings[i];
      const FindingState state = context.site.progress_of(FindingRef{ref, i}).state;
      if (!is_open(state)) continue;
      StateShape shape = finding_state_shape(context, state);
      table.rows.push_back({{},
                            {text_cell(finding.text),
                             text_cell(finding.object),
                             note.agency ? party_cell(view, {note.agency, {}}) : TableCell(),
                             finding.date ? date_cell(finding.date, {}, context)
                                          : date_cell(note.date, note.date_text, context),
                             date_cell(finding.due, {}, context),
                             {shape.word, {}, false, shape.css_class},
                             text_cell(note.title, finding_address(view, {ref, i}))}});
    }
  }
  return finished(std::move(table));
}

}  // namespace gongbao
