#include "base/text.h"
#include "render/difference_shape.h"

namespace gongbao {
namespace {

/// What a key is called. Keys that name other documents, which may be withheld, or that say how a document is
/// handled are for insiders.
struct FieldWord {
  std::string_view key;
  const char* word;
  bool is_public = true;
};

constexpr FieldWord top_keys[] = {
    {"title", "difference_field_title"},
    {"date", "fact_date"},
    {"date_text", "difference_field_date_text"},
    {"agency", "fact_agency"},
    {"audience", "difference_field_audience", false},
    {"status", "difference_field_status", false},
    {"change_note", "difference_field_change_note"},
    {"minor", "difference_field_minor", false},
    {"source", "fact_source"},
    {"tags", "fact_tags"},
    {"aliases", "difference_field_aliases", false},
    {"summary", "difference_field_summary"},
    {"attachments", "heading_attachments", false},
    {"lang", "difference_field_lang"},
    {"type", "fact_type"},
    {"period", "fact_period"},
    {"lead", "fact_lead"},
    {"names", "fact_names"},
    {"follows", "fact_follows", false},
    {"participants", "fact_participants"},
    {"leading_group", "fact_leading_group"},
    {"basis", "fact_basis"},
    {"focus", "difference_field_focus"},
    {"phases", "fact_phases"},
    {"targets", "table_targets"},
    {"tasks", "table_tasks"},
    {"counts", "fact_counts"},
    {"expected", "fact_expected"},
    {"next", "table_next"},
    {"metrics", "heading_figures", false},
    {"findings", "table_findings"},
    {"rectifies", "table_rectifications"},
    {"revisits", "table_revisits"},
    {"cases", "table_cases"},
    {"joint", "fact_joint"},
    {"doc_type", "notice_doc_type"},
    {"genre", "notice_genre"},
    {"campaign", "fact_campaign", false},
    {"doc_number", "notice_doc_number"},
    {"index_number", "notice_index_number"},
    {"topic", "notice_topic"},
    {"issued", "notice_issued"},
    {"publish", "notice_publish"},
    {"effective", "notice_effective"},
    {"expires", "notice_expires"},
    {"consultation", "heading_consultation"},
    {"supersedes", "relation_supersedes", false},
    {"amends", "relation_amends", false},
    {"corrects", "relation_corrects", false},
    {"related", "relation_related", false},
    {"withdrawn", "state_withdrawn"},
    {"recipients", "difference_field_recipients"},
    {"copies", "difference_field_copies"},
    {"signatory", "notice_signatory"},
    {"keywords", "notice_keywords"},
    {"tables", "difference_field_tables", false},
};

constexpr FieldWord inner_keys[] = {
    {"id", "column_number"},
    {"title", "column_title"},
    {"text", "column_title"},
    {"metric", "column_metric"},
    {"value", "column_value"},
    {"by", "column_by"},
    {"agency", "column_agency"},
    {"scope", "column_scope"},
    {"owner", "column_owner"},
    {"due", "column_due"},
    {"every", "column_every"},
    {"people", "column_people"},
    {"measures", "column_measures"},
    {"status", "column_state"},
    {"state", "column_state"},
    {"object", "column_object"},
    {"severity", "column_severity"},
    {"date", "column_date"},
    {"period", "column_period"},
    {"number", "column_number"},
    {"place", "column_place"},
    {"party", "column_party"},
    {"violation", "column_violation"},
    {"basis", "column_legal_basis"},
    {"decision", "column_decision"},
    {"amount", "column_amount"},
    {"disposal", "column_disposal"},
    {"role", "column_role"},
    {"group", "column_group"},
    {"reason", "fact_withdrawn_reason"},
    {"start", "fact_consultation_start"},
    {"end", "fact_consultation_end"},
    {"route", "fact_route"},
    {"contact", "fact_contact"},
    {"head", "fact_group_head"},
    {"deputies", "fact_group_deputies"},
    {"members", "fact_group_members"},
    {"office", "fact_group_office"},
    {"products", "fact_focus_products"},
    {"links", "fact_focus_links"},
    {"areas", "fact_focus_areas"},
    {"name", "difference_field_name"},
    {"note", "column_note"},
    {"finding", "column_finding", false},
    {"denies", "column_contradicts", false},
};

template <size_t n>
const FieldWord* find_word(const FieldWord (&words)[n], std::string_view key) {
  const auto found =
      std::find_if(std::begin(words), std::end(words), [&](const FieldWord& one) { return one.key == key; });
  return found == std::end(words) ? nullptr : found;
}

/// An item's number or id stands between a list's key and its own keys.
bool is_item_number(std::string_view part) {
  return !part.empty() && std::all_of(part.begin(), part.end(), is_ascii_digit);
}

}  // namespace

std::string field_name(const std::vector<std::string>& path, const DifferenceView& view) {
  std::vector<std::string> names;
  for (size_t i = 0; i < path.size(); ++i) {
    const FieldWord* word = i == 0 ? find_word(top_keys, path[i]) : find_word(inner_keys, path[i]);
    if (view.is_public && (i == 0 || i + 1 == path.size()) && !(word && word->is_public) &&
        !is_item_number(path[i]))
      return {};
    if (view.is_public && word && !word->is_public) return {};
    names.push_back(word ? view.words[word->word] : path[i]);
  }
  return join(names, " › ");
}

}  // namespace gongbao
