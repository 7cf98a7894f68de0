#include <fcntl.h>
#include <sys/stat.h>

#include "publish/descriptor.h"
#include "publish/fixed_json.h"
#include "publish/manifest.h"
#include "publish/manifest_format.h"

namespace gongbao {
namespace {

namespace format = manifest_format;

/// Rows up to the closing bracket, which stays.
void take_rows(FixedJsonReader& scanner, std::vector<OutputFile>& files) {
  if (scanner.next_is(']')) return;
  do {
    if (scanner.next_is(',')) scanner.take(",");
    OutputFile file;
    scanner.take(format::row_path);
    file.path = scanner.text();
    scanner.take(format::row_size);
    file.size = scanner.number();
    scanner.take(format::row_digest);
    file.digest = scanner.digest();
    if (scanner.take(format::row_end)) files.push_back(std::move(file));
  } while (scanner.next_is(','));
}

/// The bytes of a plain file of the tree, or nothing.
std::optional<std::string> bytes_of(int tree, const std::string& name) {
  const Descriptor file(::openat(tree, name.c_str(), O_RDONLY | O_NOFOLLOW | O_CLOEXEC | O_NONBLOCK));
  struct stat info {};
  if (!file.good() || ::fstat(file.get(), &info) != 0 || !S_ISREG(info.st_mode)) return std::nullopt;
  std::string bytes(static_cast<size_t>(info.st_size), '\0');
  size_t done = 0;
  while (done < bytes.size()) {
    const ssize_t got = ::read(file.get(), bytes.data() + done, bytes.size() - done);
    if (got < 0 && errno == EINTR) continue;
    if (got <= 0) return std::nullopt;
    done += static_cast<size_t>(got);
  }
  return bytes;
}

bool take_part(int tree, const OutputFile& part, std::vector<OutputFile>& files) {
  if (!is_manifest_path(part.path)) return false;
  const std::optional<std::string> bytes = bytes_of(tree, part.path);
  if (!bytes || bytes->size() != part.size || sha256(*bytes) != part.digest) return false;
  FixedJsonReader scanner(*bytes);
  scanner.take(format::part_schema);
  scanner.take(format::files);
  take_rows(scanner, files);
  scanner.take(format::end);
  return scanner.at_end();
}

bool strictly_ascending(const std::vector<OutputFile>& files) {
  const auto not_before = [](const OutputFile& a, const OutputFile& b) { return a.path >= b.path; };
  return std::adjacent_find(files.begin(), files.end(), not_before) == files.end();
}

}  // namespace

bool begins_as_manifest(std::string_view bytes) { return bytes.starts_with(format::schema); }

std::optional<Manifest> read_manifest(int tree) {
  const std::optional<std::string> bytes = bytes_of(tree, std::string(manifest_name));
  if (!bytes) return std::nullopt;
  Manifest manifest;
  FixedJsonReader scanner(*bytes);
  const auto text = [&](std::string_view key) {
    scanner.take(key);
    return scanner.text();
  };
  scanner.take(format::schema);
  manifest.facts.generator = text(format::generator);
  manifest.facts.commit = text(format::commit);
  manifest.facts.as_of = text(format::as_of);
  manifest.facts.audience = text(format::audience);
  scanner.take(format::worktree);
  manifest.facts.worktree = scanner.flag();
  manifest.facts.base_url = text(format::base_url);
  manifest.facts.policy = text(format::policy);
  scanner.take(format::parts);
  take_rows(scanner, manifest.parts);
  scanner.take(format::files_after_parts);
  take_rows(scanner, manifest.files);
  scanner.take(format::end);
  if (!scanner.at_end() || (!manifest.parts.empty() && !manifest.files.empty())) return std::nullopt;
  for (const OutputFile& part : manifest.parts)
    if (!take_part(tree, part, manifest.files)) return std::nullopt;
  if (!strictly_ascending(manifest.files)) return std::nullopt;
  manifest.digest = sha256(*bytes);
  return manifest;
}

}  // namespace gongbao
