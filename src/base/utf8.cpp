#include "base/utf8.h"

#include <utf8proc.h>

#include "base/handle.h"

namespace gongbao {
namespace {

bool is_continuation(unsigned char byte) { return (byte & 0xC0) == 0x80; }

std::string normalise(std::string_view text, int options) {
  utf8proc_uint8_t* raw = nullptr;
  const utf8proc_ssize_t size = utf8proc_map(reinterpret_cast<const utf8proc_uint8_t*>(text.data()),
                                             static_cast<utf8proc_ssize_t>(text.size()), &raw,
                                             static_cast<utf8proc_option_t>(options));
  if (size < 0) return std::string(text);  // ill-formed: reported by whoever reads the file
  const std::unique_ptr<utf8proc_uint8_t, decltype(&std::free)> owned(raw, &std::free);
  return std::string(reinterpret_cast<const char*>(raw), static_cast<size_t>(size));
}

bool is_ascii(std::string_view text) {
  return std::all_of(text.begin(), text.end(), [](char c) { return static_cast<unsigned char>(c) < 0x80; });
}

}  // namespace

CodePoint code_point_at(std::string_view text, size_t offset) {
  constexpr CodePoint ill_formed{0xFFFD, 1};
  const auto byte = [&](size_t i) { return static_cast<unsigned char>(text[offset + i]); };
  const size_t left = text.size() - offset;
  const unsigned char first = byte(0);
  if (first < 0x80) return {first, 1};
  if (first < 0xC2 || first > 0xF4) return ill_formed;
  const int size = first < 0xE0 ? 2 : first < 0xF0 ? 3 : 4;
  if (left < static_cast<size_t>(size)) return ill_formed;
  char32_t value = first & (0xFF >> (size + 1));
  for (int i = 1; i < size; ++i) {
    if (!is_continuation(byte(static_cast<size_t>(i)))) return ill_formed;
    value = (value << 6) | (byte(static_cast<size_t>(i)) & 0x3F);
  }
  const bool overlong = (size == 3 && value < 0x800) || (size == 4 && value < 0x10000);
  const bool surrogate = value >= 0xD800 && value <= 0xDFFF;
  if (overlong || surrogate || value > 0x10FFFF) return ill_formed;
  return {value, size};
}

CodePoint code_point_before(std::string_view text, size_t offset) {
  if (offset == 0) return {};
  size_t begin = offset - 1;
  while (begin > 0 && offset - begin < 4 && is_continuation(static_cast<unsigned char>(text[begin]))) --begin;
  return code_point_at(text.substr(0, offset), begin);
}

std::optional<size_t> find_invalid_utf8(std::string_view text) {
  for (size_t i = 0; i < text.size();) {
    if (static_cast<unsigned char>(text[i]) < 0x80) {
      ++i;
      continue;
    }
    const CodePoint point = code_point_at(text, i);
    if (point.bytes == 1) return i;
    i += static_cast<size_t>(point.bytes);
  }
  return std::nullopt;
}

std::u32string decode(std::string_view text) {
  std::u32string result;
  result.reserve(text.size());
  for (size_t i = 0; i < text.size();) {
    const CodePoint point = code_point_at(text, i);
    result.push_back(point.value);
    i += static_cast<size_t>(point.bytes);
  }
  return result;
}

void append_utf8(std::string& text, char32_t c) {
  const auto put = [&](char32_t byte) { text.push_back(static_cast<char>(byte)); };
  if (c < 0x80) {
    put(c);
  } else if (c < 0x800) {
    put(0xC0 | (c >> 6));
    put(0x80 | (c & 0x3F));
  } else if (c < 0x10000) {
    put(0xE0 | (c >> 12));
    put(0x80 | ((c >> 6) & 0x3F));
    put(0x80 | (c & 0x3F));
  } else {
    put(0xF0 | (c >> 18));
    put(0x80 | ((c >> 12) & 0x3F));
    put(0x80 | ((c >> 6) & 0x3F));
    put(0x80 | (c & 0x3F));
  }
}

size_t count_code_points(std::string_view text) {
  return static_cast<size_t>(std::count_if(
      text.begin(), text.end(), [](char c) { return !is_continuation(static_cast<unsigned char>(c)); }));
}

int display_width(std::string_view text) {
  int width = 0;
  for (size_t i = 0; i < text.size();) {
    const CodePoint point = code_point_at(text, i);
    width += point.value == '\t' ? 1 : std::max(0, utf8proc_charwidth(static_cast<utf8proc_int32_t>(point.value)));
    i += static_cast<size_t>(point.bytes);
  }
  return width;
}

std::string to_nfc(std::string_view text) {
  return is_ascii(text) ? std::string(text) : normalise(text, UTF8PROC_STABLE | UTF8PROC_COMPOSE);
}

std::string fold_case(std::string_view text) {
  return normalise(text, UTF8PROC_STABLE | UTF8PROC_COMPOSE | UTF8PROC_CASEFOLD);
}

bool is_letter_or_digit(char32_t c) {
  const utf8proc_category_t category = utf8proc_category(static_cast<utf8proc_int32_t>(c));
  return category >= UTF8PROC_CATEGORY_LU && category <= UTF8PROC_CATEGORY_NO;
}

bool is_punctuation(char32_t c) {
  const utf8proc_category_t category = utf8proc_category(static_cast<utf8proc_int32_t>(c));
  return category >= UTF8PROC_CATEGORY_PC && category <= UTF8PROC_CATEGORY_SO;
}

bool is_han(char32_t c) {
  return (c >= 0x4E00 && c <= 0x9FFF) || (c >= 0x3400 && c <= 0x4DBF) || (c >= 0x20000 && c <= 0x323AF) ||
         (c >= 0xF900 && c <= 0xFAFF) || c == 0x3007 || c == 0x3005;
}

bool is_chinese_context(char32_t c) {
  const bool hangul = (c >= 0x1100 && c <= 0x11FF) || (c >= 0x3130 && c <= 0x318F) ||
                      (c >= 0xA960 && c <= 0xA97F) || (c >= 0xAC00 && c <= 0xD7FF);
  if (hangul) return false;
  if (c == 0x201C || c == 0x201D || c == 0x2018 || c == 0x2019 || c == 0x2014 || c == 0x2026 || c == 0x00B7)
    return true;
  return c >= 0x2E80 && utf8proc_charwidth(static_cast<utf8proc_int32_t>(c)) == 2;
}

bool is_hidden(char32_t c) {
  if (c == '\n' || c == '\t') return false;
  return c < 0x20 || (c >= 0x7F && c <= 0x9F) || (c >= 0x200B && c <= 0x200F) || (c >= 0x2028 && c <= 0x202E) ||
         (c >= 0x2060 && c <= 0x206F) || c == 0xFEFF || c == 0xFFFE || c == 0xFFFF || c == 0x061C ||
         (c >= 0xE0000 && c <= 0xE007F);
}

}  // namespace gongbao
