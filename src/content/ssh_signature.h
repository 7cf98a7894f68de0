#pragma once
#include <string>
#include <string_view>

namespace gongbao {

/// SSH signatures (the SSHSIG format of OpenSSH, PROTOCOL.sshsig) in the namespace "gongbao", made and verified by the
/// system's ssh-keygen. No program, key list or option comes from git's configuration (content model 6).

/// Whether a text is one public key as it stands in a reviewer's `key`: "ssh-ed25519 AAAA… comment", one line.
bool is_public_key(std::string_view key);

/// Whether `signature` is one over `message` by `key`. A key or signature that is none verifies nothing. Error if
/// ssh-keygen cannot be run.
bool verify_signature(std::string_view key, std::string_view message, std::string_view signature);

/// Who signs: a private key's file, or, without one, the agent with the private half of `public_key`.
struct SigningKey {
  std::string file;  ///< of a public key's file the agent signs too
  std::string public_key;
  std::string agent_socket;
};

/// Error, with ssh-keygen's own words, if it does not sign.
std::string sign_message(const SigningKey& key, std::string_view message);

}  // namespace gongbao
