// sitemap.xml (sitemaps.org 0.9) and robots.txt (RFC 9309).
#include "render/data/known_time.h"
#include "render/data_files.h"
#include "render/escape.h"
#include "site/sitemap_plan.h"

namespace gongbao {
namespace {

constexpr size_t most_urls = 50'000;  // in one file, says the protocol
constexpr std::string_view xml_head = "<?xml version=\"1.0\" encoding=\"utf-8\"?>\n";
constexpr std::string_view name_space = "http://www.sitemaps.org/schemas/sitemap/0.9";

/// The day of the commit that last changed what a document's page shows; other pages show many things, so
/// nothing is said.
std::string last_change(const RenderContext& context, const Page& page) {
  switch (page.kind) {
    case PageKind::note:
    case PageKind::summary:
    case PageKind::notice:
    case PageKind::free_page:
      break;
    default:
      return {};
  }
  const Version* version = shown_version(context, context.library()[Ref<Document>{page.subject}]);
  return version ? Instant{version->time, version->offset_minutes}.iso() : std::string();
}

/// The URLs number `begin` to `end` of all that are to be found.
std::string url_set(const RenderContext& context, size_t begin, size_t end) {
  std::string out(xml_head);
  out += fmt::format("<urlset xmlns=\"{}\">\n", name_space);
  size_t number = 0;
  for (const Page& page : context.site.pages) {
    if (!is_in_sitemap(page)) continue;
    const size_t here = number++;
    if (here < begin || here >= end) continue;
    out += "<url><loc>";
    out += escape_xml(context.base_url + url::encoded(page.path));
    out += "</loc>";
    const std::string changed = last_change(context, page);
    if (!changed.empty()) out += fmt::format("<lastmod>{}</lastmod>", changed);
    out += "</url>\n";
  }
  return out + "</urlset>\n";
}

std::string index_of(const RenderContext& context, size_t parts) {
  std::string out(xml_head);
  out += fmt::format("<sitemapindex xmlns=\"{}\">\n", name_space);
  for (size_t part = 1; part <= parts; ++part)
    out += fmt::format("<sitemap><loc>{}</loc></sitemap>\n",
                       escape_xml(fmt::format("{}sitemap-{}.xml", context.base_url, part)));
  return out + "</sitemapindex>\n";
}

}  // namespace

std::string sitemap_xml(const RenderContext& context, const Page& page) {
  const size_t parts = sitemap_parts(context.site.pages);
  if (parts == 1) return url_set(context, 0, most_urls);
  if (page.list_page == 0) return index_of(context, parts);
  const size_t part = static_cast<size_t>(page.list_page);
  return url_set(context, (part - 1) * most_urls, part * most_urls);
}

/// A preview is for nobody's index. Robots look for this file at the host's root alone.
std::string robots_txt(const RenderContext& context) {
  if (context.library().audience() == Audience::internal) return "User-agent: *\nDisallow: /\n";
  return fmt::format("User-agent: *\nDisallow:\n\nSitemap: {}sitemap.xml\n", context.base_url);
}

}  // namespace gongbao
