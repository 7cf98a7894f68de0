#pragma once
#include <array>
#include <compare>
#include <cstdint>
#include <cstring>
#include <optional>
#include <string>
#include <string_view>

#include "base/digest.h"

namespace gongbao {

/// Git's name of an object: 20 bytes of SHA-1. All zero: no object.
struct ObjectId {
  std::array<uint8_t, 20> bytes{};

  static std::optional<ObjectId> parse(std::string_view hex);  ///< 40 hex digits
  static ObjectId from_raw(std::string_view raw);              ///< 20 bytes
  std::string hex() const;
  std::string_view raw() const { return {reinterpret_cast<const char*>(bytes.data()), bytes.size()}; }
  bool is_none() const { return *this == ObjectId{}; }
  auto operator<=>(const ObjectId&) const = default;
  bool operator==(const ObjectId&) const = default;
};

/// For look-ups only; an id's first bytes are as good as random.
struct ObjectIdHash {
  size_t operator()(const ObjectId& id) const {
    size_t value = 0;
    std::memcpy(&value, id.bytes.data(), sizeof value);
    return value;
  }
};

/// The id that git gives a blob, fed in parts; its size must be known before.
class BlobHash {
 public:
  explicit BlobHash(uint64_t size);
  void add(std::string_view bytes) { sha1_.add(bytes); }
  ObjectId finish() { return {sha1_.finish()}; }

 private:
  Sha1 sha1_;
};

/// The id of an object of this type ("blob", "tree", "commit", "tag").
ObjectId object_id(std::string_view type, std::string_view bytes);
inline ObjectId blob_id(std::string_view bytes) { return object_id("blob", bytes); }

}  // namespace gongbao
