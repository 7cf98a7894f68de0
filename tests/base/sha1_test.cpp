// Protects: SHA-1 in parts is SHA-1 of the whole (FIPS 180 examples).
#include "base/digest.h"

using namespace gongbao;

namespace {
std::string hex_of(const std::array<uint8_t, 20>& digest) {
  std::string text;
  for (const uint8_t byte : digest) text += fmt::format("{:02x}", byte);
  return text;
}
}  // namespace

TEST_CASE("a SHA-1 fed in parts is that of the whole") {
  Sha1 parts;
  parts.add("a");
  parts.add("");
  parts.add("bc");
  CHECK(hex_of(parts.finish()) == "a9993e364706816aba3e25717850c26c9cd0d89d");
  CHECK(hex_of(Sha1().finish()) == "da39a3ee5e6b4b0d3255bfef95601890afd80709");
}
