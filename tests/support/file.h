#pragma once
#include <filesystem>
#include <map>
#include <string>
#include <string_view>
#include <vector>

namespace gongbao::test {

/// Throws std::runtime_error if there is no such file.
std::string read_bytes(const std::filesystem::path& file);
/// With the folders above it.
void write_bytes(const std::filesystem::path& file, std::string_view bytes);

/// Every file below a folder by its path from there; hidden ones too.
std::map<std::string, std::string> read_tree(const std::filesystem::path& folder);

/// The lines of a text without their ends (LF or CRLF); a last empty one is none.
std::vector<std::string> lines_of(std::string_view text);

/// Rows of fields (RFC 4180).
std::vector<std::vector<std::string>> parse_csv(std::string_view text);

}  // namespace gongbao::test
