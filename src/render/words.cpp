#include "render/words.h"

#include <stdexcept>

#include "base/text.h"
#include "content/front_matter.h"

namespace gongbao {
namespace {

/// The number of the argument that `{0}` at the start of `text` stands for, or -1.
int argument_at(std::string_view text) {
  const bool is_argument = text.size() >= 3 && text[0] == '{' && is_ascii_digit(text[1]) && text[2] == '}';
  return is_argument ? text[1] - '0' : -1;
}

int highest_argument(std::string_view word) {
  int highest = -1;
  for (size_t at = 0; at < word.size(); ++at) highest = std::max(highest, argument_at(word.substr(at)));
  return highest;
}

}  // namespace

bool has_arguments(std::string_view word) { return highest_argument(word) >= 0; }

const std::string& Words::operator[](std::string_view key) const {
  const auto found = words_.find(key);
  if (found == words_.end()) throw std::logic_error(fmt::format("the program asks for a word '{}'", key));
  return found->second;
}

std::string Words::format(std::string_view key, const std::vector<std::string>& arguments) const {
  const std::string_view word = (*this)[key];
  std::string result;
  for (size_t at = 0; at < word.size(); ++at) {
    const int argument = argument_at(word.substr(at));
    if (argument < 0 || static_cast<size_t>(argument) >= arguments.size()) {
      result += word[at];
      continue;
    }
    result += arguments[static_cast<size_t>(argument)];
    at += 2;
  }
  return result;
}

std::vector<std::string> Words::keys() const {
  std::vector<std::string> result;
  for (const auto& [key, word] : words_) result.push_back(key);
  return result;
}

void Words::read(std::string_view bytes, const std::string& path, Findings& findings) {
  const std::optional<Node> table = read_toml_file(bytes, path, {.max_bytes = size_t{1} << 20}, findings);
  if (!table) return;
  for (const Node::Member& member : table->members) {
    const Place place{path, member.line, member.column, static_cast<int>(member.key.size())};
    if (member.value.kind != Node::Kind::scalar || member.value.mark != Node::Mark::text) {
      findings.error("template/word", place,
                     fmt::format("the word '{}' is not a text in quotation marks", member.key));
      continue;
    }
    const auto known = words_.find(member.key);
    if (known != words_.end() && highest_argument(member.value.text) > highest_argument(known->second))
      findings.error("template/word", place,
                     fmt::format("the word '{}' has more places {{0}}, {{1}} … than the program fills: '{}'",
                                 member.key, known->second));
    words_.insert_or_assign(member.key, member.value.text);
  }
}

}  // namespace gongbao
