#include "compare/token.h"

#include "base/text.h"
#include "base/utf8.h"

namespace gongbao {
namespace {

/// What may follow a number and is one word with it.
constexpr std::string_view units[] = {
    "人次", "户次", "家次", "车次", "台次", "辆次", "批次", "件次", "场次",   "次",   "公斤",   "千克",
    "吨",   "斤",   "克",   "元",   "美元", "户",   "家",   "个",   "件",     "起",   "人",     "名",
    "处",   "份",   "条",   "头",   "只",   "块",   "台",   "辆",   "批",     "项",   "场",     "间",
    "所",   "座",   "款",   "套",   "张",   "册",   "篇",   "栋",   "瓶",     "箱",   "包",     "袋",
    "种",   "类",   "天",   "周",   "倍",   "组",   "支",   "队",   "位",     "票",   "例",     "枚",
    "车",   "幅",   "本",   "亩",   "米",   "宗",   "期",   "级",   "届",     "号",   "年",     "月",
    "日",   "时",   "分",   "小时", "分钟", "个月", "季度", "方面", "平方米", "公里", "百分点", "个百分点"};
constexpr std::string_view magnitudes[] = {"十", "百", "千", "万", "亿"};
constexpr std::string_view more_words[] = {"多", "余"};
constexpr std::string_view percents[] = {"%", "％", "‰"};
constexpr std::string_view bounds[] = {"以上", "以下", "以内", "左右"};

template <size_t n>
size_t longest_at(std::string_view text, const std::string_view (&words)[n]) {
  size_t longest = 0;
  for (const std::string_view word : words)
    if (word.size() > longest && text.starts_with(word)) longest = word.size();
  return longest;
}

bool is_digit(char32_t c) { return (c >= U'0' && c <= U'9') || (c >= U'０' && c <= U'９'); }
bool joins_digits(char32_t c) {
  return c == U'.' || c == U',' || c == U'-' || c == U'/' || c == U':' || c == U'．' || c == U'～' ||
         c == U'~';
}
bool is_word_part(char32_t c) { return is_letter_or_digit(c) && !is_chinese_context(c); }
bool is_space(char32_t c) {
  return c == U' ' || c == U'\t' || c == U'\n' || c == U'\r' || c == U'\u3000' || c == U'\u00A0';
}

CodePoint at(std::string_view text, size_t i) {
  return i < text.size() ? code_point_at(text, i) : CodePoint{};
}

/// The bytes of the number at the start of `text`, with all that is one word with it.
size_t number_size(std::string_view text) {
  size_t end = 0;
  for (CodePoint c = at(text, 0); is_digit(c.value) || is_word_part(c.value) || joins_digits(c.value);
       c = at(text, end)) {
    if (joins_digits(c.value) && !is_digit(at(text, end + static_cast<size_t>(c.bytes)).value)) break;
    end += static_cast<size_t>(c.bytes);
  }
  const auto take = [&](const auto& words) {
    const size_t taken = longest_at(text.substr(end), words);
    end += taken;
    return taken != 0;
  };
  if (take(percents)) {
    take(bounds);
    return end;
  }
  take(more_words);
  while (take(magnitudes)) {
  }
  take(more_words);
  if (take(units))  // 3个多月
    if (const size_t more = longest_at(text.substr(end), more_words))
      if (const size_t unit = longest_at(text.substr(end + more), units)) end += more + unit;
  take(bounds);
  return end;
}

size_t word_size(std::string_view text) {
  size_t end = 0;
  for (CodePoint c = at(text, 0);
       c.bytes > 0 && (is_word_part(c.value) || c.value == U'_' || c.value == U'\''); c = at(text, end))
    end += static_cast<size_t>(c.bytes);
  return end;
}

bool closes(char32_t c) {
  return std::u32string_view(U"”’）」』】》〉)]\"'").find(c) != std::u32string_view::npos;
}

}  // namespace

std::vector<Token> tokens_of(std::string_view text) {
  std::vector<Token> tokens;
  for (size_t i = 0; i < text.size();) {
    const CodePoint c = code_point_at(text, i);
    size_t bytes = static_cast<size_t>(c.bytes);
    Token::Kind kind = Token::Kind::character;
    if (is_digit(c.value)) {
      kind = Token::Kind::number;
      bytes = number_size(text.substr(i));
    } else if (is_word_part(c.value)) {
      kind = Token::Kind::word;
      bytes = word_size(text.substr(i));
    } else if (is_space(c.value)) {
      kind = Token::Kind::space;
    } else if (!is_letter_or_digit(c.value)) {
      kind = Token::Kind::mark;
    }
    tokens.push_back({kind, text.substr(i, bytes)});
    i += bytes;
  }
  return tokens;
}

bool is_sentence_end(char32_t c) {
  return c == U'。' || c == U'！' || c == U'？' || c == U'；' || c == U'!' || c == U'?' || c == U';';
}

std::vector<std::string_view> sentences_of(std::string_view text) {
  std::vector<std::string_view> sentences;
  size_t begin = 0;
  for (size_t i = 0; i < text.size();) {
    const CodePoint c = code_point_at(text, i);
    i += static_cast<size_t>(c.bytes);
    const bool stops =
        is_sentence_end(c.value) || c.value == U'\n' || (c.value == U'.' && is_space(at(text, i).value));
    if (!stops) continue;
    for (CodePoint next = at(text, i);
         next.bytes > 0 && (closes(next.value) || is_space(next.value) || is_sentence_end(next.value));
         next = at(text, i))
      i += static_cast<size_t>(next.bytes);
    sentences.push_back(text.substr(begin, i - begin));
    begin = i;
  }
  if (begin < text.size()) sentences.push_back(text.substr(begin));
  return sentences;
}

}  // namespace gongbao
