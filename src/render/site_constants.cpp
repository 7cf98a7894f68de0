#include "render/context.h"

namespace gongbao {

Value site_constants(const SiteConfig& config, const Site& site, bool portable) {
  std::set<PageKind> planned;
  for (const Page& page : site.pages) planned.insert(page.kind);
  const auto has = [&](PageKind kind) { return planned.contains(kind); };
  const SiteConfig::Publisher& publisher = config.publisher;
  Value value;
  value.set("title", config.title);
  value.set("language", config.language);
  value.set("index", portable ? "index.html" : "");
  value.set("css_path", "assets/site.css");
  value.set("icon_path", "assets/favicon.svg");
  value.set_optional("has_publisher", "publisher_name", publisher.name);
  value.set_optional("has_contact", "contact", publisher.contact);
  value.set_optional("has_site_code", "site_code", publisher.site_code);
  value.set_optional("has_icp", "icp", publisher.icp);
  value.set_optional("has_police_record", "police_record", publisher.police);
  value.set("has_notices", has(PageKind::notices));
  value.set("has_campaigns", has(PageKind::campaigns));
  value.set("has_agencies", has(PageKind::agencies));
  value.set("has_periods", has(PageKind::periods));
  value.set("has_metrics", has(PageKind::metrics));
  value.set("has_bases", has(PageKind::bases));
  value.set("has_coverage", has(PageKind::coverage));
  value.set("has_rectification", has(PageKind::rectification));
  value.set("has_figures", has(PageKind::figures_csv));
  return value;
}

}  // namespace gongbao
