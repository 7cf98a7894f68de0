#pragma once
#include <string>
#include <string_view>
#include <vector>

#include "base/finding.h"

namespace gongbao {

/// One element of a template file, with the place of its tag in that file.
struct TemplateNode {
  enum class Kind { text, variable, raw_variable, section, inverted_section, partial };
  Kind kind = Kind::text;
  std::string text;  ///< static text, or the tag's key, or the partial's name
  Place place;
  std::vector<TemplateNode> children;  ///< of sections
};

/// Reads one file. The language is Mustache without what a page must not do: no change of delimiters, no
/// `{{&`, no `{{.}}`, no paths but t.key and site.key, and {{{ }}} for keys that name HTML alone. Every
/// section ends in the file in which it begins. White space that holds a line end becomes that line end
/// alone. Faults become findings; what was sound is kept.
std::vector<TemplateNode> parse_template(std::string_view bytes, const std::string& path, Findings& findings);

/// Whether a key may stand in {{{ }}}: `…_html` and `json_ld`, made by the program.
bool is_raw_key(std::string_view key);
/// Whether a key is a flag by its name: has_, is_, nav_. All other sections run over lists.
bool is_flag_key(std::string_view key);

}  // namespace gongbao
