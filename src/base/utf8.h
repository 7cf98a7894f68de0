#pragma once
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

namespace gongbao {

/// The byte offset of the first ill-formed sequence (Unicode 15, table 3-7), or nothing if all is well.
std::optional<size_t> find_invalid_utf8(std::string_view text);

/// The code points of well-formed text; ill-formed bytes become U+FFFD.
std::u32string decode(std::string_view text);
/// The code point at `offset` and its bytes (U+FFFD and 1 where ill-formed).
struct CodePoint {
  char32_t value = 0;
  int bytes = 0;
};
CodePoint code_point_at(std::string_view text, size_t offset);
/// The code point that ends before `offset`; {0, 0} at the start.
CodePoint code_point_before(std::string_view text, size_t offset);
void append_utf8(std::string& text, char32_t code_point);

size_t count_code_points(std::string_view text);
/// Cells in a terminal: 2 for East Asian wide and full-width, 0 for combining marks.
int display_width(std::string_view text);

std::string to_nfc(std::string_view text);
/// For comparing names: NFC of the full case fold.
std::string fold_case(std::string_view text);

bool is_letter_or_digit(char32_t c);  ///< Unicode categories L*, M*, N*
bool is_punctuation(char32_t c);      ///< Unicode categories P*, S*
bool is_han(char32_t c);
/// Wide or full-width, or one of the marks “ ” ‘ ’ — … · that Chinese sets as wide; not Hangul (CSS Text 3, 4.1.2).
bool is_chinese_context(char32_t c);
/// Controls (C0, C1, DEL; not tab and line feed), bidirectional marks and overrides, U+0085, U+2028, U+2029, and
/// zero-width characters: nothing that a reader can see.
bool is_hidden(char32_t c);

}  // namespace gongbao
