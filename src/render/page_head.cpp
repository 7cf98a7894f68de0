#include "render/document_shape.h"
#include "render/status_shape.h"

namespace gongbao {
namespace {

/// Keys of literals: which column the page lies in.
void set_column(Value& value, std::string_view column) {
  value.set("nav_home", column == "home");
  value.set("nav_notices", column == "notices");
  value.set("nav_campaigns", column == "campaigns");
  value.set("nav_agencies", column == "agencies");
  value.set("nav_periods", column == "periods");
  value.set("nav_metrics", column == "metrics");
  value.set("nav_bases", column == "bases");
}

std::string column_word(const PageView& view, const PageHead& head) {
  return head.column.empty() || head.column == "home" ? "" : view.context.words()["nav_" + head.column];
}

/// Page, column, site; each once (国办发〔2017〕47号: the title tells page, column and site).
std::string page_title(const PageView& view, const PageHead& head, const std::string& column) {
  const Words& words = view.context.words();
  const std::string& site = view.context.library().config().title;
  std::string title = head.title;
  if (!column.empty() && column != head.title) title = words.format("title_with_site", {title, column});
  return title == site ? title : words.format("title_with_site", {title, site});
}

/// The meta tags of government sites (国办发〔2017〕47号): of the site, then of the column, then of the
/// article; only with a value.
Value::List metas_of(const PageView& view, const PageHead& head, const std::string& column) {
  const SiteConfig& config = view.context.library().config();
  Value::List list;
  const auto add = [&](std::string_view name, const std::string& content) {
    if (content.empty()) return;
    Value meta;
    meta.set("name", name);
    meta.set("content", content);
    list.push_back(std::move(meta));
  };
  add("SiteName", config.title);
  add("SiteDomain", config.publisher.domain);
  add("SiteIDCode", config.publisher.site_code);
  if (!column.empty()) {
    add("ColumnName", column);
    add("ColumnType", view.context.words()["column_type_" + head.column]);
  }
  for (const auto& [name, content] : head.metas) add(name, content);
  return list;
}

Value::List links_of(const PageView& view, const std::vector<std::pair<std::string, std::string>>& targets) {
  Value::List list;
  for (const auto& [path, title] : targets) {
    Value link;
    link.set("url", view.link_to(path));
    link.set("title", title);
    list.push_back(std::move(link));
  }
  return list;
}

/// The free pages that lie directly in content/pages/: those in folders are led to by them.
Value::List site_links(const PageView& view) {
  constexpr std::string_view folder = "content/pages/";
  const VisibleLibrary& library = view.context.library();
  Value::List links;
  for (const Ref<Document> page : library.of_kind(DocumentKind::page))
    if (library[page].path.find('/', folder.size()) == std::string::npos)
      links.push_back(document_link(view, page));
  return links;
}

/// What stands before the theme's assets: 404.html is served at any depth, so there it is absolute.
std::string root_of(const PageView& view) {
  if (view.page.kind == PageKind::not_found) return base_path(view.context);
  return url::relative(view.page.path, "");
}

}  // namespace

std::vector<std::pair<std::string, std::string>> breadcrumbs_to(const PageView& view,
                                                                std::string_view column) {
  const Words& words = view.context.words();
  std::vector<std::pair<std::string, std::string>> result{{"", words["nav_home"]}};
  if (!column.empty()) result.emplace_back(fmt::format("{}/", column), words[fmt::format("nav_{}", column)]);
  return result;
}

Value page_value(const PageView& view, PageHead head) {
  const SiteConfig& config = view.context.library().config();
  const std::string column = column_word(view, head);
  const bool has_address = view.page.kind != PageKind::not_found;
  Value value;
  std::string kind = head.template_name;
  std::replace(kind.begin(), kind.end(), '_', '-');
  value.set("page_kind", std::move(kind));
  value.set("root", root_of(view));
  value.set("page_title", page_title(view, head, column));
  value.set("lang", head.lang.empty() ? config.language : head.lang);
  value.set_optional("has_canonical", "canonical",
                     has_address ? view.absolute(view.page.path) : std::string());
  value.set_list("has_metas", "metas", metas_of(view, head, column));
  value.set_list("has_feeds", "feeds", links_of(view, head.feeds));
  value.set_list("has_breadcrumbs", "breadcrumbs", links_of(view, head.breadcrumbs));
  value.set_list("has_site_links", "site_links", site_links(view));
  value.set("is_internal", view.context.library().audience() == Audience::internal);
  set_status_banner(value, view);
  set_column(value, head.column);
  value.set("title", std::move(head.title));
  value.set_optional("has_description", "description", std::move(head.description));
  value.set_optional("has_json_ld", "json_ld", std::move(head.json_ld));
  return value;
}

}  // namespace gongbao
