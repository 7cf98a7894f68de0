// Protects: a signature verifies with the key that made it, over the bytes that it was made of, in our
// namespace; and a text that smuggles options, lines or patterns into a list of signers is no key.
#include "content/ssh_signature.h"

#include <doctest/doctest.h>

#include <fstream>
#include <sstream>

#include "base/error.h"
#include "base/process.h"
#include "support/repository.h"

using namespace gongbao;

namespace {

/// Keys made by ssh-keygen in a folder that goes with them.
class Keys {
 public:
  std::string secret(const std::string& name, const std::string& type) {
    const std::filesystem::path file = folder_.path() / (name + type);
    if (!std::filesystem::exists(file))
      REQUIRE(run_program("ssh-keygen", {"-q", "-t", type, "-N", "", "-C", "a comment", "-f", file.string()},
                          {}, {})
                  .status == 0);
    return file.string();
  }
  std::string open(const std::string& name, const std::string& type) {
    std::ifstream file(secret(name, type) + ".pub");
    std::string line;
    std::getline(file, line);
    return line;
  }

 private:
  test::TemporaryFolder folder_;
};

std::string signed_in(const std::string& name_space, const std::string& key, const std::string& message) {
  return run_program("ssh-keygen", {"-Y", "sign", "-n", name_space, "-f", key}, message, {}).output;
}

}  // namespace

TEST_CASE("keys of all common types sign and verify") {
  Keys keys;
  for (const std::string type : {"ed25519", "ecdsa", "rsa"}) {
    CAPTURE(type);
    const std::string signature = sign_message({keys.secret("a", type), {}, {}}, "message\n");
    CHECK(verify_signature(keys.open("a", type), "message\n", signature));
    CHECK(verify_signature(keys.open("a", type), "message\n", "\n" + signature + "\n\n"));
    CHECK_FALSE(verify_signature(keys.open("a", type), "message", signature));
    CHECK_FALSE(verify_signature(keys.open("b", type), "message\n", signature));
  }
}

TEST_CASE("a signature of another namespace, or none, verifies nothing") {
  Keys keys;
  const std::string secret = keys.secret("a", "ed25519"), open = keys.open("a", "ed25519");
  for (const std::string name_space : {"git", "file", "gongbao2", "*"})
    CHECK_FALSE(verify_signature(open, "m", signed_in(name_space, secret, "m")));
  CHECK(verify_signature(open, "m", signed_in("gongbao", secret, "m")));
  CHECK_FALSE(verify_signature(open, "m", ""));
  CHECK_FALSE(verify_signature(open, "m", "-----BEGIN SSH SIGNATURE-----\n-----END SSH SIGNATURE-----\n"));
  CHECK_FALSE(
      verify_signature(open, "m", "-----BEGIN SSH SIGNATURE-----\n" + std::string(1 << 20, 'A') + "\n"));
}

TEST_CASE("what is more than one plain key is none") {
  Keys keys;
  const std::string open = keys.open("a", "ed25519"), other = keys.open("b", "ed25519");
  const std::string signature = sign_message({keys.secret("a", "ed25519"), {}, {}}, "m");
  CHECK(is_public_key(open));
  for (const std::string& key :
       {"cert-authority " + open, "namespaces=\"*\" " + open, "* " + open, other + "\nsigner " + open,
        other + "\r" + open, "*@example.org " + open, std::string("ssh-ed25519 *"),
        std::string("ssh-ed25519"), std::string("ssh-ed25519  AAAA"), "#" + open, " " + open,
        "ssh-ed25519-cert-v01@openssh.com " + open.substr(12), std::string("ssh-dss AAAA"), std::string(),
        "\t" + open, "ssh-ed25519 " + std::string(20'000, 'A')}) {
    CAPTURE(key);
    CHECK_FALSE(is_public_key(key));
    CHECK_FALSE(verify_signature(key, "m", signature));
  }
  // One key and then a comment, whatever it says: the comment has no say.
  CHECK_FALSE(verify_signature(other + " " + open, "m", signature));
  CHECK(verify_signature(open + " * cert-authority", "m", signature));
  // The words of one type before the bytes of another.
  CHECK_FALSE(verify_signature("ssh-rsa" + open.substr(open.find(' ')), "m", signature));
}

TEST_CASE("a key that does not sign is an error in ssh-keygen's words") {
  CHECK_THROWS_AS(sign_message({"/nonexistent/key", {}, {}}, "m"), Error);
  CHECK_THROWS_AS(sign_message({"@0", {}, {}}, "m"), Error);
}
