#pragma once
#include <string_view>

/// The fixed bytes of a manifest, which the writer puts down and the reader insists on.
namespace gongbao::manifest_format {

inline constexpr std::string_view schema = R"({"schema":"gongbao.manifest/1")";
inline constexpr std::string_view part_schema = R"({"schema":"gongbao.manifest-part/1")";
inline constexpr std::string_view generator = R"(,"generator":")";
inline constexpr std::string_view commit = R"(","commit":")";
inline constexpr std::string_view as_of = R"(","as_of":")";
inline constexpr std::string_view audience = R"(","audience":")";
inline constexpr std::string_view worktree = R"(","worktree":)";
inline constexpr std::string_view base_url = R"(,"base_url":")";
inline constexpr std::string_view policy = R"(","policy":")";
inline constexpr std::string_view parts = R"(","parts":[)";
inline constexpr std::string_view files_after_parts = R"(],"files":[)";
inline constexpr std::string_view files = R"(,"files":[)";
inline constexpr std::string_view row_path = "\n{\"path\":\"";
inline constexpr std::string_view row_size = R"(","size":)";
inline constexpr std::string_view row_digest = R"(,"sha256":")";
inline constexpr std::string_view row_end = "\"}";
inline constexpr std::string_view end = "]}\n";

}  // namespace gongbao::manifest_format
