// {"schema": "gongbao.status/1"}: the state of documents for programs.
#include "cli/status_report.h"
#include "content/version_reader.h"
#include "render/json.h"

namespace gongbao {
namespace {

class StatusJson {
 public:
  explicit StatusJson(const Plan& plan) : plan_(plan) {}

  void write(const SiteStatus& status, const std::vector<const DocumentStatus*>& chosen) {
    json_.begin_object().text("schema", "gongbao.status/1");
    json_.text("commit", plan_.snapshot.commit()).text("as_of", in_zone(plan_.as_of));
    json_.begin_array("rows");
    for (const DocumentStatus* one : chosen) row(*one);
    json_.new_line().end_array();
    size_t counts[document_states] = {};
    for (const DocumentStatus& one : status.documents)
      for (const DocumentState state : one.states) ++counts[static_cast<size_t>(state)];
    json_.begin_object("counts");
    for (size_t i = 0; i < document_states; ++i)
      json_.number(name_of(static_cast<DocumentState>(i)), static_cast<int64_t>(counts[i]));
    json_.end_object();
    status.upcoming.empty() ? json_.null("next") : json_.text("next", status.upcoming.front().at.iso());
    json_.begin_array("upcoming");
    for (const UpcomingChange& one : status.upcoming)
      json_.new_line()
          .begin_object()
          .text("at", one.at.iso())
          .text("what", name_of(one.kind))
          .text("subject", subject_of(plan_, one))
          .end_object();
    json_.new_line().end_array().end_object();
  }
  std::string take() { return json_.take() + "\n"; }

 private:
  std::string in_zone(Instant instant) const {
    return Instant{instant.seconds, plan_.library.config.zone_minutes}.iso();
  }
  void instant(std::string_view key, const std::optional<Instant>& value) {
    value ? json_.text(key, in_zone(*value)) : json_.null(key);
  }
  void day(std::string_view key, const std::optional<Day>& value) {
    value ? json_.text(key, value->iso()) : json_.null(key);
  }

  void withdrawal(const std::optional<Withdrawal>& value) {
    if (!value) return void(json_.null("withdrawn"));
    json_.begin_object("withdrawn");
    value->date ? json_.text("date", value->date->text()) : json_.null("date");
    json_.text("reason", value->reason).end_object();
  }

  void row(const DocumentStatus& status) {
    const Document& document = plan_.library[status.document];
    json_.new_line().begin_object();
    json_.text("document", reference_of(plan_.library, status.document))
        .text("path", document.path)
        .text("title", document.title);
    json_.text("state", name_of(status.states.front())).begin_array("states");
    for (const DocumentState state : status.states) json_.text(name_of(state));
    json_.end_array();
    instant("since", status.since);
    json_.begin_array("awaited");
    for (const AwaitedRole& one : status.awaited) {
      json_.begin_object().text("role", one.role).begin_array("may_sign");
      for (const std::string& email : one.emails) json_.text(email);
      json_.end_array().end_object();
    }
    json_.end_array().begin_array("given");
    for (const GivenSignOff& one : status.given)
      json_.begin_object()
          .text("role", one.role)
          .text("name", one.name)
          .text("instant", in_zone(one.instant))
          .end_object();
    json_.end_array();
    status.has_proof ? json_.text("record", *status.has_proof ? "proof" : "trail") : json_.null("record");
    json_.flag("public", status.is_public);
    status.shown ? json_.number("version", status.shown->number) : json_.null("version");
    instant("signed", status.shown ? std::optional(status.shown->completed) : std::nullopt);
    withdrawal(status.withdrawal);
    instant("publish", status.publish);
    day("consultation_ends", status.consultation_ends);
    day("expires", status.expires);
    json_.begin_array("moved");
    for (const FigureMove& one : status.moved)
      json_.begin_object()
          .text("figure", one.was.query)
          .text("was", one.was.text)
          .text("is", one.is.text)
          .end_object();
    json_.end_array().begin_array("void");
    for (const VoidSignOff& one : status.voided)
      json_.begin_object()
          .text("path", one.place.path)
          .number("line", one.place.line)
          .text("reason", one.reason)
          .end_object();
    json_.end_array().end_object();
  }

  const Plan& plan_;
  JsonWriter json_;
};

}  // namespace

std::string status_json(const Plan& plan, const SiteStatus& status,
                        const std::vector<const DocumentStatus*>& chosen) {
  StatusJson json(plan);
  json.write(status, chosen);
  return json.take();
}

}  // namespace gongbao
