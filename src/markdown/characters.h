#pragma once
#include <string_view>

#include "base/utf8.h"

namespace gongbao {

/// Han, kana, bopomofo or full-width punctuation: what only Chinese (or Japanese) text holds.
inline bool is_wide(char32_t c) {
  const bool emoji = c >= 0x1F000 && c <= 0x1FFFF;
  return c >= 0x2E80 && !emoji && is_chinese_context(c);
}

/// The marks that English and Chinese share: “ ” ‘ ’ — … ·
inline bool is_shared_mark(char32_t c) { return c < 0x2E80 && is_chinese_context(c); }

/// White space as CommonMark counts it: ASCII and category Zs.
inline bool is_white(char32_t c) {
  return c == 0 || c == ' ' || (c >= '\t' && c <= '\r') || c == 0xA0 || c == 0x1680 ||
         (c >= 0x2000 && c <= 0x200A) || c == 0x202F || c == 0x205F || c == 0x3000;
}

}  // namespace gongbao
