#pragma once
#include <vector>

#include "site/site.h"

namespace gongbao {

/// Pages for readers: not files, redirects or the page of what is not there.
bool is_in_sitemap(const Page& page);
/// How many files the sitemap takes: with more than 50,000 URLs (sitemaps.org) sitemap.xml is an index of
/// sitemap-1.xml ….
size_t sitemap_parts(const std::vector<Page>& pages);

}  // namespace gongbao
