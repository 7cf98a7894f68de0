#pragma once
#include <optional>
#include <string>
#include <string_view>

namespace gongbao {

/// GB 18030, which holds GBK and GB 2312, as UTF-8; each byte that is none of it becomes a question mark.
/// Nothing if this system knows no GB 18030.
std::optional<std::string> undo_gb18030(std::string_view bytes);

}  // namespace gongbao
