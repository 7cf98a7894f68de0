#include "render/json_ld.h"

#include "render/json.h"

namespace gongbao {
namespace {

void write_organisation(JsonWriter& json, std::string_view key, const std::string& name,
                        const std::string& url) {
  json.begin_object(key).text("@type", "GovernmentOrganization").text("name", name);
  if (!url.empty()) json.text("url", url);
  json.end_object();
}

/// A day, month or year as it stands; nothing of what is masked, approximate or an interval.
std::string machine_date(const std::optional<When>& when) {
  if (!when || when->is_interval() || when->standard_period() || !when->start()) return {};
  const Date& date = *when->start();
  return date.is_masked() || date.is_approximate() || date.is_uncertain() ? std::string() : date.text();
}

void write_texts(JsonWriter& json, std::string_view key, const std::vector<std::string>& texts) {
  if (texts.empty()) return;
  json.begin_array(key);
  for (const std::string& text : texts) json.text(text);
  json.end_array();
}

void write_notice(JsonWriter& json, const Notice& notice) {
  if (const std::string issued = machine_date(notice.issued); !issued.empty())
    json.text("dateCreated", issued);
  if (notice.publish) json.text("datePublished", notice.publish->iso());
  if (const std::string expires = machine_date(notice.expires); !expires.empty())
    json.text("expires", expires);
  if (!notice.doc_number.empty()) json.text("identifier", notice.doc_number);
  write_texts(json, "keywords", notice.keywords);
}

void write_summary(JsonWriter& json, const Document& document, const Summary& summary) {
  if (const std::string date = machine_date(document.date); !date.empty()) json.text("dateCreated", date);
  const std::optional<DayRange> days = summary.period ? summary.period->days() : std::nullopt;
  if (days && days->first && days->last)
    json.text("temporalCoverage", fmt::format("{}/{}", days->first->iso(), days->last->iso()));
  write_texts(json, "keywords", document.tags);
}

}  // namespace

std::string document_json_ld(const PageView& view, Ref<Document> ref) {
  const VisibleLibrary& library = view.context.library();
  const Document& document = library[ref];
  JsonWriter json(JsonPlace::html);
  json.begin_object().text("@context", "https://schema.org");
  json.text("@type", document.as_summary() ? "Report" : "Article");
  json.text("headline", document.title);
  json.text("url", view.absolute(url::of(document, library)));
  json.text("inLanguage", document.lang.empty() ? library.config().language : document.lang);
  if (!document.summary.empty()) json.text("abstract", document.summary);
  if (const Notice* notice = document.as_notice()) write_notice(json, *notice);
  if (const Summary* summary = document.as_summary()) write_summary(json, document, *summary);
  if (document.agency) {
    const Agency& agency = library.agencies()[*document.agency];
    write_organisation(json, "author", agency.shown(), view.absolute(url::of(agency)));
  }
  if (!library.config().publisher.name.empty())
    write_organisation(json, "publisher", library.config().publisher.name, {});
  return json.end_object().take();
}

}  // namespace gongbao
