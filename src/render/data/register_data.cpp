// /data/notices.json, /data/agencies.json, /data/campaigns.json: what there is, with its links. Dates are as
// written (EDTF); `url` is relative to the site's root. Never a person, never a contact.
#include "render/data/rows.h"
#include "render/data_files.h"

namespace gongbao {
namespace {

void write_when(JsonRows& rows, const char* key, const std::optional<When>& when) {
  when ? rows.text(key, when->text()) : rows.null(key);
}

void write_agency(JsonRows& rows, const char* key, std::optional<Ref<Agency>> agency,
                  const VisibleLibrary& library) {
  agency ? rows.text(key, library.agencies()[*agency].id) : rows.null(key);
}

void write_documents(JsonRows& rows, const char* key, const std::vector<Ref<Document>>& documents,
                     const VisibleLibrary& library) {
  rows.begin_list(key);
  for (const Ref<Document> document : documents)
    if (library.sees(document)) rows.item(library[document].id);
  rows.end_list();
}

void write_party(JsonRows& rows, const Party& party, const VisibleLibrary& library) {
  write_agency(rows, "agency", party.agency, library);
  rows.text_or_null("name", party.agency ? std::string_view() : std::string_view(party.name));
}

void write_notice(JsonRows& rows, const RenderContext& context, Ref<Document> ref) {
  const VisibleLibrary& library = context.library();
  const Document& document = library[ref];
  const Notice& notice = *document.as_notice();
  const NoticeChain& chain = context.site.notices.chain(ref);
  rows.begin_row();
  rows.text("id", document.id);
  rows.text("title", document.title);
  rows.text("url", url::encoded(url::of(document, library)));
  rows.text("state", name_of(context.site.notices[ref]));
  rows.text_or_null("doc_type", notice.doc_type);
  rows.text_or_null("genre", notice.genre);
  write_agency(rows, "agency", document.agency, library);
  write_documents(rows, "campaigns", notice.campaigns, library);
  rows.text_or_null("doc_number", notice.doc_number);
  rows.text_or_null("index_number", notice.index_number);
  rows.text_or_null("topic", notice.topic);
  write_when(rows, "issued", notice.issued);
  notice.publish ? rows.text("publish", notice.publish->iso()) : rows.null("publish");
  write_when(rows, "effective", notice.effective);
  write_when(rows, "expires", notice.expires);
  write_when(rows, "consultation_start", notice.consultation ? notice.consultation->start : std::nullopt);
  write_when(rows, "consultation_end", notice.consultation ? notice.consultation->end : std::nullopt);
  write_when(rows, "withdrawn", notice.withdrawn ? notice.withdrawn->date : std::nullopt);
  write_documents(rows, "supersedes", chain.supersedes, library);
  write_documents(rows, "amends", chain.amends, library);
  write_documents(rows, "corrects", chain.corrects, library);
  write_documents(rows, "superseded_by", chain.superseded_by, library);
  write_documents(rows, "amended_by", chain.amended_by, library);
  write_documents(rows, "corrected_by", chain.corrected_by, library);
  rows.texts("keywords", notice.keywords);
  rows.end_row();
}

void write_campaign(JsonRows& rows, const VisibleLibrary& library, const Document& document) {
  const Campaign& campaign = *document.as_campaign();
  rows.begin_row();
  rows.text("id", document.id);
  rows.text("title", document.title);
  rows.text("url", url::encoded(url::of(document, library)));
  rows.texts("names", campaign.names);
  write_agency(rows, "agency", document.agency, library);
  write_agency(rows, "lead", campaign.lead, library);
  write_when(rows, "period", campaign.period);
  campaign.follows&& library.sees(*campaign.follows) ? rows.text("follows", library[*campaign.follows].id)
                                                     : rows.null("follows");
  rows.begin_list("participants");
  for (const Participant& one : campaign.participants) {
    rows.begin_item();
    write_party(rows, one.agency, library);
    rows.text_or_null("role", one.role);
    rows.text_or_null("group", one.group);
    rows.end_object();
  }
  rows.end_list();
  rows.begin_list("basis");
  for (const CitedBasis& cited : campaign.basis)
    rows.item(cited.basis ? library.bases()[*cited.basis].title : cited.text);
  rows.end_list();
  rows.begin_list("expected");
  for (const Ref<Metric> metric : campaign.expected) rows.item(library.metrics()[metric].id);
  rows.end_list();
  rows.end_row();
}

}  // namespace

std::string notices_json(const RenderContext& context) {
  JsonRows rows("notices");
  for (const Ref<Document> notice : context.library().of_kind(DocumentKind::notice))
    write_notice(rows, context, notice);
  return rows.take();
}

std::string agencies_json(const RenderContext& context) {
  const AgencyRegister& agencies = context.library().agencies();
  JsonRows rows("agencies");
  for (const Agency& agency : agencies.all()) {
    rows.begin_row();
    rows.text("id", agency.id);
    rows.text("name", agency.name);
    rows.flag("unnamed", agency.unnamed);
    rows.text_or_null("short", agency.short_name);
    rows.texts("aliases", agency.aliases);
    write_agency(rows, "parent", agency.parent, context.library());
    rows.text_or_null("region", agency.region);
    write_when(rows, "valid", agency.valid);
    rows.begin_list("succeeded_by");
    for (const Ref<Agency> successor : agency.succeeded_by) rows.item(agencies[successor].id);
    rows.end_list();
    rows.text("url", url::encoded(url::of(agency)));
    rows.end_row();
  }
  return rows.take();
}

std::string campaigns_json(const RenderContext& context) {
  JsonRows rows("campaigns");
  for (const Ref<Document> campaign : context.library().of_kind(DocumentKind::campaign))
    write_campaign(rows, context.library(), context.library()[campaign]);
  return rows.take();
}

}  // namespace gongbao
