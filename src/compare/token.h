#pragma once
#include <string_view>
#include <vector>

namespace gongbao {

/// The smallest part of a text that a difference names as a whole: a Chinese character, a Latin word, a
/// number with its 万 or 亿 and its measure word (14万余元, 6500多人次, 8月, 2008-06-16, 91%), a mark or
/// space.
struct Token {
  enum class Kind { character, word, number, mark, space };
  Kind kind = Kind::character;
  std::string_view text;
};

std::vector<Token> tokens_of(std::string_view text);

/// The text in sentences, each with what closes it (”）) and the spaces after it: 。！？；, or a full stop
/// before a space.
std::vector<std::string_view> sentences_of(std::string_view text);

/// What a sentence ends with.
bool is_sentence_end(char32_t c);

}  // namespace gongbao
