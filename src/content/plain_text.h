#pragma once
#include <optional>
#include <string>
#include <string_view>

#include "base/finding.h"

namespace gongbao {

/// Text with line feeds only, without byte-order mark; nothing (and a finding with its place) for bytes that
/// are no UTF-8 or hold a NUL.
std::optional<std::string> decode_text(std::string_view bytes, std::string_view path, Findings& findings);

/// Whether `text` is within `limit` bytes; a finding if not.
bool fits_limit(std::string_view text, size_t limit, std::string_view path, int first_line,
                Findings& findings);

/// Reports every character that a reader cannot see and returns the text without them. For what programs read
/// by lines and keys: front matter, registers.
std::string without_hidden(std::string_view text, std::string_view path, int first_line, Findings& findings);

/// Reports the controls and bidirectional overrides of running text, which stays as it is: what a reader sees
/// must be what is there.
void check_body_characters(std::string_view text, std::string_view path, int first_line, Findings& findings);

/// "U+202E (right-to-left override)".
std::string name_of_hidden(char32_t c);

}  // namespace gongbao
