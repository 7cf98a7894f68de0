#include "audit/normal_text.h"

#include <array>

#include "base/text.h"
#include "base/utf8.h"

namespace gongbao {
namespace {

enum class Class : uint8_t { plain, space, comma, lead };

constexpr std::array<Class, 256> classes = [] {
  std::array<Class, 256> table{};
  for (const char c : {' ', '\t', '\n', '\r', '\f', '\v'}) table[static_cast<uint8_t>(c)] = Class::space;
  table[','] = Class::comma;
  // First bytes of what is white space, hidden, or composes with its neighbour.
  for (const int c : {0xC2, 0xCC, 0xCD, 0xE1, 0xE2, 0xE3, 0xEF}) table[static_cast<size_t>(c)] = Class::lead;
  return table;
}();

bool is_word(char c) { return is_ascii_alpha(c) || is_ascii_digit(c); }

/// Whether three digits and no fourth follow the comma at the start.
bool groups_digits(std::string_view rest) {
  return rest.size() >= 4 && is_ascii_digit(rest[1]) && is_ascii_digit(rest[2]) && is_ascii_digit(rest[3]) &&
         (rest.size() == 4 || !is_ascii_digit(rest[4]));
}

}  // namespace

void NormalText::put(std::string_view bytes) {
  if (bytes.empty()) return;
  if (space_ && !text_.empty() && is_word(text_.back()) && is_word(bytes.front())) text_ += ' ';
  space_ = false;
  text_ += bytes;
}

/// Takes one character that may be white space, hidden or composing; gives its bytes.
size_t NormalText::special(std::string_view rest) {
  const auto byte = [&](size_t i) { return i < rest.size() ? static_cast<uint8_t>(rest[i]) : uint8_t{0}; };
  const uint8_t a = byte(0), b = byte(1), c = byte(2);
  if (a == 0xC2) {
    if (b == 0xA0 || b == 0x85) return space_ = true, 2;
    if (b == 0xAD) return 2;  // soft hyphen
  } else if (a == 0xE2 && b == 0x80) {
    if (c <= 0x8A || c == 0xA8 || c == 0xA9 || c == 0xAF) return space_ = true, 3;
    if (c <= 0x8F || (c >= 0xAA && c <= 0xAE)) return 3;  // zero width, directions
  } else if (a == 0xE2 && b == 0x81) {
    if (c == 0x9F) return space_ = true, 3;
    if (c >= 0xA0 && c <= 0xAF) return 3;
  } else if (a == 0xE3 && b == 0x80 && c == 0x80) {
    return space_ = true, 3;  // ideographic space
  } else if (a == 0xEF && ((b == 0xBB && c == 0xBF) || (b == 0xB8 && c <= 0x8F))) {
    return 3;  // byte-order mark, variation selectors
  }
  composes_ = composes_ || a == 0xCC || a == 0xCD || (a == 0xE1 && b >= 0x84 && b <= 0x87) ||
              (a == 0xE3 && b == 0x82 && (c == 0x99 || c == 0x9A)) || (a == 0xEF && b >= 0xA4 && b <= 0xAC);
  put(rest.substr(0, 1));
  return 1;
}

void NormalText::add(std::string_view utf8) {
  size_t plain = 0;  // from here on nothing special was met
  for (size_t i = 0; i < utf8.size();) {
    const Class kind = classes[static_cast<uint8_t>(utf8[i])];
    if (kind == Class::plain) {
      ++i;
      continue;
    }
    put(utf8.substr(plain, i - plain));
    if (kind == Class::space) {
      space_ = true;
      ++i;
    } else if (kind == Class::lead) {
      i += special(utf8.substr(i));
    } else {
      const bool in_number =
          !space_ && !text_.empty() && is_ascii_digit(text_.back()) && groups_digits(utf8.substr(i));
      if (!in_number) put(",");
      ++i;
    }
    plain = i;
  }
  if (plain < utf8.size()) put(utf8.substr(plain));
}

void NormalText::add(char32_t code_point) {
  std::string bytes;
  append_utf8(bytes, code_point);
  add(bytes);
}

void NormalText::end_cell() {
  space_ = false;
  if (!text_.empty() && text_.back() != cell_end) text_ += cell_end;
}

std::string NormalText::take() {
  space_ = false;
  std::string result = std::move(text_);
  text_.clear();
  return composes_ ? to_nfc(result) : result;
}

std::string normal_text(std::string_view utf8) {
  NormalText text;
  text.add(utf8);
  return text.take();
}

}  // namespace gongbao
