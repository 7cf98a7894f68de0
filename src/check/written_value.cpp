#include "check/written_value.h"

#include "base/text.h"
#include "content/unit.h"

namespace gongbao {
namespace {

struct Word {
  std::string_view written;
  std::string_view read_as;
};

constexpr Word english[] = {{"about ", "约"},   {"around ", "约"},      {"some ", "约"},
                            {"over ", "超过"},  {"more than ", "超过"}, {"at least ", "不少于"},
                            {"under ", "不足"}, {"less than ", "不足"}, {"nearly ", "近"},
                            {"almost ", "近"},  {"fewer than ", "不足"}};
constexpr Word changes[] = {{"增加", ""},  {"增长", ""},  {"上升", ""},
                            {"减少", "-"}, {"下降", "-"}, {"降低", "-"}};

/// The first of these words that the text begins with gives way to what it is read as.
std::string with_word_read(std::string text, std::span<const Word> words) {
  const std::string lower = ascii_lower(text);
  for (const Word& word : words)
    if (lower.starts_with(word.written)) return std::string(word.read_as) + text.substr(word.written.size());
  return text;
}

}  // namespace

std::variant<Quantity, std::string> read_written_value(std::string_view written, UnitRule rule,
                                                       bool is_difference) {
  std::string text(trim(to_half_width(written)));
  text = with_word_read(std::move(text), english);
  if (is_difference) text = with_word_read(std::move(text), changes);
  rule.may_be_negative = is_difference;
  std::variant<Statement, std::string> read = parse_value(text, rule);
  if (std::string* fault = std::get_if<std::string>(&read)) return std::move(*fault);
  return std::get<Statement>(read).quantity;
}

bool says_the_same(const Quantity& written, const Quantity& computed) {
  return written.value == computed.value && written.qualifier == computed.qualifier;
}

}  // namespace gongbao
