#include "render/finding_table.h"

namespace gongbao {
namespace {

using Row = std::vector<TableCell>;

TableCell text_cell(std::string text) { return {std::move(text), {}, false, {}}; }

/// The note that says so, and whose it is.
void add_source(Row& row, const PageView& view, Ref<Document> ref) {
  const VisibleLibrary& library = view.context.library();
  const Document& note = library[ref];
  TableCell agency;
  if (note.agency) {
    const Agency& whose = library.agencies()[*note.agency];
    agency = {whose.shown(), view.link_to(url::of(whose)), false, {}};
  }
  row.push_back(std::move(agency));
  row.push_back({note.title, view.link_to(url::of(note, library)), false, {}});
}

TableParts table_of(const RenderContext& context, const char* id, const char* caption,
                    const std::vector<const char*>& columns, bool with_source) {
  TableParts table;
  table.id = id;
  table.caption = context.words()[caption];
  for (const char* column : columns) table.columns.emplace_back(context.words()[column], false);
  if (with_source)
    for (const char* column : {"column_agency", "column_source"})
      table.columns.emplace_back(context.words()[column], false);
  return table;
}

std::string severity_word(const std::string& severity, const Words& words) {
  const std::string key = "severity_" + severity;
  return words.has(key) ? words[key] : severity;
}

/// What a finding contradicts: another finding, or a metric. No words where that is not shown.
TableCell denied_cell(const PageView& view, const InspectionFinding& finding) {
  const VisibleLibrary& library = view.context.library();
  if (const Ref<Metric>* metric = std::get_if<Ref<Metric>>(&finding.denied))
    return {library.metrics()[*metric].name, view.link_to(url::of(library.metrics()[*metric])), false, {}};
  if (const FindingRef* other = std::get_if<FindingRef>(&finding.denied))
    if (std::string address = finding_address(view, *other); !address.empty())
      return {library[other->note].as_note()->findings[other->index].text, std::move(address), false, {}};
  return {};
}

/// The finding's words, and what it contradicts.
TableCell finding_text(const PageView& view, const InspectionFinding& finding) {
  TableCell cell = text_cell(finding.text);
  if (TableCell denied = denied_cell(view, finding); !denied.text.empty())
    cell.links.push_back(
        link_shape(std::move(denied.url), view.context.words().format("finding_denies", {denied.text})));
  return cell;
}

/// In the reports of undated years nothing is overdue (content model 3.1).
FindingState state_on(const PageView& view, const FindingProgress& progress) {
  const bool is_undated = view.page.period && view.page.period->is_undated();
  if (!is_undated || progress.state != FindingState::overdue) return progress.state;
  return progress.rectified_in.empty() ? FindingState::open : FindingState::partly;
}

Row finding_row(const PageView& view, FindingRef ref, const InspectionFinding& finding) {
  const RenderContext& context = view.context;
  const VisibleLibrary& library = context.library();
  const Document& note = library[ref.note];
  const FindingProgress& progress = context.site.progress_of(ref);
  StateShape state = finding_state_shape(context, state_on(view, progress));
  Row row{finding_text(view, finding),
          text_cell(finding.object),
          text_cell(severity_word(finding.severity, context.words())),
          finding.date ? date_cell(finding.date, {}, context) : date_cell(note.date, note.date_text, context),
          date_cell(finding.due, {}, context),
          TableCell{std::move(state.word), {}, false, std::move(state.css_class)}};
  const std::vector<Ref<Document>>& by =
      progress.revisited_in.empty() ? progress.rectified_in : progress.revisited_in;
  if (by.empty())
    row.push_back(text_cell({}));
  else
    row.push_back({library[by.back()].title, view.link_to(url::of(library[by.back()], library)), false, {}});
  return row;
}

void finish(TableParts table, Value::List& tables) {
  if (table.rows.empty()) return;
  leave_out_empty_columns(table);
  tables.push_back(table_shape(std::move(table)));
}

}  // namespace

std::string finding_address(const PageView& view, FindingRef ref) {
  const VisibleLibrary& library = view.context.library();
  if (!library.sees(ref.note)) return {};
  const Document& note = library[ref.note];
  const std::string& id = note.as_note()->findings[ref.index].id;
  return view.link_to(url::of(note, library)) + "#" + url::encoded("finding-" + id);
}

StateShape finding_state_shape(const RenderContext& context, FindingState state) {
  const Words& words = context.words();
  switch (state) {
    case FindingState::good:
      return {words["finding_kind_good"], "good"};
    case FindingState::open:
      return {words["finding_open"], "open"};
    case FindingState::partly:
      return {words["finding_partly"], "open"};
    case FindingState::overdue:
      return {words["finding_overdue"], "warn"};
    case FindingState::closed:
      return {words["finding_closed"], "good"};
    case FindingState::revisited:
      return {words["finding_revisited"], "good"};
    case FindingState::failed:
      return {words["revisit_failed"], "warn"};
  }
  return {};
}

Value::List finding_tables(const PageView& view, const std::vector<Ref<Document>>& notes, bool with_source) {
  TableParts problems = table_of(view.context, "findings", "table_findings",
                                 {"column_title", "column_object", "column_severity", "column_date",
                                  "column_due", "column_state", "column_progress"},
                                 with_source);
  TableParts good = table_of(view.context, "good-findings", "table_good_findings",
                             {"column_title", "column_object", "column_date"}, with_source);
  for (const Ref<Document> ref : notes) {
    const Note* note = view.context.library()[ref].as_note();
    if (!note) continue;
    for (uint32_t i = 0; i < note->findings.size(); ++i) {
      const InspectionFinding& finding = note->findings[i];
      const bool is_good = finding.kind == InspectionFinding::Kind::good;
      Row row = finding_row(view, {ref, i}, finding);
      if (is_good) row = {std::move(row[0]), std::move(row[1]), std::move(row[3])};
      if (with_source) add_source(row, view, ref);
      (is_good ? good : problems)
          .rows.emplace_back(with_source ? std::string() : "finding-" + finding.id, std::move(row));
    }
  }
  Value::List tables;
  finish(std::move(problems), tables);
  finish(std::move(good), tables);
  return tables;
}

Value::List finding_list(const PageView& view, FindingState state, const std::vector<FindingRef>& findings) {
  constexpr std::ptrdiff_t state_column = 5;  // all are of one
  TableParts table = table_of(
      view.context, "", "table_findings",
      {"column_title", "column_object", "column_severity", "column_date", "column_due", "column_progress"},
      true);
  table.id = fmt::format("table-{}", name_of(state));
  table.caption =
      view.context.words().format("table_findings_in_state", {finding_state_shape(view.context, state).word});
  for (const FindingRef ref : findings) {
    Row row = finding_row(view, ref, view.context.library()[ref.note].as_note()->findings[ref.index]);
    row.erase(row.begin() + state_column);
    row.front().url = finding_address(view, ref);
    add_source(row, view, ref.note);
    table.rows.emplace_back(std::string(), std::move(row));
  }
  Value::List tables;
  finish(std::move(table), tables);
  return tables;
}

Value::List contradiction_table(const PageView& view, const std::vector<FindingRef>& findings) {
  const size_t most =
      std::min(findings.size(), static_cast<size_t>(view.context.library().config().page_size));
  TableParts table = table_of(view.context, "contradictions", "table_contradictions",
                              {"column_title", "column_contradicts"}, true);
  for (size_t i = 0; i < most; ++i) {
    const InspectionFinding& finding =
        view.context.library()[findings[i].note].as_note()->findings[findings[i].index];
    TableCell denied = denied_cell(view, finding);
    if (denied.text.empty()) continue;
    Row row{TableCell{finding.text, finding_address(view, findings[i]), false, {}}, std::move(denied)};
    add_source(row, view, findings[i].note);
    table.rows.emplace_back(std::string(), std::move(row));
  }
  if (most < findings.size())
    table.note =
        view.context.words().format("list_first_of", {std::to_string(most), std::to_string(findings.size())});
  Value::List tables;
  finish(std::move(table), tables);
  return tables;
}

Value::List case_tables(const PageView& view, const std::vector<Ref<Document>>& notes, bool with_source) {
  TableParts table = table_of(
      view.context, "cases", "table_cases",
      {"column_number", "column_date", "column_place", "column_party", "column_violation",
       "column_legal_basis", "column_measures", "column_decision", "column_amount", "column_disposal"},
      with_source);
  for (const Ref<Document> ref : notes) {
    const Note* note = view.context.library()[ref].as_note();
    if (!note) continue;
    for (const Case& one : note->cases) {
      Row row{text_cell(one.number), date_cell(one.date, {}, view.context)};
      for (const std::string& text : {one.place, one.party, one.violation, one.basis, one.measures,
                                      one.decision, one.amount, one.disposal})
        row.push_back(text_cell(text));
      if (with_source) add_source(row, view, ref);
      table.rows.emplace_back(std::string(), std::move(row));
    }
  }
  Value::List tables;
  finish(std::move(table), tables);
  return tables;
}

}  // namespace gongbao
