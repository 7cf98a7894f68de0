// Free pages, the page for what is not there, and old addresses.
#include "render/body_html.h"
#include "render/document_shape.h"
#include "render/versions.h"
#include "render/views/views.h"

namespace gongbao {
namespace {

/// The title of the page at a path; the path itself where the plan has none.
std::string title_at(const RenderContext& context, const std::string& path) {
  const std::vector<Page>& pages = context.site.pages;  // by path
  const auto found = std::lower_bound(pages.begin(), pages.end(), path,
                                      [](const Page& page, const std::string& p) { return page.path < p; });
  if (found == pages.end() || found->path != path) return path;
  if (found->kind == PageKind::agency) return context.library().agencies()[{found->subject}].shown();
  return context.library()[{found->subject}].title;
}

}  // namespace

Value free_page_view(const PageView& view) {
  const Ref<Document> ref{view.page.subject};
  const Document& document = view.context.library()[ref];
  PageHead head;
  head.template_name = "page";
  head.title = document.title;
  head.description = document.summary;
  head.lang = document.lang;
  head.breadcrumbs = breadcrumbs_to(view, "");
  Value value = page_value(view, std::move(head));
  value.set("body_html", body_html(view, ref));
  value.set_list("has_attachments", "attachments", attachment_links(view, ref));
  set_version(value, view, ref);
  return value;
}

Value not_found_view(const PageView& view) {
  PageHead head;
  head.template_name = "not_found";
  head.title = view.context.words()["title_not_found"];
  return page_value(view, std::move(head));
}

Value moved_view(const PageView& view) {
  Value value;
  const std::string& title = view.context.words()["title_moved"];
  value.set("page_title",
            view.context.words().format("title_with_site", {title, view.context.library().config().title}));
  value.set("title", title);
  value.set("root", url::relative(view.page.path, ""));
  value.set("target_url", view.link_to(view.page.target));
  value.set("target_title", title_at(view.context, view.page.target));
  value.set("canonical", view.absolute(view.page.target));
  return value;
}

}  // namespace gongbao
