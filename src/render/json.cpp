#include "render/json.h"

#include "base/utf8.h"

namespace gongbao {
namespace {

void append_unicode_escape(std::string& out, char32_t c) {
  constexpr std::string_view digits = "0123456789abcdef";
  out += "\\u";
  for (const int shift : {12, 8, 4, 0}) out += digits[(c >> shift) & 15];
}

/// The letter of JSON's two-character escape, or 0.
char short_escape(char32_t c) {
  switch (c) {
    case '"':
      return '"';
    case '\\':
      return '\\';
    case '\b':
      return 'b';
    case '\f':
      return 'f';
    case '\n':
      return 'n';
    case '\r':
      return 'r';
    case '\t':
      return 't';
    default:
      return 0;
  }
}

bool is_plain_ascii(char c) { return c >= 0x20 && c != '"' && c != '\\' && c != '<' && c != '>' && c != '&'; }

/// Whether the text stands in a file's JSON as it is: true of nearly all.
bool stands_as_it_is(std::string_view text) {
  for (const char c : text)
    if (static_cast<unsigned char>(c) < 0x20 || c == '"' || c == '\\') return false;
  return !find_invalid_utf8(text);
}

}  // namespace

void append_json(std::string& out, std::string_view text, JsonPlace place) {
  out += '"';
  if (place == JsonPlace::file && stands_as_it_is(text)) {
    out += text;
    out += '"';
    return;
  }
  for (size_t at = 0; at < text.size();) {
    if (is_plain_ascii(text[at])) {
      out += text[at++];
      continue;
    }
    const CodePoint c = code_point_at(text, at);
    const bool html = c.value == '<' || c.value == '>' || c.value == '&' || c.value == 0x2028 || c.value == 0x2029;
    if (const char letter = short_escape(c.value))
      out.append({'\\', letter});
    else if (c.value < 0x20 || (html && place == JsonPlace::html))
      append_unicode_escape(out, c.value);
    else
      append_utf8(out, c.value);
    at += static_cast<size_t>(c.bytes);
  }
  out += '"';
}

JsonWriter& JsonWriter::key(std::string_view name) {
  assert(!levels_.empty() && levels_.back().closer == '}' && !levels_.back().has_key);
  separate();
  quote(name);
  bytes_ += ':';
  levels_.back().has_key = true;
  return *this;
}

JsonWriter& JsonWriter::text(std::string_view value) {
  before_value();
  quote(value);
  return *this;
}

JsonWriter& JsonWriter::literal(std::string_view value) {
  before_value();
  bytes_ += value;
  return *this;
}

JsonWriter& JsonWriter::begin(char opener, char closer) {
  before_value();
  bytes_ += opener;
  levels_.push_back({closer});
  return *this;
}

JsonWriter& JsonWriter::end([[maybe_unused]] char closer) {
  assert(!levels_.empty() && levels_.back().closer == closer && !levels_.back().has_key);
  if (std::exchange(new_line_, false)) bytes_ += '\n';
  bytes_ += levels_.back().closer;
  levels_.pop_back();
  return *this;
}

JsonWriter& JsonWriter::new_line() {
  new_line_ = true;
  return *this;
}

std::string JsonWriter::take() {
  assert(levels_.empty());
  if (std::exchange(new_line_, false)) bytes_ += '\n';
  return std::exchange(bytes_, {});
}

void JsonWriter::before_value() {
  assert(!levels_.empty() || bytes_.empty());  // one value a text
  if (levels_.empty()) return;
  assert(levels_.back().closer == ']' || levels_.back().has_key);
  if (levels_.back().closer == ']') separate();
  levels_.back().has_key = false;
}

void JsonWriter::separate() {
  if (std::exchange(levels_.back().has_element, true)) bytes_ += ',';
  if (std::exchange(new_line_, false)) bytes_ += '\n';
}

void JsonWriter::quote(std::string_view value) { append_json(bytes_, value, place_); }

}  // namespace gongbao
