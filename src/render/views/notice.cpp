#include "base/text.h"
#include "content/closing_date.h"
#include "render/body_html.h"
#include "render/figure_table.h"
#include "render/json_ld.h"
#include "render/versions.h"
#include "render/views/document_page.h"
#include "render/views/notice_chain.h"
#include "render/views/notice_tables.h"
#include "render/views/views.h"

namespace gongbao {
namespace {

/// A list of facts in which only those with a value stand.
class Facts {
 public:
  explicit Facts(const PageView& view) : view_(view) {}
  void add(const char* word, Value::List values) {
    if (!values.empty()) facts_.push_back(fact_shape(view_.context.words()[word], std::move(values)));
  }
  void add(const char* word, const std::string& text) {
    if (!text.empty()) add(word, Value::List{text_shape(text)});
  }
  void add(const char* word, const std::optional<When>& when) {
    add(word, date_words(when, {}, view_.context));
  }
  Value::List take() { return std::move(facts_); }

 private:
  const PageView& view_;
  Value::List facts_;
};

/// 政府信息公开目录: what there is of it.
Value::List catalogue_of(const PageView& view, Ref<Document> ref) {
  const RenderContext& context = view.context;
  const Document& document = context.library()[ref];
  const Notice& notice = *document.as_notice();
  Facts facts(view);
  facts.add("notice_index_number", notice.index_number);
  facts.add("notice_topic", notice.topic);
  facts.add("notice_doc_type", notice.doc_type);
  facts.add("notice_genre", notice.genre);
  if (document.agency) facts.add("notice_issuer", {agency_link(view, *document.agency)});
  facts.add("notice_issued", notice.issued);
  if (notice.publish) facts.add("notice_publish", notice.publish->minutes());
  facts.add("notice_doc_number", notice.doc_number);
  facts.add("notice_effective", notice.effective);
  facts.add("notice_expires", notice.expires);
  facts.add("notice_validity", notice_state_shape(context, ref).word);
  facts.add("notice_signatory", notice.signatory);
  facts.add("notice_keywords", join(notice.keywords, context.words()["list_separator"]));
  Value::List campaigns;
  for (const Ref<Document> campaign : notice.campaigns)
    if (context.library().sees(campaign)) campaigns.push_back(document_link(view, campaign));
  facts.add("fact_campaign", std::move(campaigns));
  Value::List bases;
  for (const CitedBasis& basis : notice.basis) bases.push_back(basis_link(view, basis));
  facts.add("fact_basis", std::move(bases));
  facts.add("fact_source", source_links(view, document));
  return facts.take();
}

Value::List consultation_of(const PageView& view, const Notice& notice) {
  Facts facts(view);
  if (notice.consultation) {
    facts.add("fact_consultation_start", notice.consultation->start);
    facts.add("fact_consultation_end", notice.consultation->end);
    facts.add("fact_route", notice.consultation->route);
    facts.add("fact_contact", notice.consultation->contact);
  }
  return facts.take();
}

Value::List tombstone_facts(const PageView& view, const Notice& notice) {
  Facts facts(view);
  if (notice.withdrawn) {
    facts.add("fact_withdrawn_date", notice.withdrawn->date);
    facts.add("fact_withdrawn_reason", notice.withdrawn->reason);
  }
  return facts.take();
}

/// Letterhead, number, title line: the top of the document.
void set_top(Value& value, const PageView& view, const Document& document, const Notice& notice) {
  const RenderContext& context = view.context;
  const std::string issuer =
      document.agency ? context.library().agencies()[*document.agency].shown() : std::string();
  const bool is_statutory = !notice.doc_type.empty() && !issuer.empty();
  value.set_optional("has_letterhead", "letterhead",
                     is_statutory ? context.words().format("letterhead", {issuer}) : std::string());
  value.set_optional("has_doc_number", "doc_number", notice.doc_number);
  value.set("has_byline", notice.publish.has_value() || !issuer.empty());
  value.set_optional("has_date", "date_html", notice.publish ? instant_html(*notice.publish) : std::string());
  value.set_optional("has_issuer", "issuer", issuer);
}

/// Recipients, text, signature, copies; nothing of them on a tombstone.
void set_text(Value& value, const PageView& view, Ref<Document> ref, const Document& document,
              const Notice& notice) {
  const RenderContext& context = view.context;
  const Words& words = context.words();
  const std::string& comma = words["clause_separator"];
  const bool stands = !notice.withdrawn;
  const AgencyRegister& agencies = context.library().agencies();
  const bool bears_its_own =  // signature and date, at the end of the text
      find_closing_date(document.body.text, names_of_issuer(agencies, document)).has_value();
  const bool is_signed = stands && document.agency.has_value() && !bears_its_own;
  const auto listed = [&](const char* word, const std::vector<std::string>& names) {
    return stands && !names.empty() ? words.format(word, {join(names, comma)}) : std::string();
  };
  value.set_optional("has_recipients", "recipients", listed("notice_recipients", notice.recipients));
  value.set_optional("has_body", "body_html", stands ? body_html(view, ref) : std::string());
  value.set_optional("has_signature", "signature",
                     is_signed ? agencies[*document.agency].shown() : std::string());
  value.set_optional("has_issued", "issued_html",
                     is_signed ? date_html(notice.issued, {}, context) : std::string());
  value.set_optional("has_copies", "copies", listed("notice_copies_list", notice.copies));
}

Value::List chain_entries(const PageView& view, const std::vector<ChainLink>& chain) {
  Value::List entries;
  for (const ChainLink& link : chain) {
    Value entry = entry_of(view, link.notice);
    entry.set("kind", view.context.words()[link.relation]);
    entries.push_back(std::move(entry));
  }
  return entries;
}

Value::List data_links_of(const PageView& view, const Notice& notice, const std::string& path) {
  Value::List links;
  const bool has_calendar =
      notice.consultation && notice.consultation->end && notice.consultation->end->has_known_days();
  if (has_calendar)
    links.push_back(
        link_shape(view.link_to(path + "consultation.ics"), view.context.words()["data_calendar"]));
  return links;
}

}  // namespace

Value notice_view(const PageView& view) {
  const Ref<Document> ref{view.page.subject};
  const VisibleLibrary& library = view.context.library();
  const Document& document = library[ref];
  const Notice& notice = *document.as_notice();
  const bool stands = !notice.withdrawn;
  PageHead head;
  head.template_name = "notice";
  head.title = document.title;
  head.column = "notices";
  head.description = document.summary;
  head.lang = document.lang;
  head.breadcrumbs = breadcrumbs_to(view, "notices");
  head.metas = article_metas(view, document);
  head.json_ld = document_json_ld(view, ref);
  Value value = page_value(view, std::move(head));
  set_banner(value, view, ref);
  value.set_list("has_catalogue", "catalogue", catalogue_of(view, ref));
  set_top(value, view, document, notice);
  value.set("has_tombstone", !stands);
  value.set_list("has_facts", "facts", tombstone_facts(view, notice));
  value.set_list("has_consultation", "consultation", consultation_of(view, notice));
  set_text(value, view, ref, document, notice);
  value.set_list("has_tables", "tables", notice_tables(view, ref));
  value.set_list("has_figure_tables", "figure_tables",
                 stands ? named_figures_table(view, ref) : Value::List());
  value.set_list("has_attachments", "attachments", attachment_links(view, ref));
  const std::vector<ChainLink> chain = chain_of(view.context.site, ref);
  std::vector<Ref<Document>> listed;
  for (const ChainLink& link : chain) listed.push_back(link.notice);
  value.set_list("has_chain", "chain", chain_entries(view, chain));
  value.set_list("has_mentions", "mentions", mentions_of(view, ref, listed));
  value.set_list("has_data_links", "data_links", data_links_of(view, notice, url::of(document, library)));
  set_neighbour_pager(value, view, ref);
  set_version(value, view, ref);
  return value;
}

}  // namespace gongbao
