// Atom feeds (RFC 4287) of the site, an agency or a campaign: what is newest there. Times are those of
// publication and of commits; what has neither cannot stand in a feed, which needs one.
#include "render/data/known_time.h"
#include "render/data_files.h"
#include "render/document_shape.h"
#include "render/escape.h"

namespace gongbao {
namespace {

struct Entry {
  Ref<Document> document;
  Instant updated;
  std::optional<Instant> published;
};

struct Subject {
  std::string title;
  std::string page;  ///< the page that it is the feed of
  std::vector<Ref<Document>> documents;
};

void append(std::vector<Ref<Document>>& to, const std::vector<Ref<Document>>& more) {
  to.insert(to.end(), more.begin(), more.end());
}

Subject site_subject(const VisibleLibrary& library) {
  Subject subject{library.config().title, {}, {}};
  for (const DocumentKind kind :
       {DocumentKind::notice, DocumentKind::summary, DocumentKind::note, DocumentKind::campaign})
    append(subject.documents, library.of_kind(kind));
  return subject;
}

/// What the agency issued or what names it.
Subject agency_subject(const RenderContext& context, Ref<Agency> ref) {
  const VisibleLibrary& library = context.library();
  const Agency& agency = library.agencies()[ref];
  Subject subject{context.words().format("title_with_site", {agency.shown(), library.config().title}),
                  url::of(agency),
                  {}};
  append(subject.documents, context.site.backlinks.of_agency[ref.index]);
  return subject;
}

Subject campaign_subject(const RenderContext& context, Ref<Document> ref) {
  const VisibleLibrary& library = context.library();
  Subject subject{context.words().format("title_with_site", {library[ref].title, library.config().title}),
                  url::of(library[ref], library),
                  {ref}};
  append(subject.documents, library.in_campaign(ref, DocumentKind::summary));
  append(subject.documents, library.in_campaign(ref, DocumentKind::note));
  for (const Ref<Document> from : context.site.backlinks.of_document[ref.index])
    if (library[from].as_notice()) subject.documents.push_back(from);
  return subject;
}

bool is_news(const Document& document) {
  return document.kind != DocumentKind::page && document.kind != DocumentKind::agency_page;
}

/// What changed last comes first; of one commit what was published last, then by path.
std::vector<Entry> newest(const RenderContext& context, std::vector<Ref<Document>> documents) {
  std::vector<Entry> entries;
  for (const Ref<Document> ref : documents) {
    const Document& document = context.library()[ref];
    context.library().needs_all_of(ref);  // when it was changed
    const std::optional<Instant> updated = is_news(document) ? updated_at(context, document) : std::nullopt;
    if (updated) entries.push_back({ref, *updated, published_at(context, document)});
  }
  const auto listed_before = [](const Entry& a, const Entry& b) {
    if (a.updated != b.updated) return b.updated < a.updated;
    if (a.published != b.published) return a.published && (!b.published || *b.published < *a.published);
    return a.document < b.document;
  };
  const auto same = [](const Entry& a, const Entry& b) { return a.document == b.document; };
  std::sort(entries.begin(), entries.end(), listed_before);
  entries.erase(std::unique(entries.begin(), entries.end(), same), entries.end());
  const size_t most = static_cast<size_t>(context.library().config().feed_length);
  if (entries.size() > most) entries.resize(most);
  return entries;
}

void write_entry(std::string& out, const RenderContext& context, const Entry& entry) {
  const VisibleLibrary& library = context.library();
  const Document& document = library[entry.document];
  const std::string address = escape_xml(context.base_url + url::encoded(url::of(document, library)));
  out += "<entry>\n";
  out += fmt::format(
      "<id>{0}</id>\n<title>{1}</title>\n<link rel=\"alternate\" type=\"text/html\" href=\"{0}\"/>\n",
      address, escape_xml(document.title));
  out += fmt::format("<updated>{}</updated>\n", entry.updated.iso());
  if (entry.published) out += fmt::format("<published>{}</published>\n", entry.published->iso());
  if (document.agency)
    out += fmt::format("<author><name>{}</name></author>\n",
                       escape_xml(library.agencies()[*document.agency].shown()));
  out += fmt::format("<category term=\"{}\" label=\"{}\"/>\n", name_of(document.kind),
                     escape_xml(kind_word(document, context)));
  if (!document.summary.empty()) out += fmt::format("<summary>{}</summary>\n", escape_xml(document.summary));
  out += "</entry>\n";
}

}  // namespace

std::string feed_xml(const RenderContext& context, const Page& page) {
  const SiteConfig& config = context.library().config();
  const Subject subject = page.kind == PageKind::agency_feed     ? agency_subject(context, {page.subject})
                          : page.kind == PageKind::campaign_feed ? campaign_subject(context, {page.subject})
                                                                 : site_subject(context.library());
  const std::vector<Entry> entries = newest(context, subject.documents);
  const std::string address = escape_xml(context.base_url + url::encoded(page.path));
  std::string out = "<?xml version=\"1.0\" encoding=\"utf-8\"?>\n";
  out += fmt::format("<feed xmlns=\"http://www.w3.org/2005/Atom\" xml:lang=\"{}\">\n",
                     escape_xml(config.language));
  out += fmt::format(
      "<id>{0}</id>\n<title>{1}</title>\n<link rel=\"self\" type=\"application/atom+xml\" href=\"{0}\"/>\n",
      address, escape_xml(subject.title));
  out += fmt::format("<link rel=\"alternate\" type=\"text/html\" href=\"{}\"/>\n",
                     escape_xml(context.base_url + url::encoded(subject.page)));
  out += fmt::format("<updated>{}</updated>\n",
                     entries.empty() ? Instant{}.iso() : entries.front().updated.iso());
  const std::string& author = config.publisher.name.empty() ? config.title : config.publisher.name;
  out += fmt::format("<author><name>{}</name></author>\n", escape_xml(author));
  for (const Entry& entry : entries) write_entry(out, context, entry);
  return out + "</feed>\n";
}

}  // namespace gongbao
