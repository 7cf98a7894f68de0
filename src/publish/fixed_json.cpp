#include "publish/fixed_json.h"

#include <charconv>

namespace gongbao {

void append_json_escaped(std::string& bytes, std::string_view text) {
  for (const char c : text) {
    const auto byte = static_cast<unsigned char>(c);
    if (byte < 0x20 || byte == 0x7f)
      fmt::format_to(std::back_inserter(bytes), "\\u{:04x}", byte);
    else if (c == '"' || c == '\\')
      (bytes += '\\') += c;
    else
      bytes += c;
  }
}

bool FixedJsonReader::take(std::string_view literal) {
  if (!good_ || !rest_.starts_with(literal)) return good_ = false;
  rest_.remove_prefix(literal.size());
  return true;
}

std::string FixedJsonReader::text() {
  const size_t plain = std::min(rest_.find_first_of("\"\\"), rest_.size());
  std::string value(rest_.substr(0, plain));
  rest_.remove_prefix(plain);
  while (good_ && !rest_.empty() && rest_.front() != '"') {
    if (rest_.front() == '\\') {
      escape(value);
    } else {
      value += rest_.front();
      rest_.remove_prefix(1);
    }
  }
  return value;
}

uint64_t FixedJsonReader::number() {
  uint64_t value = 0;
  const auto [end, fault] = std::from_chars(rest_.data(), rest_.data() + rest_.size(), value);
  if (fault != std::errc()) {
    good_ = false;
    return 0;
  }
  rest_.remove_prefix(static_cast<size_t>(end - rest_.data()));
  return value;
}

Digest FixedJsonReader::digest() {
  Digest digest;
  if (rest_.size() < 2 * digest.bytes.size()) good_ = false;
  for (size_t i = 0; good_ && i < digest.bytes.size(); ++i)
    digest.bytes[i] = static_cast<uint8_t>(nibble(rest_[2 * i]) << 4 | nibble(rest_[2 * i + 1]));
  if (good_) rest_.remove_prefix(2 * digest.bytes.size());
  return digest;
}

bool FixedJsonReader::flag() {
  const bool value = rest_.starts_with('t');
  take(value ? "true" : "false");
  return value;
}

void FixedJsonReader::escape(std::string& value) {
  const char kind = rest_.size() > 1 ? rest_[1] : '\0';
  if (kind == '"' || kind == '\\') {
    value += kind;
    rest_.remove_prefix(2);
  } else if (rest_.starts_with("\\u00") && rest_.size() >= 6) {
    value += static_cast<char>(nibble(rest_[4]) << 4 | nibble(rest_[5]));
    rest_.remove_prefix(6);
  } else {
    good_ = false;
  }
}

int FixedJsonReader::nibble(char c) {
  if (c >= '0' && c <= '9') return c - '0';
  if (c >= 'a' && c <= 'f') return c - 'a' + 10;
  good_ = false;
  return 0;
}

}  // namespace gongbao
