#pragma once
#include <array>
#include <cstdint>
#include <memory>
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

/// SHA-1 of bytes that come in parts (FIPS 180-4): for the ids that git gives, and for nothing else.
class Sha1 {
 public:
  Sha1();
  Sha1(Sha1&&) noexcept;
  ~Sha1();
  void add(std::string_view bytes);
  std::array<uint8_t, 20> finish();

 private:
  struct State;
  std::unique_ptr<State> state_;
};

}  // namespace gongbao
