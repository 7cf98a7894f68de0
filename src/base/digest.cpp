#include "base/digest.h"

#include <openssl/evp.h>
#include <openssl/sha.h>

#include <new>

#include "base/handle.h"

namespace gongbao {

std::string Digest::hex() const {
  constexpr char digits[] = "0123456789abcdef";
  std::string text;
  text.reserve(2 * bytes.size());
  for (const uint8_t byte : bytes) {
    text += digits[byte >> 4];
    text += digits[byte & 15];
  }
  return text;
}

Digest sha256(std::string_view data) {
  Digest digest;
  SHA256(reinterpret_cast<const unsigned char*>(data.data()), data.size(), digest.bytes.data());
  return digest;
}

struct Sha1::State {
  Handle<EVP_MD_CTX, EVP_MD_CTX_free> context{EVP_MD_CTX_new()};
};

Sha1::Sha1() : state_(std::make_unique<State>()) {
  if (!state_->context || EVP_DigestInit_ex(state_->context.get(), EVP_sha1(), nullptr) != 1)
    throw std::bad_alloc();
}
Sha1::Sha1(Sha1&&) noexcept = default;
Sha1::~Sha1() = default;

void Sha1::add(std::string_view bytes) {
  EVP_DigestUpdate(state_->context.get(), bytes.data(), bytes.size());
}

std::array<uint8_t, 20> Sha1::finish() {
  std::array<uint8_t, 20> digest{};
  EVP_DigestFinal_ex(state_->context.get(), digest.data(), nullptr);
  return digest;
}

}  // namespace gongbao
