#include "render/status_shape.h"

#include "base/text.h"
#include "render/pending_changes.h"

namespace gongbao {
namespace {

std::string minutes(Instant instant, const RenderContext& context) {
  return Instant{instant.seconds, context.library().config().zone_minutes}.minutes();
}

/// What a query says in a key, as readers say it.
std::string detail_words(const std::string& key, const std::string& value, const RenderContext& context) {
  const VisibleLibrary& library = context.library();
  if (key == "agency")
    if (const std::optional<Ref<Agency>> agency = library.agencies().with_id(value))
      return library.agencies()[*agency].shown();
  if (key == "campaign")
    if (const std::optional<Ref<Document>> campaign = library.find(DocumentKind::campaign, value))
      return library[*campaign].title;
  if (key == "period") {
    if (const std::optional<Period> period = Period::parse(value)) return period_words(*period, context);
    const std::variant<When, std::string> when = When::parse(value, true);
    if (const When* days = std::get_if<When>(&when)) return date_words(*days, {}, context);
  }
  if (key == "show" && context.words().has("column_" + value)) return context.words()["column_" + value];
  return value;
}

/// The metric's name with what tells the figure from others of it: 出动执法人员（某市，2026年1季度）.
std::string figure_name(const BoundFigure& figure, const RenderContext& context) {
  const MetricRegister& metrics = context.library().metrics();
  const auto metric = metrics.with_id(metric_of_query(figure.query));
  std::string name = metric ? metrics[*metric].name : metric_of_query(figure.query);
  std::vector<std::string> details;
  for (const auto& [key, value] : details_of_query(figure.query))
    details.push_back(detail_words(key, value, context));
  return details.empty() ? name
                         : context.words().format("status_figure",
                                                  {name, join(details, context.words()["list_separator"])});
}

std::string shown(const BoundFigure& figure) { return figure.text.empty() ? "—" : figure.text; }

/// The status of the document that the page is of; null elsewhere, and in a public build.
const DocumentStatus* status_of(const PageView& view) {
  const std::optional<SiteStatus>& status = view.context.site.status;
  switch (view.page.kind) {
    case PageKind::campaign:
    case PageKind::note:
    case PageKind::summary:
    case PageKind::notice:
    case PageKind::free_page:
      return status && view.page.subject < status->documents.size() ? &status->documents[view.page.subject]
                                                                    : nullptr;
    default:
      return nullptr;
  }
}

}  // namespace

StateShape document_state_shape(DocumentState state, const RenderContext& context) {
  static constexpr const char* classes[document_states] = {
      "bad",  "none", "open", "bad",  "warn", "none", "none", "none", "none", "open",
      "warn", "none", "none", "warn", "bad",  "bad",  "bad",  "good", "good"};
  return {context.words()["status_state_" + replace_all(name_of(state), "-", "_")],
          classes[static_cast<size_t>(state)]};
}

std::string role_words(const std::string& role, const RenderContext& context) {
  const std::string key = "role_" + role;
  return context.words().has(key) ? context.words()[key] : role;
}

std::string public_words(const DocumentStatus& status, const RenderContext& context) {
  const Words& words = context.words();
  if (!status.is_public) return words["status_not_public"];
  if (status.withdrawal) return words["status_tombstone"];
  if (!status.shown) return words["status_public"];
  return words.format("status_public_version",
                      {std::to_string(status.shown->number), minutes(status.shown->completed, context)});
}

std::string roles_awaited(const DocumentStatus& status, const RenderContext& context) {
  std::vector<std::string> roles;
  for (const AwaitedRole& one : status.awaited) roles.push_back(role_words(one.role, context));
  return join(roles, context.words()["list_separator"]);
}

std::vector<std::string> status_sentences(const DocumentStatus& status, const RenderContext& context) {
  const Words& words = context.words();
  std::vector<std::string> result;
  for (const GivenSignOff& one : status.given)
    result.push_back(
        words.format("status_signed_by", {role_words(one.role, context), minutes(one.instant, context)}));
  if (status.since)
    result.push_back(words.format("status_since", {minutes(*status.since, context)}));
  else
    result.push_back(words["status_uncommitted"]);
  if (status.publish) result.push_back(words.format("status_publish", {minutes(*status.publish, context)}));
  if (status.consultation_ends)
    result.push_back(words.format("status_consultation_ends", {status.consultation_ends->iso()}));
  if (status.expires) result.push_back(words.format("status_expires", {status.expires->iso()}));
  for (const FigureMove& one : status.moved)
    result.push_back(
        words.format("status_moved", {figure_name(one.was, context), shown(one.was), shown(one.is)}));
  if (!status.voided.empty())
    result.push_back(words.format("status_void", {std::to_string(status.voided.size())}));
  return result;
}

void set_status_banner(Value& value, const PageView& view) {
  const DocumentStatus* status = status_of(view);
  const bool is_shown = status && !status->is_plain();
  value.set("has_status", is_shown);
  StateShape state;
  std::string text;
  Value::List lines;
  if (is_shown) {
    state = document_state_shape(status->states.front(), view.context);
    text = public_words(*status, view.context);
    if (!status->awaited.empty())
      lines.push_back(
          text_shape(view.context.words().format("status_waits", {roles_awaited(*status, view.context)})));
    for (std::string& sentence : status_sentences(*status, view.context))
      lines.push_back(text_shape(std::move(sentence)));
  }
  value.set_list("has_status_changes", "status_changes", is_shown ? pending_changes(view) : Value::List());
  value.set("status_class", std::move(state.css_class));
  value.set("status_state", std::move(state.word));
  value.set("status_text", std::move(text));
  value.set_list("has_status_lines", "status_lines", std::move(lines));
}

}  // namespace gongbao
