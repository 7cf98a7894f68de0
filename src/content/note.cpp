#include "content/note.h"

namespace gongbao {
namespace {

InspectionFinding parse_finding(const Node& node, std::string_view path, Findings& findings) {
  TableReader reader(node, path, findings, "an inspection finding");
  InspectionFinding finding;
  finding.place = reader.place();
  finding.id = reader.required_text("id");
  finding.kind = static_cast<InspectionFinding::Kind>(reader.choice("kind", {"good", "problem"}, 1));
  finding.text = reader.required_text("text");
  finding.object = reader.text("object");
  finding.severity = reader.text("severity");
  finding.due = reader.when("due", true);
  finding.date = reader.when("date", true);
  finding.denies = reader.sourced("denies");
  reader.finish();
  return finding;
}

Case parse_case(const Node& node, std::string_view path, Findings& findings) {
  TableReader reader(node, path, findings, "a case");
  Case made;
  made.number = reader.text("number");
  made.date = reader.when("date", true);
  made.place = reader.text("place");
  made.party = reader.text("party");
  made.violation = reader.text("violation");
  made.basis = reader.text("basis");
  made.measures = reader.text("measures");
  made.decision = reader.text("decision");
  made.amount = reader.text("amount");
  made.disposal = reader.text("disposal");
  reader.finish();
  return made;
}

}  // namespace

Note parse_note(TableReader& reader, std::string_view path, std::optional<Ref<Agency>> from, const Registers& registers,
                Findings& findings) {
  Note note;
  if (reader.required_text("type").empty()) {
    note.type = NoteType::other;
  } else {
    note.type = static_cast<NoteType>(
        reader.choice("type",
                      {"meeting", "plan", "organisation", "inspection", "enforcement", "case", "publicity", "training",
                       "monitoring", "rectification", "revisit", "report", "other"},
                      static_cast<size_t>(NoteType::other)));
  }
  for (const Node* node : reader.tables("findings")) note.findings.push_back(parse_finding(*node, path, findings));
  for (const Node* node : reader.tables("rectifies")) {
    TableReader one(*node, path, findings, "a rectification");
    note.rectifications.push_back({one.texts("finding"), {}, one.when("date", true), one.text("action"),
                                   one.choice("state", {"done", "partly"}, 0) == 1});
    one.finish();
  }
  for (const Node* node : reader.tables("revisits")) {
    TableReader one(*node, path, findings, "a revisit");
    note.revisits.push_back(
        {one.texts("finding"), {}, one.when("date", true), one.choice("result", {"held", "failed"}, 0) == 0});
    one.finish();
  }
  for (const Node* node : reader.tables("cases")) note.cases.push_back(parse_case(*node, path, findings));
  if (const Node* joint = reader.node("joint")) {
    if (joint->kind == Node::Kind::list)
      for (const Node& one : joint->items)
        note.joint.push_back(parse_party(one, path, from, false, registers.agencies, findings));
    else
      note.joint.push_back(parse_party(*joint, path, from, false, registers.agencies, findings));
  }
  return note;
}

}  // namespace gongbao
