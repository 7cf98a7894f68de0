#pragma once
#include <string>
#include <string_view>

namespace gongbao {

/// Appends text as cmark escapes it: & < > ".
void append_escaped(std::string& html, std::string_view text);
/// Appends an address for an attribute as cmark escapes it: all but URL characters as %XX, & and ' as
/// entities.
void append_address(std::string& html, std::string_view url);

}  // namespace gongbao
