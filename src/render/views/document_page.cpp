#include "render/views/document_page.h"

#include "base/text.h"
#include "render/body_html.h"
#include "render/escape.h"

namespace gongbao {
namespace {

/// The periods that count the document or a figure of it that has a period of its own, smallest first.
std::vector<Period> counting_periods(const Document& document, const SiteConfig& config) {
  std::vector<Period> periods = periods_of(when_of(document), config);
  for (const Figure& figure : document.figures)
    if (figure.has_own_period)
      for (const Period period : periods_of(figure.when, config)) periods.push_back(period);
  std::sort(periods.begin(), periods.end(), [](Period a, Period b) {
    return std::pair(b.kind(), a) < std::pair(a.kind(), b);  // kinds run from the year to the month
  });
  periods.erase(std::unique(periods.begin(), periods.end()), periods.end());
  return periods;
}

/// Its place in the whole: the agency's reports that count it or figures of it; without one, those of its
/// campaign.
Value::List report_links(const PageView& view, const Document& document) {
  const RenderContext& context = view.context;
  const VisibleLibrary& library = context.library();
  Value::List links;
  for (const Period period : counting_periods(document, library.config())) {
    std::string path;
    if (document.agency && context.site.has_report(*document.agency, period))
      path = url::of(library.agencies()[*document.agency], period);
    else if (document.campaign && context.site.has_report(*document.campaign, period))
      path = url::campaign_period(library[*document.campaign], period);
    if (!path.empty()) links.push_back(link_shape(view.link_to(path), period_words(period, context)));
  }
  return links;
}

}  // namespace

std::vector<std::pair<std::string, std::string>> article_metas(const PageView& view,
                                                               const Document& document) {
  const VisibleLibrary& library = view.context.library();
  const Notice* notice = document.as_notice();
  return {{"ArticleTitle", document.title},
          {"PubDate", notice && notice->publish && notice->issued ? notice->publish->minutes() : ""},
          {"ContentSource", document.agency ? library.agencies()[*document.agency].shown() : ""},
          {"Keywords", join(notice && !notice->keywords.empty() ? notice->keywords : document.tags, ",")}};
}

PageHead document_head(const PageView& view, Ref<Document> ref, const char* template_name) {
  const VisibleLibrary& library = view.context.library();
  const Document& document = library[ref];
  PageHead head;
  head.template_name = template_name;
  head.title = document.title;
  head.column = "campaigns";
  head.description = document.summary;
  head.lang = document.lang;
  head.breadcrumbs = breadcrumbs_to(view, "campaigns");
  if (document.campaign)
    head.breadcrumbs.emplace_back(url::of(library[*document.campaign], library),
                                  library[*document.campaign].title);
  head.metas = article_metas(view, document);
  return head;
}

void set_byline(Value& value, const PageView& view, const Document& document) {
  const VisibleLibrary& library = view.context.library();
  const bool in_period = !document.date && document.date_text.empty();
  const Summary* summary = document.as_summary();
  std::string date = in_period && summary ? date_html(summary->period, {}, view.context)
                                          : date_html(document.date, document.date_text, view.context);
  value.set("kind", kind_word(document, view.context));
  value.set("has_byline", !date.empty() || document.agency.has_value());
  value.set_optional("has_date", "date_html", std::move(date));
  value.set_optional("has_issuer", "issuer",
                     document.agency ? library.agencies()[*document.agency].shown() : std::string());
}

void set_body(Value& value, const PageView& view, Ref<Document> document) {
  value.set_optional("has_body", "body_html", body_html(view, document));
}

Value::List document_facts(const PageView& view, Ref<Document> ref) {
  const RenderContext& context = view.context;
  const Words& words = context.words();
  const Document& document = context.library()[ref];
  Value::List facts;
  const auto add = [&](const char* word, Value::List values) {
    if (!values.empty()) facts.push_back(fact_shape(words[word], std::move(values)));
  };
  if (document.agency) add("fact_agency", {agency_link(view, *document.agency)});
  if (document.campaign) add("fact_campaign", {document_link(view, *document.campaign)});
  if (const Summary* summary = document.as_summary(); summary && summary->period)
    add("fact_period", {text_shape(date_words(summary->period, {}, context))});
  add("fact_reports", report_links(view, document));
  if (const Note* note = document.as_note()) {
    Value::List joint;
    for (const Party& party : note->joint) joint.push_back(party_link(view, party));
    add("fact_joint", std::move(joint));
  }
  add("fact_source", source_links(view, document));
  Value::List tags;
  for (const std::string& tag : document.tags) tags.push_back(text_shape(tag));
  add("fact_tags", std::move(tags));
  return facts;
}

}  // namespace gongbao
