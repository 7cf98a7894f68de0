#pragma once
#include <string>

#include "render/context.h"

namespace gongbao {

/// The data files of behaviour 3; each is one file of the plan.
std::string subject_json(const RenderContext& context, const Page& page);
std::string subject_csv(const RenderContext& context, const Page& page);
std::string figures_json(const RenderContext& context, const Page& page);
std::string figures_csv(const RenderContext& context, const Page& page);
std::string totals_json(const RenderContext& context);
std::string notices_json(const RenderContext& context);
std::string agencies_json(const RenderContext& context);
std::string campaigns_json(const RenderContext& context);
std::string datapackage_json(const RenderContext& context);
std::string csvw_json(const RenderContext& context);

/// Atom (RFC 4287), sitemap (sitemaps.org), robots.txt (RFC 9309), iCalendar (RFC 5545).
std::string feed_xml(const RenderContext& context, const Page& page);
std::string sitemap_xml(const RenderContext& context, const Page& page);
std::string robots_txt(const RenderContext& context);
std::string consultation_ics(const RenderContext& context, const Page& page);
/// Old addresses for web servers: _redirects (Netlify, Cloudflare Pages), nginx, Apache.
std::string redirects_file(const RenderContext& context, const Page& page);

}  // namespace gongbao
