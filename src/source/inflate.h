#pragma once
#include <optional>
#include <string>
#include <string_view>

namespace gongbao {

/// How deflated bytes begin: bare (zip archives), or with zlib's head (PNG chunks).
enum class DeflateForm { bare, zlib };

/// The bytes behind deflated ones; nothing if they are damaged or more than `limit`.
std::optional<std::string> inflate_bytes(std::string_view bytes, DeflateForm form, size_t limit);

}  // namespace gongbao
