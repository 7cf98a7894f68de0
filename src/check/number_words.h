#pragma once
#include <span>
#include <string_view>

namespace gongbao {

using Word32 = std::u32string_view;

/// Whether `text` has one of these words at `at`, or just before it; the length of the longest, else 0.
size_t word_at(std::u32string_view text, size_t at, std::span<const Word32> words);
size_t word_before(std::u32string_view text, size_t at, std::span<const Word32> words);

/// Behind a number they make it a date, a rank or a name of something.
std::span<const Word32> words_of_no_count();
/// Before a number: 第, 附件, and of a rhythm: 每, 每周, 连续.
std::span<const Word32> words_before_no_count();
/// For how sure a number is: 约, 不少于.
std::span<const Word32> words_before_values();
/// With 内 or 前 behind them a number is a term.
std::span<const Word32> spans_of_time();
std::span<const Word32> words_of_terms();
/// What Chinese numerals count with; and those with which 一 only says "a".
std::span<const Word32> measure_words();
std::span<const Word32> indefinite_measures();
/// Names in which a numeral stands before a measure word and yet counts nothing.
std::span<const Word32> fixed_names();
/// Telephone lines: behind three to five digits.
std::span<const Word32> words_of_hotlines();
/// Units of Latin letters that stand at their number; other letters make a name: 5G, 4S.
std::span<const Word32> latin_units();
std::span<const Word32> months();
/// English words, in lower case, after which a number is a rank; and those after which four digits are a
/// year.
std::span<const Word32> words_of_rank();
std::span<const Word32> words_before_years();

}  // namespace gongbao
