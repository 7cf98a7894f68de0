#include "content/ssh_signature.h"

#include "base/error.h"
#include "base/process.h"
#include "base/text.h"

namespace gongbao {
namespace {

constexpr std::string_view begin_mark = "-----BEGIN SSH SIGNATURE-----";
constexpr size_t most_signature = 16 * 1024;

bool is_base64(std::string_view text) {
  return !text.empty() && std::all_of(text.begin(), text.end(), [](char c) {
    return is_ascii_digit(c) || (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || c == '+' || c == '/' || c == '=';
  });
}

}  // namespace

bool is_public_key(std::string_view key) {
  static constexpr std::string_view types[] = {"ssh-ed25519",
                                               "sk-ssh-ed25519@openssh.com",
                                               "ecdsa-sha2-nistp256",
                                               "ecdsa-sha2-nistp384",
                                               "ecdsa-sha2-nistp521",
                                               "sk-ecdsa-sha2-nistp256@openssh.com",
                                               "ssh-rsa"};
  if (key.size() > most_signature || key.find_first_of("\r\n") != key.npos) return false;
  const std::vector<std::string_view> words = split(key, ' ');
  return words.size() >= 2 && std::find(std::begin(types), std::end(types), words[0]) != std::end(types) &&
         is_base64(words[1]);
}

bool verify_signature(std::string_view key, std::string_view message, std::string_view signature) {
  if (!is_public_key(key) || signature.size() > most_signature || !trim(signature).starts_with(begin_mark)) return false;
  const std::vector<std::string_view> words = split(key, ' ');
  // The principal is a name of our own: an e-mail could be a pattern there.
  const std::string signers = fmt::format("signer namespaces=\"gongbao\" {} {}\n", words[0], words[1]);
  const std::string armored = std::string(trim(signature)) + "\n";
  const ProcessResult result = run_program(
      "ssh-keygen", {"-Y", "verify", "-f", "@0", "-I", "signer", "-n", "gongbao", "-s", "@1"}, message,
      {{signers}, {armored}});
  return result.status == 0;
}

std::string sign_message(const SigningKey& key, std::string_view message) {
  std::vector<std::string> variables;
  if (!key.agent_socket.empty()) variables.push_back("SSH_AUTH_SOCK=" + key.agent_socket);
  std::vector<PassedFile> files;
  if (key.file.empty()) files.push_back({key.public_key + "\n"});
  const ProcessResult result =
      run_program("ssh-keygen", {"-Y", "sign", "-n", "gongbao", "-f", key.file.empty() ? "@0" : key.file}, message, files,
                  variables);
  if (result.status != 0 || !trim(result.output).starts_with(begin_mark))
    throw Error("ssh-keygen did not sign: " + std::string(trim(result.errors)),
                "name the private key with --key, or load it into the agent with ssh-add");
  return std::string(trim(result.output));
}

}  // namespace gongbao
