#include "site/sitemap_plan.h"

namespace gongbao {

bool is_in_sitemap(const Page& page) { return page.kind < PageKind::not_found; }

size_t sitemap_parts(const std::vector<Page>& pages) {
  constexpr size_t most_urls = 50'000;
  const size_t urls = static_cast<size_t>(std::count_if(pages.begin(), pages.end(), is_in_sitemap));
  return std::max<size_t>(1, (urls + most_urls - 1) / most_urls);
}

}  // namespace gongbao
