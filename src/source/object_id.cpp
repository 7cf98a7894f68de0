#include "source/object_id.h"

#include "base/text.h"

namespace gongbao {
namespace {

int hex_value(char c) {
  if (is_ascii_digit(c)) return c - '0';
  if (c >= 'a' && c <= 'f') return c - 'a' + 10;
  if (c >= 'A' && c <= 'F') return c - 'A' + 10;
  return -1;
}

std::string object_header(std::string_view type, uint64_t size) {
  std::string header(type);
  header += ' ' + std::to_string(size);
  header += '\0';
  return header;
}

}  // namespace

std::optional<ObjectId> ObjectId::parse(std::string_view hex) {
  ObjectId id;
  if (hex.size() != 2 * id.bytes.size()) return std::nullopt;
  for (size_t i = 0; i < id.bytes.size(); ++i) {
    const int high = hex_value(hex[2 * i]);
    const int low = hex_value(hex[2 * i + 1]);
    if (high < 0 || low < 0) return std::nullopt;
    id.bytes[i] = static_cast<uint8_t>(high * 16 + low);
  }
  return id;
}

ObjectId ObjectId::from_raw(std::string_view raw) {
  ObjectId id;
  if (raw.size() == id.bytes.size()) std::memcpy(id.bytes.data(), raw.data(), raw.size());
  return id;
}

std::string ObjectId::hex() const {
  constexpr char digits[] = "0123456789abcdef";
  std::string text;
  text.reserve(2 * bytes.size());
  for (const uint8_t byte : bytes) {
    text += digits[byte >> 4];
    text += digits[byte & 15];
  }
  return text;
}

BlobHash::BlobHash(uint64_t size) { sha1_.add(object_header("blob", size)); }

ObjectId object_id(std::string_view type, std::string_view bytes) {
  Sha1 sha1;
  sha1.add(object_header(type, bytes.size()));
  sha1.add(bytes);
  return {sha1.finish()};
}

}  // namespace gongbao
