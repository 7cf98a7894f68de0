#include "draft/phrases.h"

#include "base/text.h"

namespace gongbao {

Phrases Phrases::of(std::string_view language) {
  const bool chinese = language.starts_with("zh");
  return {chinese ? chinese_phrases() : english_phrases(), chinese};
}

std::string Phrases::enumerate(const std::vector<std::string>& parts) const {
  return join(parts, (*this)[Phrase::list_comma]);
}

std::string Phrases::quoted(const std::string& text) const {
  return say(Phrase::quoted, replace_all(replace_all(text, "“", "‘"), "”", "’"));
}

std::string Phrases::enumerate_quoted(const std::vector<std::string>& parts) const {
  std::vector<std::string> quotes;
  for (const std::string& part : parts) quotes.push_back(quoted(part));
  return join(quotes, (*this)[Phrase::quoted_comma]);
}

std::string Phrases::date(const When& when) const {
  if (chinese_) return when.chinese();
  if (when.standard_period()) return when.standard_period()->english();
  return replace_all(when.text(), "/", " to ") +
         (when.has_known_days() ? std::string() : " (" + std::string((*this)[Phrase::year_unknown]) + ")");
}

std::string Phrases::period(const When& when) const {
  const std::optional<Period> period = Period::parse(when.text());
  if (!period) return date(when);
  return chinese_ ? period->chinese() : period->english();
}

std::string Phrases::ordinal(size_t number) const {
  static constexpr std::string_view digits[] = {"", "一", "二", "三", "四", "五", "六", "七", "八", "九"};
  if (!chinese_ || number > 99) return std::to_string(number);
  std::string text;
  if (number >= 20) text += digits[number / 10];
  if (number >= 10) text += "十";
  return text + std::string(digits[number % 10]);
}

}  // namespace gongbao
