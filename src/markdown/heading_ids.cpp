#include "markdown/heading_ids.h"

#include "base/utf8.h"
#include "markdown/characters.h"

namespace gongbao {
namespace {

std::string slug(std::string_view text) {
  const std::string normal = to_nfc(text);
  std::string result;
  for (size_t i = 0; i < normal.size();) {
    const CodePoint point = code_point_at(normal, i);
    i += static_cast<size_t>(point.bytes);
    const char32_t c = point.value;
    if (c >= 'A' && c <= 'Z') {
      result += static_cast<char>(c - 'A' + 'a');
    } else if (is_white(c)) {
      result += '-';
    } else if (c == '-' || c == '_' || is_letter_or_digit(c)) {
      append_utf8(result, c);
    }
  }
  const bool empty = result.find_first_not_of("-_") == result.npos;
  // Footnotes have the ids fn-… and fnref-….
  const bool footnote = result.starts_with("fn-") || result.starts_with("fnref-");
  return empty ? "section" : footnote ? "section-" + result : result;
}

}  // namespace

std::string HeadingIds::make(std::string_view text) {
  const std::string base = slug(text);
  std::string id = base;
  for (int& number = next_[base]; !taken_.insert(id).second;) id = fmt::format("{}-{}", base, ++number);
  return id;
}

}  // namespace gongbao
