#include "content/personal_data.h"

#include <cstring>

#include "base/utf8.h"
#include "content/digit_chain.h"
#include "content/personal_address.h"
#include "content/personal_numbers.h"

namespace gongbao {
namespace {

constexpr uint32_t least_digits = 11;  // of a mobile number: shorter chains are none of our numbers
constexpr uint32_t most_digits = 19;

std::string_view find_in(std::string_view text, std::string_view sought) {
  const void* found = ::memmem(text.data(), text.size(), sought.data(), sought.size());
  return found ? text.substr(static_cast<size_t>(static_cast<const char*>(found) - text.data()))
               : std::string_view();
}

bool is_latin(char32_t c) { return (c >= U'a' && c <= U'z') || (c >= U'A' && c <= U'Z'); }

/// Finds the numbers of one chain: of each stretch of runs the strongest rule.
class NumberFinder {
 public:
  NumberFinder(std::string_view text, std::vector<PersonalDatum>& found) : text_(text), found_(found) {}

  void read(const DigitChain& chain) {
    if (chain.digits.size() < least_digits) return;
    taken_.assign(chain.runs.size(), false);
    seek(chain, [&](size_t i, size_t j) { return identity_number(chain, i, j); });
    seek(chain, [&](size_t i, size_t j) { return other_number(chain, i, j); });
  }

 private:
  /// Asks for every stretch of free runs, the shorter first.
  template <class Ask>
  void seek(const DigitChain& chain, Ask&& ask) {
    for (size_t i = 0; i < chain.runs.size(); ++i)
      for (size_t j = i; j < chain.runs.size() && !taken_[i] && !taken_[j] &&
                         chain.runs[j].last - chain.runs[i].first <= most_digits;
           ++j)
        if (ask(i, j)) {
          std::fill(taken_.begin() + static_cast<ptrdiff_t>(i),
                    taken_.begin() + static_cast<ptrdiff_t>(j) + 1, true);
          break;
        }
  }

  bool add(PersonalRule rule, size_t begin, size_t end) {
    found_.push_back({rule, begin, end});
    return true;
  }

  /// The check character tells it from any other number, so it may stand beside letters and other runs.
  bool identity_number(const DigitChain& chain, size_t i, size_t j) {
    const DigitRun& last = chain.runs[j];
    std::string number(chain.digits_of(i, j));
    if (number.size() == 18 && is_identity_number(number))
      return add(PersonalRule::identity_number, chain.runs[i].begin, last.end);
    if (number.size() != 17 || !last.has_x || !is_identity_number(number += 'X')) return false;
    return add(PersonalRule::identity_number, chain.runs[i].begin, last.x_end);
  }

  bool other_number(const DigitChain& chain, size_t i, size_t j) {
    const size_t begin = chain.runs[i].begin;
    const size_t end = chain.runs[j].end;
    const std::string_view number = chain.digits_of(i, j);
    if (number.size() < least_digits || !stands_alone(begin, end)) return false;
    if (is_grouped(chain, i, j, {6, 6, 3}) && is_old_identity_number(number))
      return add(PersonalRule::identity_number, begin, end);
    if (is_phone(chain, i, j, number)) return add(PersonalRule::phone, begin, end);
    if (is_in_fours(chain, i, j) && is_bank_card(number)) return add(PersonalRule::bank_card, begin, end);
    return false;
  }

  bool is_phone(const DigitChain& chain, size_t i, size_t j, std::string_view number) const {
    if (!is_mobile_number(number.substr(number.size() - least_digits))) return false;
    const std::string_view country = number.substr(0, number.size() - least_digits);
    if (!country.empty() && country != "86" && country != "0086") return false;
    if (!country.empty() && chain.runs[i].last - chain.runs[i].first == country.size()) ++i;
    if (i != j && is_part_of_code(chain, i, j)) return false;
    const size_t ahead = number.size() - least_digits;
    const bool is_one = i == j;
    return (is_one || (ahead <= 4 && is_usual(chain, i, j))) &&
           !is_amount(chain.runs[i].begin, chain.runs[j].end);
  }

  /// 138 1234 5678, 138 12345678, 1381234 5678, 1381 2345 678: not three numbers that happen to follow each
  /// other.
  static bool is_usual(const DigitChain& chain, size_t i, size_t j) {
    if (is_exactly(chain, i, j, {3, 4, 4}) || is_exactly(chain, i, j, {3, 8}) ||
        is_exactly(chain, i, j, {7, 4}))
      return true;
    return is_exactly(chain, i, j, {4, 4, 3}) && chain.digits_of(i, i) < "1800";  // else a year
  }

  /// Dashes on both of its sides or on one: 2025-138-1234-5678 is the number of a case.
  static bool is_part_of_code(const DigitChain& chain, size_t i, size_t j) {
    const bool country =
        i > 0 && (chain.digits_of(i - 1, i - 1) == "86" || chain.digits_of(i - 1, i - 1) == "0086");
    return (chain.runs[i].joint == '-' && !country) ||
           (j + 1 < chain.runs.size() && chain.runs[j + 1].joint == '-');
  }

  static bool is_exactly(const DigitChain& chain, size_t i, size_t j, std::initializer_list<uint32_t> sizes) {
    if (j - i + 1 != sizes.size()) return false;
    for (const uint32_t size : sizes) {
      if (chain.runs[i].last - chain.runs[i].first != size) return false;
      ++i;
    }
    return true;
  }

  static bool is_grouped(const DigitChain& chain, size_t i, size_t j, std::initializer_list<uint32_t> sizes) {
    return i == j || is_exactly(chain, i, j, sizes);
  }

  static bool is_in_fours(const DigitChain& chain, size_t i, size_t j) {
    if (i == j) return true;
    for (size_t k = i; k < j; ++k)
      if (chain.runs[k].last - chain.runs[k].first != 4) return false;
    return chain.runs[j].last - chain.runs[j].first <= 4;
  }

  /// Not part of a code of letters and digits.
  bool stands_alone(size_t begin, size_t end) const {
    if (is_latin(code_point_before(text_, begin).value)) return false;
    return end >= text_.size() || !is_latin(code_point_at(text_, end).value);
  }

  /// 13812345678元, 0.13812345678, 13812345678.50. The number of a list, 1.13812345678, makes no decimal.
  bool is_amount(size_t begin, size_t end) const {
    const auto is_digit = [&](size_t at) {
      return at < text_.size() && text_[at] >= '0' && text_[at] <= '9';
    };
    if (end + 1 < text_.size() && text_[end] == '.' && is_digit(end + 1)) return true;
    if (begin > 1 && text_[begin - 1] == '.' && is_digit(begin - 2)) {
      size_t whole = begin - 1;
      while (whole > 0 && is_digit(whole - 1)) --whole;
      if (text_[whole] == '0' || (whole > 0 && text_[whole - 1] != '\n')) return true;
    }
    constexpr std::string_view units[] = {"元", "万", "亿", "美元", "港元", "吨", "%", "％", "‰"};
    const std::string_view behind = text_.substr(end);
    return std::any_of(std::begin(units), std::end(units),
                       [&](std::string_view u) { return behind.starts_with(u); });
  }

  std::string_view text_;
  std::vector<PersonalDatum>& found_;
  std::vector<bool> taken_;
};

/// 秘密★, 机　密★10年, 绝密*: a level of secrecy and its star, in whatever width.
void find_secrecy_marks(std::string_view text, std::vector<PersonalDatum>& found) {
  constexpr std::string_view secret = "密";
  constexpr std::string_view stars[] = {"★", "☆", "*", "＊", "⭐"};
  const auto skip_spaces = [&](size_t at) {
    while (text.substr(at).starts_with(" ") || text.substr(at).starts_with("　"))
      at += text[at] == ' ' ? 1 : std::string_view("　").size();
    return at;
  };
  for (std::string_view rest = find_in(text, secret); !rest.empty();
       rest = find_in(rest.substr(secret.size()), secret)) {
    const auto at = static_cast<size_t>(rest.data() - text.data());
    const size_t star = skip_spaces(at + secret.size());
    const auto is_there = [&](std::string_view s) { return text.substr(star).starts_with(s); };
    const auto* mark = std::find_if(std::begin(stars), std::end(stars), is_there);
    if (mark == std::end(stars)) continue;
    size_t level = at;
    CodePoint before = code_point_before(text, level);
    while (before.value == U' ' || before.value == U'　') {
      level -= static_cast<size_t>(before.bytes);
      before = code_point_before(text, level);
    }
    if (before.value != U'秘' && before.value != U'机' && before.value != U'绝') continue;
    found.push_back({PersonalRule::secrecy, level - static_cast<size_t>(before.bytes), star + mark->size()});
  }
}

}  // namespace

std::string_view name_of(PersonalRule rule) {
  constexpr std::string_view names[personal_rules] = {
      "identity-number", "phone", "bank-card", "address", "word", "secrecy", "location"};
  return names[static_cast<size_t>(rule)];
}

std::string_view words_for(PersonalRule rule) {
  constexpr std::string_view words[personal_rules] = {
      "a resident identity number", "a mobile number", "the number of a bank card",          "a home address",
      "a word listed in [privacy]", "a secrecy mark",  "the place where a picture was taken"};
  return words[static_cast<size_t>(rule)];
}

std::vector<PersonalDatum> find_personal_data(std::string_view text, const std::vector<std::string>& words,
                                              LineEnds ends) {
  std::vector<PersonalDatum> found;
  DigitReader reader(text, ends == LineEnds::joined);
  NumberFinder numbers(text, found);
  size_t address_end = 0;
  for (DigitChain chain; reader.next(chain);) {
    numbers.read(chain);
    for (const DigitRun& run : chain.runs) {
      if (run.begin < address_end) continue;
      if (const size_t end = home_address_end(text, run.begin, run.end); end > 0) {
        found.push_back({PersonalRule::address, run.begin, end});
        address_end = end;
      }
    }
  }
  find_secrecy_marks(text, found);
  for (const std::string& word : words) {
    if (word.empty()) continue;
    for (std::string_view rest = find_in(text, word); !rest.empty();
         rest = find_in(rest.substr(word.size()), word)) {
      const auto at = static_cast<size_t>(rest.data() - text.data());
      found.push_back({PersonalRule::word, at, at + word.size()});
    }
  }
  std::stable_sort(found.begin(), found.end(),
                   [](const PersonalDatum& a, const PersonalDatum& b) { return a.begin < b.begin; });
  return found;
}

bool may_hold_personal_data(std::string_view source, const std::vector<std::string>& words) {
  return source.find('\\') != source.npos || !find_personal_data(source, words, LineEnds::joined).empty();
}

std::string_view front_matter_part(std::string_view source) {
  const std::string_view fence = source.substr(0, 64).find("+++") == source.npos ? "\n---" : "\n+++";
  return source.substr(0, source.find(fence, 1));
}

std::string without_personal_numbers(std::string_view text) {
  std::string result;
  size_t done = 0;
  for (const PersonalDatum& one : find_personal_data(text, {})) {
    if (one.rule > PersonalRule::bank_card || one.begin < done) continue;
    result += text.substr(done, one.begin - done);
    for (size_t i = 0; i < count_code_points(text.substr(one.begin, one.end - one.begin)); ++i) result += '*';
    done = one.end;
  }
  return result += text.substr(done);
}

}  // namespace gongbao
