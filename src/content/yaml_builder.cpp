#include "content/yaml_builder.h"

#include "base/text.h"
#include "base/utf8.h"
#include "content/plain_text.h"
#include "content/yaml_trap.h"

namespace gongbao {
namespace {

using Kind = YamlEvent::Kind;
using Style = YamlEvent::Style;

constexpr std::string_view wide_colon = "：";

bool is_wide_space(char32_t c) { return c == 0x3000 || c == 0xA0; }

std::optional<char32_t> first_hidden(std::string_view text, bool lines_allowed) {
  for (const char32_t c : decode(text))
    if (is_hidden(c) || c == 0 || (!lines_allowed && (c == '\n' || c == '\t'))) return c;
  return std::nullopt;
}

/// A key in Latin letters followed by ：, as in `value：300`.
bool looks_like_wide_entry(std::string_view text) {
  const size_t colon = text.find(wide_colon);
  if (colon == text.npos || colon == 0) return false;
  return std::all_of(text.begin(), text.begin() + static_cast<std::ptrdiff_t>(colon), [](char c) {
    return is_ascii_alpha(c) || is_ascii_digit(c) || c == '_' || c == '.' || c == '-';
  });
}

/// Where the full-width colon of a scalar that begins at `begin` stands.
YamlMark wide_colon_mark(YamlMark begin, std::string_view text) {
  return {begin.line, begin.column + count_code_points(text.substr(0, text.find(wide_colon)))};
}

}  // namespace

YamlBuilder::YamlBuilder(const SourceLines& lines, std::string_view path, int first_line,
                         const FrontMatterLimits& limits, Findings& findings)
    : lines_(lines), path_(path), first_line_(first_line), limits_(limits), findings_(findings) {}

bool YamlBuilder::add(const YamlEvent& event) {
  switch (event.kind) {
    case Kind::document_start:
      if (++documents_ > 1 || event.is_explicit) {
        report("yaml/document", event.begin, "a second YAML document or a directive begins here",
               "keep one document between the two --- lines; quote text that begins with --- or %");
        return documents_ == 1;
      }
      return true;
    case Kind::document_end:
      if (event.is_explicit)
        report("yaml/document", event.begin, "a line ... ends the YAML here",
               "end the front matter with ---");
      return !event.is_explicit;
    case Kind::alias:
      report("yaml/anchor", event.begin,
             fmt::format("'*{}' is an alias, which front matter does not take", event.anchor),
             "write the value itself; put text that begins with * in quotes");
      return add_scalar(event);
    case Kind::scalar:
      check_properties(event);
      return add_scalar(event);
    case Kind::list_start:
      check_properties(event);
      return open(event, Node::Kind::list);
    case Kind::table_start:
      check_properties(event);
      return open(event, Node::Kind::table);
    case Kind::list_end:
    case Kind::table_end:
      close();
      return true;
    case Kind::end:
      break;
  }
  return false;
}

Node YamlBuilder::take() {
  while (!stack_.empty()) close();
  if (!root_) return node_at({}, Node::Kind::table);
  if (root_->kind == Node::Kind::table) return std::move(*root_);
  if (root_->kind != Node::Kind::absent && !reported_) {  // else a trap on the way made it so
    const YamlMark mark{static_cast<size_t>(root_->line - first_line_),
                        static_cast<size_t>(root_->column - 1)};
    const bool wide = root_->kind == Node::Kind::scalar && root_->text.find(wide_colon) != std::string::npos;
    report(wide ? "yaml/colon" : "front-matter/no-table", wide ? wide_colon_mark(mark, root_->text) : mark,
           wide ? "a full-width colon ： stands where YAML wants : and a space"
                : "front matter is lines of the form key: value",
           wide ? "write title: …" : "write title: …, one key a line");
  }
  return node_at({}, Node::Kind::table);
}

void YamlBuilder::report(std::string_view code, YamlMark mark, std::string message, std::string hint) {
  findings_.error(code, yaml_place(mark, path_, first_line_), std::move(message), std::move(hint));
  reported_ = true;
}

void YamlBuilder::check_properties(const YamlEvent& event) {
  if (!event.anchor.empty())
    report("yaml/anchor", event.begin,
           fmt::format("'&{}' is an anchor, which front matter does not take", event.anchor),
           "leave it out; put text that begins with & in quotes");
  if (!event.tag.empty())
    report("yaml/tag", event.begin, fmt::format("'{}' is a tag, which front matter does not take", event.tag),
           "leave it out, a key decides the type; put text that begins with ! in quotes");
}

Node YamlBuilder::node_at(YamlMark mark, Node::Kind kind) const {
  Node node;
  node.kind = kind;
  node.line = first_line_ + static_cast<int>(mark.line);
  node.column = static_cast<int>(mark.column) + 1;
  return node;
}

bool YamlBuilder::add_scalar(const YamlEvent& event) {
  if (wants_key()) return add_key(event);
  Node node = node_at(event.begin, event.text.empty() ? Node::Kind::absent : Node::Kind::scalar);
  node.text = event.text;
  if (const std::optional<char32_t> hidden = first_hidden(event.text, true))
    report("file/control", event.begin, fmt::format("the text holds {}", name_of_hidden(*hidden)),
           "delete it");
  if (event.kind == Kind::scalar && event.style == Style::plain) {
    if (event.text.empty())
      check_empty_value(event);
    else
      check_plain_value(event);
  }
  attach(std::move(node));
  return true;
}

bool YamlBuilder::add_key(const YamlEvent& event) {
  Frame& frame = stack_.back();
  if (++keys_ > limits_.max_keys) {
    report("front-matter/too-many-keys", event.begin,
           fmt::format("there are more than {} keys", limits_.max_keys),
           "split the document, or raise the limit in site.toml");
    return false;
  }
  Node::Member member;
  member.key = to_nfc(event.text);
  const Place place = yaml_place(event.begin, path_, first_line_);
  member.line = place.line;
  member.column = place.column;
  frame.key_dropped = true;
  const std::u32string characters = decode(event.text);
  if (const std::optional<char32_t> hidden = first_hidden(event.text, false)) {
    report("file/control", event.begin, fmt::format("the key holds {}", name_of_hidden(*hidden)),
           "delete it");
  } else if (characters.empty()) {
    report("yaml/key", event.begin, "a colon stands here without a key",
           "write the key, or put text with a colon in quotes");
  } else if (event.text == "<<" && event.style == Style::plain) {
    report("yaml/merge", event.begin, "'<<' merges tables, which front matter does not do",
           "write the keys themselves");
  } else if (is_wide_space(characters.front()) || is_wide_space(characters.back())) {
    report("yaml/space", event.begin, "a full-width space stands beside the key", "write ordinary spaces");
  } else if (frame.node.find(member.key)) {
    const auto first = std::find_if(frame.node.members.begin(), frame.node.members.end(),
                                    [&](const Node::Member& other) { return other.key == member.key; });
    report("front-matter/duplicate-key", event.begin,
           fmt::format("the key '{}' stands on line {} already", member.key, first->line),
           "keep one of the two");
  } else {
    frame.key_dropped = false;
  }
  frame.key = std::move(member);
  frame.key_end = event.end;
  return true;
}

void YamlBuilder::check_plain_value(const YamlEvent& event) {
  const std::string_view rest = lines_.rest_of_line(event.end.line, event.end.column);
  const size_t hash = rest.find_first_not_of(" \t");
  if (hash != rest.npos && hash > 0 && rest[hash] == '#')
    report("yaml/comment", {event.end.line, event.end.column + hash},
           "what follows the # is a comment, and cuts the text off",
           "put the text in quotes, or the comment on a line of its own");
  const char32_t first = code_point_at(event.text, 0).value;
  if (is_wide_space(first) || event.text.starts_with("-\u3000"))
    report("yaml/space", event.begin, "a full-width space stands at the beginning of the value",
           "write an ordinary space");
  const std::string_view line = lines_.line(event.begin.line);
  const size_t start = line.find_first_not_of(" \t-");
  const bool begins_line =
      start != line.npos && count_code_points(line.substr(0, start)) == event.begin.column;
  if (begins_line && !stack_.empty() && !stack_.back().flow && looks_like_wide_entry(event.text))
    report("yaml/colon", wide_colon_mark(event.begin, event.text),
           "a full-width colon ： stands where YAML wants : and a space",
           fmt::format("write {}: …", event.text.substr(0, event.text.find(wide_colon))));
  check_torn_number(event);
}

void YamlBuilder::check_empty_value(const YamlEvent& event) {
  if (stack_.empty() || !stack_.back().key) return;
  const Frame& frame = stack_.back();
  const std::string_view after_key = lines_.rest_of_line(frame.key_end.line, frame.key_end.column);
  const size_t next = after_key.find_first_not_of(" \t");
  const bool has_colon = next != after_key.npos && after_key[next] == ':';
  const YamlMark key{static_cast<size_t>(frame.key->line - first_line_),
                     static_cast<size_t>(frame.key->column - 1)};
  if (frame.flow && !has_colon) {
    const std::string& text = frame.key->key;
    if (text.find(wide_colon) != std::string::npos)
      report("yaml/colon", wide_colon_mark(key, text),
             "a full-width colon ： stands where YAML wants : and a space", "write {value: 300}");
    else if (frame.node.members.empty())
      report("yaml/key", key, fmt::format("'{}' stands in {{}} without a value", text),
             "write {key: value}; put text that begins with { in quotes");
    else
      report("yaml/comma", key,
             fmt::format("'{}' has no value: a comma inside {{}} ends what is before it", text),
             "put text with a comma in quotes: {value: \"1,922\"}");
    return;
  }
  const std::string_view rest = lines_.rest_of_line(event.end.line, event.end.column);
  const size_t hash = rest.find_first_not_of(" \t");
  // `date: # 待填` is an honest comment, `number: #3` is a value that YAML drops.
  if (hash != rest.npos && rest[hash] == '#' && hash + 1 < rest.size() && rest[hash + 1] != ' ' &&
      rest[hash + 1] != '#')
    report("yaml/comment", {event.end.line, event.end.column + hash},
           "what follows the # is a comment, so the key has no value", "put the text in quotes");
}

void YamlBuilder::check_torn_number(const YamlEvent& event) {
  if (stack_.empty() || !stack_.back().flow || stack_.back().node.kind != Node::Kind::list) return;
  Frame& frame = stack_.back();
  const auto leading_digits = [](std::string_view text) {
    size_t count = 0;
    while (count < text.size() && is_ascii_digit(text[count])) ++count;
    return count;
  };
  const bool follows_at_once = frame.item_end == YamlMark{event.begin.line, event.begin.column - 1};
  const std::string_view before = frame.last_item;
  const bool digits_before = !before.empty() && is_ascii_digit(before.back());
  if (follows_at_once && digits_before && leading_digits(event.text) == 3)
    report("yaml/comma", event.begin,
           fmt::format("'{},{}' is two items: the comma ends the first", before, event.text),
           "put a number with a comma in quotes, or a space after the comma");
  frame.item_end = event.end;
  frame.last_item = event.text;
}

bool YamlBuilder::open(const YamlEvent& event, Node::Kind kind) {
  if (static_cast<int>(stack_.size()) >= limits_.max_depth) {
    report("front-matter/too-deep", event.begin,
           fmt::format("lists and tables are nested more than {} deep", limits_.max_depth),
           "write them flatter");
    return false;
  }
  Frame frame;
  frame.node = node_at(event.begin, kind);
  frame.flow = event.flow;
  frame.is_key = wants_key();
  if (frame.is_key)
    report("yaml/key", event.begin, "a list or table stands where a key should",
           "write key: value; put text that begins with [ or { in quotes");
  stack_.push_back(std::move(frame));
  return true;
}

void YamlBuilder::close() {
  Frame frame = std::move(stack_.back());
  stack_.pop_back();
  if (frame.key && !frame.key_dropped) {  // the text broke off after a key
    frame.key->value = node_at({}, Node::Kind::absent);
    frame.key->value.line = frame.key->line;
    frame.key->value.column = frame.key->column;
    frame.node.members.push_back(std::move(*frame.key));
  }
  if (!frame.is_key) {
    attach(std::move(frame.node));
  } else {
    stack_.back().key = Node::Member();
    stack_.back().key_dropped = true;
  }
}

void YamlBuilder::attach(Node node) {
  if (stack_.empty()) {
    root_ = std::move(node);
    return;
  }
  Frame& frame = stack_.back();
  if (frame.node.kind == Node::Kind::list) {
    frame.node.items.push_back(std::move(node));
    return;
  }
  if (frame.key && !frame.key_dropped) {
    frame.key->value = std::move(node);
    frame.node.members.push_back(std::move(*frame.key));
  }
  frame.key.reset();
  frame.key_dropped = false;
}

}  // namespace gongbao
