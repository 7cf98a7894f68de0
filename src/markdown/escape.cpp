#include "markdown/escape.h"

#include <array>

namespace gongbao {
namespace {

constexpr std::array<bool, 256> make_url_characters() {
  std::array<bool, 256> safe{};
  for (int c = '0'; c <= '9'; ++c) safe[static_cast<size_t>(c)] = true;
  for (int c = 'a'; c <= 'z'; ++c)
    safe[static_cast<size_t>(c)] = safe[static_cast<size_t>(c - 'a' + 'A')] = true;
  for (const char c : std::string_view("-_.+!*(),%#@?=;:/$~")) safe[static_cast<size_t>(c)] = true;
  return safe;
}
constexpr std::array<bool, 256> url_characters = make_url_characters();

}  // namespace

void append_escaped(std::string& html, std::string_view text) {
  size_t done = 0;
  for (size_t i = 0; i < text.size(); ++i) {
    std::string_view entity;
    switch (text[i]) {
      case '&':
        entity = "&amp;";
        break;
      case '<':
        entity = "&lt;";
        break;
      case '>':
        entity = "&gt;";
        break;
      case '"':
        entity = "&quot;";
        break;
      default:
        continue;
    }
    html.append(text, done, i - done);
    html += entity;
    done = i + 1;
  }
  html.append(text, done);
}

void append_address(std::string& html, std::string_view url) {
  constexpr std::string_view digits = "0123456789ABCDEF";
  for (const char c : url) {
    const auto byte = static_cast<unsigned char>(c);
    if (url_characters[byte]) {
      html += c;
    } else if (c == '&') {
      html += "&amp;";
    } else if (c == '\'') {
      html += "&#x27;";
    } else {
      html += '%';
      html += digits[byte >> 4];
      html += digits[byte & 0xF];
    }
  }
}

}  // namespace gongbao
