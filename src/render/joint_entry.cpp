#include "render/joint_entry.h"

namespace gongbao {

bool is_joint_only(const VisibleLibrary& library, const Document& document, Ref<Agency> agency) {
  const Note* note = document.as_note();
  if (!note) return false;
  const AgencyRegister& agencies = library.agencies();
  if (document.agency && agencies.is_within(*document.agency, agency)) return false;
  return std::any_of(note->joint.begin(), note->joint.end(), [&](const Party& party) {
    return party.agency && agencies.is_within(*party.agency, agency);
  });
}

Value::List report_entries(const PageView& view, const std::vector<Ref<Document>>& documents) {
  const VisibleLibrary& library = view.context.library();
  const Words& words = view.context.words();
  Value::List entries = entries_of(view, documents);
  if (view.page.kind != PageKind::agency_period) return entries;
  for (size_t i = 0; i < documents.size(); ++i) {
    const Document& document = library[documents[i]];
    if (!is_joint_only(library, document, Ref<Agency>{view.page.subject})) continue;
    entries[i].set("has_byline", true);
    entries[i].set_optional(
        "has_meta", "meta",
        document.agency ? words.format("report_joint_led", {library.agencies()[*document.agency].shown()})
                        : words["report_joint"]);
  }
  return entries;
}

}  // namespace gongbao
