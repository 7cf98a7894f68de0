// Protects: ill-formed text is found where it is, and columns and widths are those of Chinese readers.
#include "base/utf8.h"

using namespace gongbao;

TEST_CASE("ill-formed sequences are found at their first byte") {
  CHECK(!find_invalid_utf8("食品 safe"));
  CHECK(find_invalid_utf8("ab\xff") == 2);
  CHECK(find_invalid_utf8("\xc0\xaf") == 0);          // overlong
  CHECK(find_invalid_utf8("\xed\xa0\x80") == 0);      // surrogate
  CHECK(find_invalid_utf8("\xf4\x90\x80\x80") == 0);  // beyond U+10FFFF
  CHECK(find_invalid_utf8("食\xe5\x93") == 3);        // cut short
}

TEST_CASE("a Chinese character is one column and two cells") {
  CHECK(count_code_points("食品a") == 3);
  CHECK(display_width("食品a") == 5);
}

TEST_CASE("names are compared by composed, folded form") {
  CHECK(to_nfc("e\u0301") == "\u00e9");
  CHECK(fold_case("Straße") == fold_case("STRASSE"));
}

TEST_CASE("Chinese context is wide characters and the quotation marks, not Hangul") {
  for (const char32_t c : {U'食', U'，', U'“', U'—', U'　', U'ｂ'}) CHECK(is_chinese_context(c));
  for (const char32_t c : {U'a', U',', U'한', U'1'}) CHECK(!is_chinese_context(c));
}

TEST_CASE("hidden characters are those a reader cannot see") {
  for (const char32_t c : {char32_t{0x202E}, char32_t{0x200B}, char32_t{7}, char32_t{0x85}, char32_t{0x2028}})
    CHECK(is_hidden(c));
  for (const char32_t c : {U'\n', U'\t', U'a', U'。'}) CHECK(!is_hidden(c));
}

TEST_CASE("decode and append are inverse") {
  const std::string text = "a\u00e9食\U0001F600";
  std::string again;
  for (const char32_t c : decode(text)) append_utf8(again, c);
  CHECK(again == text);
  CHECK(code_point_before(text, text.size()).value == 0x1F600);
}
