#include "render/context.h"

namespace gongbao {
namespace {

bool is_page(std::string_view path) { return path.empty() || path.back() == '/'; }

}  // namespace

std::string base_path(const RenderContext& context) {
  const std::string_view url = context.base_url;
  const size_t scheme = url.find("://");
  const size_t slash = url.find('/', scheme == url.npos ? 0 : scheme + 3);
  return slash == url.npos ? "/" : std::string(url.substr(slash));
}

std::string PageView::link_to(std::string_view to) const {
  std::string link =
      page.kind == PageKind::not_found ? base_path(context) + url::encoded(to) : url::relative(page.path, to);
  if (context.portable && is_page(to)) link += "index.html";
  return link;
}

std::string PageView::absolute(std::string_view to) const { return context.base_url + url::encoded(to); }

}  // namespace gongbao
