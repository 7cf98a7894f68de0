#pragma once
#include <string>
#include <string_view>
#include <vector>

namespace gongbao::test {

/// Why a text is no well-formed XML, as far as our files use it: elements nest, attributes are quoted, & and
/// < are references. Empty if it is.
inline std::string xml_fault(std::string_view text) {
  if (!text.starts_with("<?xml version=\"1.0\" encoding=\"utf-8\"?>\n")) return "no declaration";
  text.remove_prefix(text.find("?>") + 2);
  std::vector<std::string> open;
  size_t roots = 0;
  const auto references_are_known = [](std::string_view part) {
    for (size_t at = part.find('&'); at != part.npos; at = part.find('&', at + 1)) {
      const std::string_view rest = part.substr(at);
      bool known = false;
      for (const std::string_view name : {"&amp;", "&lt;", "&gt;", "&quot;", "&#39;"})
        known = known || rest.starts_with(name);
      if (!known) return false;
    }
    return true;
  };
  while (!text.empty()) {
    const size_t tag = std::min(text.find('<'), text.size());
    if (!references_are_known(text.substr(0, tag))) return "bare &";
    if (open.empty() && text.substr(0, tag).find_first_not_of("\n") != text.npos)
      return "text outside the root";
    text.remove_prefix(tag);
    if (text.empty()) break;
    const size_t end = text.find('>');
    if (end == text.npos) return "a tag without end";
    std::string_view inside = text.substr(1, end - 1);
    text.remove_prefix(end + 1);
    if (!references_are_known(inside) || inside.find('<') != inside.npos)
      return "a bad tag " + std::string(inside);
    if (inside.starts_with('/')) {
      if (open.empty() || open.back() != inside.substr(1))
        return "</" + std::string(inside.substr(1)) + "> closes nothing";
      open.pop_back();
      continue;
    }
    if (std::count(inside.begin(), inside.end(), '"') % 2 != 0) return "an open quotation";
    const std::string name(inside.substr(0, inside.find_first_of(" /")));
    if (open.empty() && ++roots > 1) return "two roots";
    if (!inside.ends_with('/')) open.push_back(name);
  }
  return open.empty() && roots == 1 ? "" : "an element without end";
}

}  // namespace gongbao::test
