#include "render/escape.h"

#include "base/text.h"
#include "base/utf8.h"

namespace gongbao {
namespace {

/// What stands for `c` in HTML and XML, or nothing.
std::string_view reference(char c) {
  switch (c) {
    case '&':
      return "&amp;";
    case '<':
      return "&lt;";
    case '>':
      return "&gt;";
    case '"':
      return "&quot;";
    case '\'':
      return "&#39;";
    default:
      return {};
  }
}

bool is_xml_character(char32_t c) {
  return c == '\t' || c == '\n' || c == '\r' || (c >= 0x20 && c < 0xD800) || (c >= 0xE000 && c <= 0xFFFD) ||
         c >= 0x10000;
}

bool begins_formula(std::string_view text) {
  for (const std::string_view first : {"=", "+", "-", "@", "\t", "\r", "\n", "＝", "＋", "－", "＠"})
    if (text.starts_with(first)) return true;
  return false;
}

}  // namespace

void append_html(std::string& out, std::string_view text) {
  size_t written = 0;
  for (size_t at = 0; at < text.size(); ++at) {
    const std::string_view replacement = reference(text[at]);
    if (replacement.empty()) continue;
    out.append(text, written, at - written);
    out += replacement;
    written = at + 1;
  }
  out.append(text, written);
}

std::string escape_html(std::string_view text) {
  std::string result;
  append_html(result, text);
  return result;
}

std::string escape_xml(std::string_view text) {
  std::string result;
  for (size_t at = 0; at < text.size();) {
    const CodePoint c = code_point_at(text, at);
    const std::string_view replacement = reference(text[at]);
    if (!replacement.empty())
      result += replacement;
    else
      append_utf8(result, is_xml_character(c.value) ? c.value : 0xFFFD);
    at += static_cast<size_t>(c.bytes);
  }
  return result;
}

std::string percent_encode_path(std::string_view path) {
  constexpr std::string_view digits = "0123456789ABCDEF";
  std::string result;
  for (const char c : path) {
    const auto byte = static_cast<unsigned char>(c);
    if (is_ascii_alpha(c) || is_ascii_digit(c) || std::string_view("-._~/").find(c) != std::string_view::npos)
      result += c;
    else
      result.append({'%', digits[byte >> 4], digits[byte & 15]});
  }
  return result;
}

std::string csv_cell(std::string_view value) {
  const bool spaced = !value.empty() && (value.front() == ' ' || value.back() == ' ');
  if (!spaced && value.find_first_of("\",;\r\n\t") == value.npos) return std::string(value);
  return fmt::format("\"{}\"", replace_all(value, "\"", "\"\""));
}

std::string csv_text_cell(std::string_view text) {
  return begins_formula(text) ? csv_cell(fmt::format("'{}", text)) : csv_cell(text);
}

}  // namespace gongbao
