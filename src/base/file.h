#pragma once
#include <filesystem>
#include <string>
#include <string_view>

namespace gongbao {

/// The bytes of a file. Error if it cannot be read or is larger than `limit`.
std::string read_file(const std::filesystem::path& path, size_t limit = size_t{1} << 30);

/// Writes a new file beside `path` and renames it into place, so that readers see the old bytes or the new.
void write_file(const std::filesystem::path& path, std::string_view bytes);

}  // namespace gongbao
