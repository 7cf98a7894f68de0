#include "markdown/bare_url.h"

#include "base/text.h"
#include "markdown/characters.h"

namespace gongbao {
namespace {

bool is_space(char c) { return c == ' ' || (c >= '\t' && c <= '\r'); }

/// Whether Chinese text surrounds the shared mark at `offset` in a URL that began at `begin`:
/// `“https://a.cn”的`.
bool is_chinese_mark(std::string_view text, size_t begin, size_t offset) {
  constexpr int most_marks = 4;
  for (int count = 0; count < most_marks && offset < text.size(); ++count) {
    const CodePoint point = code_point_at(text, offset);
    if (is_wide(point.value)) return true;
    if (!is_shared_mark(point.value)) break;
    offset += static_cast<size_t>(point.bytes);
  }
  for (int count = 0; count < most_marks && begin > 0; ++count) {
    const CodePoint point = code_point_before(text, begin);
    if (is_wide(point.value)) return true;
    if (!is_shared_mark(point.value)) break;
    begin -= static_cast<size_t>(point.bytes);
  }
  return false;
}

/// Without the punctuation at the end that the autolink extension leaves out, and without brackets that open.
size_t trimmed_end(std::string_view text, size_t begin, size_t end) {
  const std::string_view url = text.substr(begin, end - begin);
  auto excess = std::count(url.begin(), url.end(), ')') - std::count(url.begin(), url.end(), '(');
  while (end > begin) {
    const char last = text[end - 1];
    if (last == '(') ++excess;
    if (std::string_view("?!.,:*_~'\"([").find(last) != std::string_view::npos) {
      --end;
    } else if (last == ';') {
      size_t i = end - 1;
      while (i > begin && is_ascii_alpha(text[i - 1])) --i;
      end = i < end - 1 && i > begin && text[i - 1] == '&' ? i - 1 : end - 1;
    } else if (last == ')' && excess-- > 0) {
      --end;
    } else {
      break;
    }
  }
  return end;
}

}  // namespace

BareUrl find_chinese_end(std::string_view text, size_t begin) {
  const size_t host = text[begin] == 'w' ? begin : text.find("://", begin) + 3;
  // A name such as 中国政府网.政务 is the host itself.
  bool in_han_host = host < text.size() && is_han(code_point_at(text, host).value);
  size_t i = host;
  while (i < text.size()) {
    const char c = text[i];
    if (is_space(c) || c == '<') return {std::nullopt, i};
    if (static_cast<unsigned char>(c) < 0x80) {
      if (c == '/' || c == '?' || c == '#') in_han_host = false;
      ++i;
      continue;
    }
    const CodePoint point = code_point_at(text, i);
    const bool ends = in_han_host ? is_wide(point.value) && !is_letter_or_digit(point.value)
                                  : is_wide(point.value) ||
                                        (is_shared_mark(point.value) && is_chinese_mark(text, begin, i));
    if (ends) {
      const size_t end = trimmed_end(text, begin, i);
      return {end > host ? std::optional(end) : std::nullopt, i};
    }
    i += static_cast<size_t>(point.bytes);
  }
  return {std::nullopt, i};
}

std::optional<size_t> scheme_before(std::string_view text, size_t colon) {
  for (const std::string_view scheme : {"https", "http", "ftp"}) {
    if (colon < scheme.size()) continue;
    if (ascii_lower(text.substr(colon - scheme.size(), scheme.size())) == scheme)
      return colon - scheme.size();
  }
  return std::nullopt;
}

bool is_definition_address(std::string_view text, size_t begin) {
  size_t i = begin;
  while (i > 0 && (text[i - 1] == ' ' || text[i - 1] == '\t')) --i;
  if (i > 0 && text[i - 1] == '\n') --i;
  if (i < 2 || text[i - 1] != ':' || text[i - 2] != ']') return false;
  const size_t line = text.rfind('\n', i - 1);
  const size_t open = text.substr(0, i).find('[', line == text.npos ? 0 : line + 1);
  return open != text.npos && text[open + 1] != '^';
}

size_t end_of_destination(std::string_view text, size_t open) {
  constexpr size_t longest = 2048;
  text = text.substr(0, open + longest);
  size_t i = open + 1;
  while (i < text.size() && is_space(text[i])) ++i;
  const bool pointed = i < text.size() && text[i] == '<';
  int depth = 1;
  for (; i < text.size() && text[i] != '\n'; ++i) {
    const char c = text[i];
    if (pointed && c == '>') return i;
    if (c == '\\') {
      ++i;
    } else if (!pointed) {
      if (is_space(c)) break;
      if (c == '(') ++depth;
      if (c == ')' && --depth == 0) return i;
    }
  }
  // Behind a space a title or the end must follow, or it is no link.
  const size_t end = std::min(i, text.size());
  while (i < text.size() && is_space(text[i])) ++i;
  const bool closes = i < text.size() && std::string_view("\"'()").find(text[i]) != std::string_view::npos;
  return closes && !pointed ? end : open;
}

}  // namespace gongbao
