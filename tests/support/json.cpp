#include "support/json.h"

#include <stdexcept>

namespace gongbao::test {
namespace {

class Reader {
 public:
  explicit Reader(std::string_view text) : text_(text) {}

  Json whole() {
    Json json = value(0);
    skip_space();
    if (at_ != text_.size()) fail("something follows the value");
    return json;
  }

 private:
  [[noreturn]] void fail(const std::string& why) const {
    throw std::runtime_error("no JSON at byte " + std::to_string(at_) + ": " + why);
  }

  void skip_space() {
    while (at_ < text_.size() && std::string_view(" \t\r\n").find(text_[at_]) != std::string_view::npos)
      ++at_;
  }

  char peek() const { return at_ < text_.size() ? text_[at_] : '\0'; }

  bool take(char c) {
    skip_space();
    if (peek() != c || at_ >= text_.size()) return false;
    ++at_;
    return true;
  }

  void need(char c) {
    if (!take(c)) fail(std::string("expected ") + c);
  }

  Json value(int depth) {
    if (depth > 100) fail("too deep");
    skip_space();
    Json json;
    switch (peek()) {
      case '{':
        return object(depth);
      case '[':
        return list(depth);
      case '"':
        json.kind = Json::Kind::text;
        json.text = string();
        return json;
      case 't':
        return literal("true", Json::Kind::boolean);
      case 'f':
        return literal("false", Json::Kind::boolean);
      case 'n':
        return literal("null", Json::Kind::null);
      default:
        return number();
    }
  }

  Json literal(std::string_view word, Json::Kind kind) {
    if (text_.substr(at_, word.size()) != word) fail("unknown word");
    at_ += word.size();
    Json json;
    json.kind = kind;
    if (kind != Json::Kind::null) json.text = word;
    return json;
  }

  Json number() {
    const size_t begin = at_;
    const auto digits = [&] {
      const size_t first = at_;
      while (peek() >= '0' && peek() <= '9') ++at_;
      if (at_ == first) fail("expected a digit");
    };
    if (peek() == '-') ++at_;
    const size_t first = at_;
    digits();
    if (text_[first] == '0' && at_ - first > 1) fail("a leading zero");
    if (peek() == '.') {
      ++at_;
      digits();
    }
    if (peek() == 'e' || peek() == 'E') {
      ++at_;
      if (peek() == '+' || peek() == '-') ++at_;
      digits();
    }
    Json json;
    json.kind = Json::Kind::number;
    json.text = text_.substr(begin, at_ - begin);
    return json;
  }

  unsigned hex4() {
    unsigned value = 0;
    for (int i = 0; i < 4; ++i) {
      const char c = peek();
      const std::string_view digits = "0123456789abcdef";
      const size_t digit = digits.find(c >= 'A' && c <= 'F' ? static_cast<char>(c - 'A' + 'a') : c);
      if (at_ >= text_.size() || digit == digits.npos) fail("expected a hex digit");
      value = value * 16 + static_cast<unsigned>(digit);
      ++at_;
    }
    return value;
  }

  void append(std::string& out, unsigned c) const {
    if (c < 0x80) {
      out += static_cast<char>(c);
    } else if (c < 0x800) {
      out += static_cast<char>(0xC0 | (c >> 6));
      out += static_cast<char>(0x80 | (c & 0x3F));
    } else if (c < 0x10000) {
      out += static_cast<char>(0xE0 | (c >> 12));
      out += static_cast<char>(0x80 | ((c >> 6) & 0x3F));
      out += static_cast<char>(0x80 | (c & 0x3F));
    } else {
      out += static_cast<char>(0xF0 | (c >> 18));
      out += static_cast<char>(0x80 | ((c >> 12) & 0x3F));
      out += static_cast<char>(0x80 | ((c >> 6) & 0x3F));
      out += static_cast<char>(0x80 | (c & 0x3F));
    }
  }

  void escape(std::string& out) {
    const char c = peek();
    ++at_;
    const std::string_view names = "\"\\/bfnrt";
    const std::string_view values = "\"\\/\b\f\n\r\t";
    if (const size_t i = names.find(c); i != names.npos) {
      out += values[i];
      return;
    }
    if (c != 'u') fail("unknown escape");
    unsigned code = hex4();
    if (code >= 0xD800 && code < 0xDC00) {
      if (text_.substr(at_, 2) != "\\u") fail("half a pair of surrogates");
      at_ += 2;
      const unsigned low = hex4();
      if (low < 0xDC00 || low > 0xDFFF) fail("half a pair of surrogates");
      code = 0x10000 + ((code - 0xD800) << 10) + (low - 0xDC00);
    }
    append(out, code);
  }

  std::string string() {
    need('"');
    std::string out;
    for (;;) {
      if (at_ >= text_.size()) fail("a text does not end");
      const char c = text_[at_++];
      if (c == '"') return out;
      if (static_cast<unsigned char>(c) < 0x20) fail("a control character in a text");
      if (c == '\\')
        escape(out);
      else
        out += c;
    }
  }

  Json list(int depth) {
    Json json;
    json.kind = Json::Kind::list;
    need('[');
    if (take(']')) return json;
    do json.items.push_back(value(depth + 1));
    while (take(','));
    need(']');
    return json;
  }

  Json object(int depth) {
    Json json;
    json.kind = Json::Kind::object;
    need('{');
    if (take('}')) return json;
    do {
      skip_space();
      std::string key = string();
      if (json.has(key)) fail("the key " + key + " twice");
      need(':');
      json.members.emplace_back(std::move(key), value(depth + 1));
    } while (take(','));
    need('}');
    return json;
  }

  std::string_view text_;
  size_t at_ = 0;
};

}  // namespace

bool Json::has(std::string_view key) const {
  for (const auto& [name, value] : members)
    if (name == key) return true;
  return false;
}

const Json& Json::operator[](std::string_view key) const {
  for (const auto& [name, value] : members)
    if (name == key) return value;
  throw std::runtime_error("no key " + std::string(key));
}

const Json& Json::operator[](size_t index) const {
  if (index >= items.size()) throw std::runtime_error("no item " + std::to_string(index));
  return items[index];
}

int Json::number() const {
  if (kind != Kind::number) throw std::runtime_error("no number: " + text);
  return std::stoi(text);
}

std::vector<std::string> Json::keys() const {
  std::vector<std::string> names;
  for (const auto& [name, value] : members) names.push_back(name);
  return names;
}

Json parse_json(std::string_view text) { return Reader(text).whole(); }

}  // namespace gongbao::test
