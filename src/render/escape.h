#pragma once
#include <string>
#include <string_view>

namespace gongbao {

/// Text for HTML content and quoted attributes: & < > " ' become references. Not for unquoted attributes,
/// scripts or URLs.
void append_html(std::string& out, std::string_view text);
std::string escape_html(std::string_view text);

/// Text for XML 1.0 content and quoted attributes; characters that XML cannot hold (2.2, Char) become U+FFFD.
std::string escape_xml(std::string_view text);

/// A path, or one segment of it, for a URL: UTF-8, every byte but the unreserved ones of RFC 3986 and `/` as
/// %XX. A colon is encoded too, so that a relative URL never begins with what looks like a scheme.
std::string percent_encode_path(std::string_view path);

/// A text cell of a CSV file (RFC 4180). A text that a spreadsheet would run as a formula (= + - @, their
/// full-width forms, tab, line ends first; OWASP ASVS 1.2.10) gets a leading apostrophe.
std::string csv_text_cell(std::string_view text);
/// A cell that the program made (a number, an id, a date): quoted where needed, never changed; -5 stays -5.
std::string csv_cell(std::string_view value);

}  // namespace gongbao
