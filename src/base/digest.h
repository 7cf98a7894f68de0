#pragma once
#include <array>
#include <cstdint>
#include <string>
#include <string_view>

namespace gongbao {

/// A SHA-256 digest (FIPS 180-4).
struct Digest {
  std::array<uint8_t, 32> bytes{};
  std::string hex() const;  ///< 64 lower-case digits
  auto operator<=>(const Digest&) const = default;
};

Digest sha256(std::string_view data);

}  // namespace gongbao
