#pragma once
#include <string_view>

namespace gongbao {

/// The kinds of document (content model 4); `agency_page` is an agency's own page text.
enum class DocumentKind { campaign, note, summary, notice, page, agency_page };
constexpr size_t document_kinds = 6;
/// The name in `kind:id`, site.toml and data: "campaign" …; an agency's page text is "agency".
std::string_view name_of(DocumentKind kind);

enum class Audience { public_site, internal };
enum class Status { draft, ready };
enum class NoteType {
  meeting, plan, organisation, inspection, enforcement, case_, publicity, training, monitoring, rectification,
  revisit, report, other
};
std::string_view name_of(NoteType type);

}  // namespace gongbao
