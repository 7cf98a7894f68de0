#pragma once
#include <optional>
#include <string>
#include <string_view>

namespace gongbao {

constexpr size_t max_name_bytes = 255;   ///< of one folder or file name: what file systems hold
constexpr size_t max_path_bytes = 1024;  ///< of a whole path
constexpr int max_folder_depth = 64;

/// Why a file or folder may not be called this, in words for the author; nothing if it may. A name must be
/// usable as a file name on every system and as a part of an address: no `..`, no `.git`, no separators, no
/// device names.
std::optional<std::string> name_fault(std::string_view name);

/// `name` as it can be shown on one line: ill-formed bytes, controls and hidden characters as \xNN or \u{N}.
std::string printable_name(std::string_view name);

}  // namespace gongbao
