#include "check/number_scan.h"

#include "check/number_words.h"

namespace gongbao {
namespace {

constexpr char32_t object = U'\uFFFC';
constexpr size_t longest_word = 12;  // of English, before or after a number

constexpr bool is_digit(char32_t c) { return (c >= U'0' && c <= U'9') || (c >= U'０' && c <= U'９'); }
constexpr bool is_letter(char32_t c) { return (c >= U'a' && c <= U'z') || (c >= U'A' && c <= U'Z'); }
constexpr bool is_upper(char32_t c) { return c >= U'A' && c <= U'Z'; }
constexpr bool is_any_of(char32_t c, std::u32string_view set) { return c != 0 && set.find(c) != set.npos; }
constexpr bool is_numeral(char32_t c) { return is_any_of(c, U"〇零一二三四五六七八九十百千万亿两"); }
constexpr bool is_large(char32_t c) { return is_any_of(c, U"百千万亿"); }
constexpr bool is_range_sign(char32_t c) { return is_any_of(c, U"-–—~～〜至到"); }

/// Titles and what stands in 〔〕 give way to U+FFFC, so that nothing in them is read and all offsets stay.
std::u32string without_titles(std::u32string_view text) {
  std::u32string result(text);
  std::vector<size_t> open;
  for (size_t i = 0; i < text.size(); ++i) {
    if (is_any_of(text[i], U"《〈〔")) open.push_back(i);
    if (!is_any_of(text[i], U"》〉〕") || open.empty()) continue;
    const size_t begin = open.back();
    open.pop_back();
    if (open.empty())
      std::fill(result.begin() + static_cast<ptrdiff_t>(begin),
                result.begin() + static_cast<ptrdiff_t>(i) + 1, object);
  }
  return result;
}

class Scan {
 public:
  Scan(std::u32string_view text, bool is_heading)
      : plain_(without_titles(text)), text_(plain_), is_heading_(is_heading) {}

  std::vector<FoundNumber> find() {
    for (size_t i = 0; i < text_.size();) {
      if (const size_t skipped = word_at(text_, i, fixed_names())) {
        i += skipped;
      } else if (is_fraction(i)) {
        i = read_fraction(i);
      } else if (is_digit(text_[i])) {
        i = read_arabic(i);
      } else if (is_numeral(text_[i])) {
        i = read_chinese(i);
      } else {
        ++i;
      }
    }
    return std::move(found_);
  }

 private:
  char32_t at(size_t i) const { return i < text_.size() ? text_[i] : 0; }
  char32_t before(size_t i, size_t back = 1) const { return i >= back ? text_[i - back] : 0; }
  size_t skip_space(size_t i) const { return at(i) == U' ' || at(i) == U'\u3000' ? i + 1 : i; }
  size_t skip_space_back(size_t i) const { return before(i) == U' ' || before(i) == U'\u3000' ? i - 1 : i; }
  bool begins_clause(size_t i) const { return i == 0 || is_any_of(before(i), U"。；："); }

  // -- one of a hundred: 百分之九十, 千分之3

  bool is_fraction(size_t i) const {
    return is_any_of(at(i), U"百千万") && at(i + 1) == U'分' && at(i + 2) == U'之';
  }

  size_t read_fraction(size_t begin) {
    size_t end = begin + 3;
    if (is_digit(at(end)))
      end = end_of_arabic(end);
    else
      end = end_of_chinese(end);
    if (end > begin + 3) found_.push_back({begin, end, false});
    return end;
  }

  // -- digits

  size_t end_of_arabic(size_t i) const {
    while (is_digit(at(i)) || (is_any_of(at(i), U",.．") && is_digit(at(i + 1)) && is_digit(before(i)))) ++i;
    return i;
  }

  size_t end_with_magnitude(size_t end) const {
    if (is_any_of(at(end), U"多余") && is_any_of(at(end + 1), U"万亿")) ++end;
    while (is_any_of(at(end), U"百千万亿")) ++end;
    if (is_any_of(at(end), U"多余") && end > 0) ++end;
    if (is_any_of(at(end), U"%％‰")) ++end;
    return end;
  }

  size_t read_arabic(size_t begin) {
    const size_t digits_end = end_of_arabic(begin);
    if (const size_t end = end_of_moment(begin, digits_end)) return end;
    if (const size_t end = end_of_name(begin, digits_end)) return end;
    size_t end = digits_end;
    bool is_range = false;
    while (true) {  // 3—5, 1至6, 5、6: one thing, told by what follows the last
      const size_t next = end + (at(end) == U'—' && at(end + 1) == U'—' ? 2 : 1);
      const bool joins = is_range_sign(at(end)) || (at(end) == U'、' && end - begin <= 2);
      if (!joins || !is_digit(at(next))) break;
      const size_t next_end = end_of_arabic(next);
      if (at(end) == U'、' && next_end - next > 2) break;
      end = next_end;
      is_range = true;
    }
    const size_t tail = end;
    end = end_with_magnitude(end);
    if (!is_numbering(begin, end) && !counts_nothing(begin, end) && !is_english_rank(begin, tail))
      found_.push_back({begin, end, is_range});
    return end;
  }

  /// Of 9:30, 2008-06-16, 2008/6/16, 2008-Q2; 0 if there is none.
  size_t end_of_moment(size_t begin, size_t end) const {
    const auto digits_from = [&](size_t from) {
      size_t i = from;
      while (is_digit(at(i))) ++i;
      return i - from;
    };
    if (end - begin <= 2 && is_any_of(at(end), U":：") && digits_from(end + 1) == 2) {
      end += 3;
      if (is_any_of(at(end), U":：") && digits_from(end + 1) == 2) end += 3;
      return end;
    }
    if (!is_year(begin, end))
      return std::count(text_.begin() + static_cast<ptrdiff_t>(begin),
                        text_.begin() + static_cast<ptrdiff_t>(end), U'.') > 1
                 ? end
                 : 0;
    if (at(end) == U'-' && is_any_of(at(end + 1), U"QH") && is_digit(at(end + 2))) return end + 3;
    const char32_t sign = at(end);
    const size_t month = digits_from(end + 1);
    if (!is_any_of(sign, U"-/") || month == 0 || month > 2) return 0;
    end += 1 + month;
    const size_t day = digits_from(end + 1);
    return at(end) == sign && day > 0 && day <= 2 ? end + 1 + day : end;
  }

  bool is_year(size_t begin, size_t end) const {
    const auto value = [&](size_t i) { return at(i) >= U'０' ? at(i) - U'０' : at(i) - U'0'; };
    if (end - begin != 4) return false;
    return (value(begin) == 1 && value(begin + 1) == 9) || (value(begin) == 2 && value(begin + 1) == 0);
  }

  /// Of a name that digits are part of: H1N1, 5G, 3·15, 5+2, “3.15”, 0731…, GB 2760; 0 if there is none.
  size_t end_of_name(size_t begin, size_t end) const {
    const char32_t previous = before(begin);
    const bool is_joined = is_letter(previous) || previous == U'_' ||
                           (is_any_of(previous, U"-/.+×·•‧") && is_letter(before(begin, 2)));
    if (is_joined) return end_of_letters(end);
    if (is_any_of(at(end), U"+＋×·•・‧") &&
        (is_digit(at(end + 1)) || is_letter(at(end + 1)) || is_numeral(at(end + 1))))
      return end_of_letters(end + 1);
    if (is_letter(at(end))) {
      const size_t word_end = end_of_letters(end);
      return word_at(text_, end, latin_units()) == word_end - end ? 0 : word_end;
    }
    if (previous == U'“' && at(end) == U'”') return end;
    if (end - begin > 10 && std::all_of(text_.begin() + static_cast<ptrdiff_t>(begin),
                                        text_.begin() + static_cast<ptrdiff_t>(end), is_digit))
      return end;
    if (is_any_of(at(begin), U"0０") && is_digit(at(begin + 1))) {
      while (is_digit(at(end)) || (at(end) == U'-' && is_digit(at(end + 1)))) ++end;
      return end;
    }
    const size_t word_end = skip_space_back(begin);
    if (word_end < begin && is_upper(before(word_end)) &&
        (is_upper(before(word_end, 2)) || before(word_end, 2) == U'/'))
      return end;
    if (end - begin >= 3 && end - begin <= 5 && word_at(text_, end, words_of_hotlines())) return end;
    return 0;
  }

  size_t end_of_letters(size_t i) const {
    while (is_letter(at(i)) || is_digit(at(i)) ||
           (is_any_of(at(i), U".-+") && (is_digit(at(i + 1)) || is_letter(at(i + 1)))))
      ++i;
    return i;
  }

  /// `1.`, `2、`, `（3）` where a clause begins; in a heading also `2.1 …`.
  bool is_numbering(size_t begin, size_t end) const {
    const char32_t next = at(end);
    if (is_any_of(before(begin), U"(（") && is_any_of(next, U")）") && end - begin <= 2) return true;
    if (is_any_of(before(begin), U"([（［") && is_any_of(next, U")]）］") && is_year(begin, end)) return true;
    if (!begins_clause(begin)) return false;
    if (end - begin <= 2 && is_any_of(next, U"、.．)）")) return true;
    return is_heading_ && begin == 0 && is_any_of(next, U" \u3000、.．");
  }

  // -- both

  bool counts_nothing(size_t begin, size_t end) const {
    const size_t value = begin - word_before(text_, begin, words_before_values());
    if (word_before(text_, skip_space_back(value), words_before_no_count())) return true;
    const size_t next = skip_space(end);
    if (word_at(text_, next, words_of_no_count())) return true;
    if (is_any_of(at(next), U"分秒") && is_any_of(before(begin), U"时点：")) return true;
    if (at(next) == U'点' && (is_digit(at(next + 1)) || is_any_of(before(begin), U"午晨晚早夜至到") ||
                              is_range_sign(at(next + 1))))
      return true;
    const size_t span = word_at(text_, next, spans_of_time());
    return span > 0 && word_at(text_, next + span, words_of_terms()) > 0;
  }

  // -- English around a number

  std::u32string word_ending_at(size_t end) const {
    size_t begin = end;
    while (begin > 0 && end - begin < longest_word && is_letter(text_[begin - 1])) --begin;
    return lower(begin, end);
  }

  std::u32string word_beginning_at(size_t begin) const {
    size_t end = begin;
    while (end < text_.size() && end - begin < longest_word && is_letter(text_[end])) ++end;
    return lower(begin, end);
  }

  std::u32string lower(size_t begin, size_t end) const {
    std::u32string word(text_.substr(begin, end - begin));
    for (char32_t& c : word)
      if (is_upper(c)) c += U'a' - U'A';
    return word;
  }

  static bool is_one_of(const std::u32string& word, std::span<const Word32> words) {
    return !word.empty() && std::find(words.begin(), words.end(), word) != words.end();
  }

  /// May 27, 27 May, May 27, 2008, in 2008, 5 pm, No. 4, Article 5.
  bool is_english_rank(size_t begin, size_t end) const {
    if (before(begin) == U'#' || before(begin) == U'№') return true;
    const size_t gap = skip_space_back(begin);
    const std::u32string previous = word_ending_at(before(gap) == U'.' ? gap - 1 : gap);
    const std::u32string next = word_beginning_at(skip_space(end));
    if (is_one_of(previous, words_of_rank()) || is_one_of(previous, months())) return true;
    if (end - begin <= 2 && is_one_of(next, months())) return true;
    if (next == U"am" || next == U"pm" || next == U"o" ||
        (next.size() == 1 && is_any_of(next[0], U"ap") && at(skip_space(end) + 1) == U'.'))
      return true;
    if (!is_year(begin, end)) return false;
    return is_one_of(previous, words_before_years()) ||
           (gap < begin && before(gap) == U',' && is_digit(before(gap, 2)));
  }

  // -- Chinese numerals

  size_t end_of_chinese(size_t i) const {
    while (is_numeral(at(i)) || (at(i) == U'点' && is_numeral(at(i + 1)) && is_numeral(before(i)))) ++i;
    return i;
  }

  size_t read_chinese(size_t begin) {
    size_t end = end_of_chinese(begin);
    if (begins_clause(begin) && at(end) == U'、') return end + 1;  // 一、
    bool is_range = false;
    while ((at(end) == U'、' || is_range_sign(at(end))) && is_numeral(at(end + 1))) {
      end = end_of_chinese(end + 1);
      is_range = true;
    }
    const size_t numeral_end = end;
    if (is_any_of(at(end), U"多余")) ++end;
    if (counts(begin, numeral_end, end)) found_.push_back({begin, end, is_range});
    return end;
  }

  bool counts(size_t begin, size_t numeral_end, size_t end) const {
    const size_t next = skip_space(end);
    if (word_at(text_, next, measure_words()) == 0 || counts_nothing(begin, end)) return false;
    if (is_any_of(before(begin), U"几数其之初")) return false;
    const std::u32string_view numeral = text_.substr(begin, numeral_end - begin);
    if (end == numeral_end && std::all_of(numeral.begin(), numeral.end(), is_large)) return false;
    if (numeral != U"一") return true;
    if (is_any_of(before(begin), U"上下前后各某同另逐唯单这那哪任") || at(begin + 2) == U'一' ||
        before(begin, 2) == U'一')
      return false;
    if (at(next) == U'起' && is_any_of(at(next + 1), U"案事")) return true;
    return word_at(text_, next, indefinite_measures()) == 0;
  }

  std::u32string plain_;
  std::u32string_view text_;
  bool is_heading_;
  std::vector<FoundNumber> found_;
};

}  // namespace

std::vector<FoundNumber> find_numbers(std::u32string_view text, bool is_heading) {
  return Scan(text, is_heading).find();
}

}  // namespace gongbao
