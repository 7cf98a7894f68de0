#include "audit/number_set.h"

#include <algorithm>

#include "base/text.h"

namespace gongbao {
namespace {

constexpr size_t fewest_digits = 4;

bool is_word(char c) { return is_ascii_alpha(c) || is_ascii_digit(c) || c == '_'; }

/// Gives each whole number: no part of a longer number, a word, an id or a date with hyphens.
template <class Use>
void each_number(std::string_view text, const Use& use) {
  for (size_t i = 0; i < text.size();) {
    if (!is_ascii_digit(text[i])) {
      ++i;
      continue;
    }
    size_t end = i;
    while (end < text.size() && is_ascii_digit(text[end])) ++end;
    const bool has_fraction = end + 1 < text.size() && text[end] == '.' && is_ascii_digit(text[end + 1]);
    if (has_fraction)
      for (++end; end < text.size() && is_ascii_digit(text[end]);) ++end;
    const bool begins = i == 0 || (!is_word(text[i - 1]) && text[i - 1] != '.' &&
                                   !(text[i - 1] == '-' && i > 1 && is_word(text[i - 2])));
    const bool ends =
        end == text.size() ||
        (!is_word(text[end]) &&
         !(end + 1 < text.size() && (text[end] == '-' || text[end] == '.') && is_word(text[end + 1])));
    if (begins && ends && end - i >= fewest_digits) use(text.substr(i, end - i), i);
    i = end;
  }
}

/// Data have columns of periods.
bool may_be_year(std::string_view digits) {
  return digits.size() == 4 && (digits.starts_with("19") || digits.starts_with("20"));
}

}  // namespace

NumberSet::NumberSet(const std::vector<SoughtNumber>& numbers) : numbers_(&numbers) {
  for (size_t i = 0; i < numbers.size(); ++i) by_digits_.emplace_back(numbers[i].digits, i);
  std::sort(by_digits_.begin(), by_digits_.end());
}

void NumberSet::find(std::string_view normal, const Hit& hit) const {
  if (by_digits_.empty()) return;
  each_number(normal, [&](std::string_view digits, size_t at) {
    for (auto one = std::lower_bound(by_digits_.begin(), by_digits_.end(), std::pair(digits, size_t{0}));
         one != by_digits_.end() && one->first == digits; ++one)
      hit(one->second, at);
  });
}

void NumberSet::find_stated(const Readable& readable, const Hit& hit) const {
  const std::string_view text = readable.text;
  find(text, [&](size_t number, size_t at) {
    const std::vector<std::string>& units = (*numbers_)[number].units;
    const size_t end = at + (*numbers_)[number].digits.size();
    const bool is_cell =
        (at == 0 || text[at - 1] == cell_end) && (end == text.size() || text[end] == cell_end);
    std::string_view rest = text.substr(end);
    for (const std::string_view word : {"多", "余"})
      if (rest.starts_with(word)) rest.remove_prefix(word.size());
    const bool has_unit = std::any_of(units.begin(), units.end(),
                                      [&](const std::string& unit) { return rest.starts_with(unit); });
    if (has_unit ||
        (is_cell && !may_be_year((*numbers_)[number].digits) && (readable.is_data || units.empty())))
      hit(number, at);
  });
}

}  // namespace gongbao
