#pragma once
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace gongbao {

/// The parts of `text` between `separator`s; one part where there is none.
std::vector<std::string_view> split(std::string_view text, char separator);

/// Without ASCII white space at both ends.
std::string_view trim(std::string_view text);

std::string join(const std::vector<std::string>& parts, std::string_view separator);

/// `text` with every `from` replaced by `to`.
std::string replace_all(std::string_view text, std::string_view from, std::string_view to);

/// ASCII letters only, whatever the locale.
std::string ascii_lower(std::string_view text);
inline bool is_ascii_digit(char c) { return c >= '0' && c <= '9'; }
inline bool is_ascii_alpha(char c) { return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z'); }

/// The one of `known` with the fewest edits from `given`, if they are few for its length; ties go to the first in byte order.
std::optional<std::string> nearest(std::string_view given, const std::vector<std::string>& known);

/// %E5 and the like undone; a % that begins no pair of hex digits stays.
std::string percent_decoded(std::string_view text);

}  // namespace gongbao
