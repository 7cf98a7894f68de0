#include "source/commit_object.h"

#include <algorithm>
#include <charconv>

#include "base/error.h"
#include "base/text.h"
#include "base/utf8.h"

namespace gongbao {
namespace {

constexpr int64_t last_second = 253'402'300'799;  // 9999-12-31T23:59:59Z: what a four-digit year can show
constexpr int last_zone_hour = 14;

/// A name as it may be shown: well-formed, and without what a reader cannot see.
std::string clean(std::string_view text) {
  std::string cleaned;
  for (const char32_t c : decode(trim(text)))
    if (!is_hidden(c) && c != '\n' && c != '\t') append_utf8(cleaned, c);
  return cleaned;
}

/// "name <e-mail> …": what stands before, in and after the angle brackets.
struct Signature {
  std::string_view name;
  std::string_view email;
  std::string_view rest;
};

std::optional<Signature> parse_signature(std::string_view line) {
  const size_t open = line.find('<');
  if (open == std::string_view::npos) return std::nullopt;
  const size_t close = line.find('>', open);
  if (close == std::string_view::npos) return std::nullopt;
  // The date follows the last bracket, whatever a name may hold.
  const size_t last = line.rfind('>');
  return Signature{line.substr(0, open), line.substr(open + 1, close - open - 1),
                   trim(line.substr(last + 1))};
}

template <class Number>
std::optional<Number> parse_number(std::string_view text) {
  Number value = 0;
  const auto [end, fault] = std::from_chars(text.data(), text.data() + text.size(), value);
  if (fault != std::errc() || end != text.data() + text.size()) return std::nullopt;
  return value;
}

/// "+0800" in minutes.
int parse_zone(std::string_view text) {
  if (text.size() != 5 || (text[0] != '+' && text[0] != '-')) return 0;
  const auto hours = parse_number<int>(text.substr(1, 2));
  const auto minutes = parse_number<int>(text.substr(3, 2));
  if (!hours || !minutes || *hours > last_zone_hour || *minutes > 59) return 0;
  const int offset = *hours * 60 + *minutes;
  return text[0] == '-' ? -offset : offset;
}

std::optional<CommitTime> parse_time(std::string_view text) {
  const size_t space = text.find(' ');
  const std::string_view seconds = text.substr(0, space);
  if (seconds.empty() || !is_ascii_digit(seconds.front())) return std::nullopt;
  const auto value = parse_number<int64_t>(seconds);
  if (!value || *value > last_second) return std::nullopt;
  return CommitTime{*value, space == std::string_view::npos ? 0 : parse_zone(trim(text.substr(space)))};
}

void add_author(std::vector<Author>& authors, std::string_view line) {
  const auto signature = parse_signature(line);
  if (!signature) return;
  Author author{clean(signature->name), clean(signature->email)};
  if (author.name.empty()) return;  // an e-mail alone could not be shown
  if (std::find(authors.begin(), authors.end(), author) == authors.end())
    authors.push_back(std::move(author));
}

/// Trailers stand in the last paragraph of the message (git-interpret-trailers).
void add_trailers(std::vector<Author>& authors, std::string_view message) {
  constexpr std::string_view key = "co-authored-by:";
  while (!message.empty() && (message.back() == '\n' || message.back() == '\r' || message.back() == ' '))
    message.remove_suffix(1);
  const size_t blank = message.rfind("\n\n");
  const std::string_view paragraph = blank == std::string_view::npos ? message : message.substr(blank + 2);
  for (const std::string_view line : split(paragraph, '\n'))
    if (ascii_lower(line.substr(0, key.size())) == key) add_author(authors, line.substr(key.size()));
}

ObjectId parse_id(std::string_view hex) {
  const auto id = ObjectId::parse(hex);
  if (!id) throw Error("a commit object is malformed", "run git fsck");
  return *id;
}

}  // namespace

CommitObject parse_commit(std::string_view bytes) {
  CommitObject commit;
  bool has_tree = false;
  while (!bytes.empty()) {
    const size_t end = bytes.find('\n');
    const std::string_view line = bytes.substr(0, end);
    bytes = end == std::string_view::npos ? std::string_view() : bytes.substr(end + 1);
    if (line.empty()) break;
    const size_t space = line.find(' ');
    if (space == 0 || space == std::string_view::npos)
      continue;  // a signature's further lines begin with a blank
    const std::string_view key = line.substr(0, space);
    const std::string_view value = line.substr(space + 1);
    if (key == "tree" && !has_tree) {
      commit.tree = parse_id(value);
      has_tree = true;
    } else if (key == "parent") {
      commit.parents.push_back(parse_id(value));
    } else if (key == "author" && commit.authors.empty()) {
      add_author(commit.authors, value);
    } else if (key == "committer" && !commit.time) {
      if (const auto signature = parse_signature(value)) commit.time = parse_time(signature->rest);
    }
  }
  if (!has_tree) throw Error("a commit object is malformed: it names no tree", "run git fsck");
  add_trailers(commit.authors, bytes);
  return commit;
}

}  // namespace gongbao
