#include "render/list_page.h"

namespace gongbao {

std::pair<size_t, size_t> shown_range(const Page& page, size_t entries, size_t page_size) {
  if (page.list_page <= 0) return {0, std::min(entries, page_size)};
  const size_t older = std::min(entries, (static_cast<size_t>(page.list_page) - 1) * page_size);
  const size_t end = entries - older;
  return {end - std::min(end, page_size), end};
}

std::vector<Ref<Document>> shown_on(const Page& page, const std::vector<Ref<Document>>& newest_first,
                                    size_t page_size) {
  const auto [begin, end] = shown_range(page, newest_first.size(), page_size);
  return {newest_first.begin() + static_cast<std::ptrdiff_t>(begin),
          newest_first.begin() + static_cast<std::ptrdiff_t>(end)};
}

void set_list_pager(Value& value, const PageView& view, const std::string& list, size_t entries) {
  const Words& words = view.context.words();
  const size_t size = static_cast<size_t>(view.context.library().config().page_size);
  const int shown = view.page.list_page;
  PagerParts parts;
  int older = shown - 1;  // the page that begins where this one ends, or 0
  if (shown == 0 && entries > size) {
    older = static_cast<int>((entries - size + size - 1) / size);
    parts.text = words.format("pager_newest", {std::to_string(size), std::to_string(entries)});
  }
  if (shown > 0) {
    parts.previous_url = view.link_to(list);
    parts.previous_title = words["pager_to_newest"];
    parts.text = words.format("pager_from_oldest", {std::to_string(shown)});
  }
  if (older > 0) {
    parts.next_url = view.link_to(url::list_page(list, older));
    parts.next_title = words["pager_older"];
  }
  set_pager(value, std::move(parts));
}

std::string list_title(const PageView& view, const std::string& title) {
  if (view.page.list_page == 0) return title;
  return view.context.words().format("title_of_list_page", {title, std::to_string(view.page.list_page)});
}

}  // namespace gongbao
