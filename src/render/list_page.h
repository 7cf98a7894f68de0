#pragma once
#include <string>
#include <vector>

#include "render/document_shape.h"

namespace gongbao {

/// The part of a list that one page shows (behaviour 2): its URL the newest, page/<k>/ the k-th from the
/// oldest, so that what a full page shows never changes. `newest_first` is the whole list.
std::vector<Ref<Document>> shown_on(const Page& page, const std::vector<Ref<Document>>& newest_first,
                                    size_t page_size);

/// The same as places in the list: from the first to before the second.
std::pair<size_t, size_t> shown_range(const Page& page, size_t entries, size_t page_size);

/// Links to the newer and older part of the list at `list`, and where one stands. A numbered page tells no
/// count and leads only to the newest and to what is older: both stay.
void set_list_pager(Value& value, const PageView& view, const std::string& list, size_t entries);

/// "公示公告（第3页）" for a numbered page, so that no two pages have one title.
std::string list_title(const PageView& view, const std::string& title);

}  // namespace gongbao
