#include <charconv>

#include "base/text.h"
#include "publish/fixed_json.h"
#include "publish/manifest.h"
#include "publish/manifest_format.h"

namespace gongbao {
namespace {

namespace format = manifest_format;

void append_rows(std::string& bytes, std::span<const OutputFile> files) {
  bool first = true;
  for (const OutputFile& file : files) {
    if (!first) bytes += ',';
    first = false;
    bytes += format::row_path;
    append_json_escaped(bytes, file.path);
    bytes += format::row_size;
    char digits[20];
    bytes.append(digits, std::to_chars(digits, digits + sizeof digits, file.size).ptr);
    bytes += format::row_digest;
    bytes += file.digest.hex();
    bytes += format::row_end;
  }
}

std::string part_of(std::span<const OutputFile> files) {
  std::string bytes;
  (bytes += format::part_schema) += format::files;
  append_rows(bytes, files);
  return bytes += format::end;
}

}  // namespace

bool is_manifest_path(std::string_view path) {
  if (path == manifest_name) return true;
  if (!path.starts_with("manifest-") || !path.ends_with(".json") || path.size() <= 14) return false;
  path = path.substr(9, path.size() - 14);
  return std::all_of(path.begin(), path.end(), is_ascii_digit);
}

std::vector<ManifestFile> write_manifest(const std::vector<OutputFile>& files, const BuildFacts& facts,
                                         size_t rows) {
  std::vector<ManifestFile> written;
  std::vector<OutputFile> parts;
  if (files.size() > rows) {
    for (size_t begin = 0; begin < files.size(); begin += rows) {
      const auto some = std::span(files).subspan(begin, std::min(rows, files.size() - begin));
      written.push_back({fmt::format("manifest-{}.json", parts.size() + 1), part_of(some)});
      const std::string& bytes = written.back().bytes;
      parts.push_back({written.back().path, bytes.size(), sha256(bytes)});
    }
  }
  std::string bytes(format::schema);
  const auto text = [&](std::string_view key, std::string_view value) {
    bytes += key;
    append_json_escaped(bytes, value);
  };
  text(format::generator, facts.generator);
  text(format::commit, facts.commit);
  text(format::as_of, facts.as_of);
  text(format::audience, facts.audience);
  (bytes += format::worktree) += facts.worktree ? "true" : "false";
  text(format::base_url, facts.base_url);
  text(format::policy, facts.policy);
  bytes += format::parts;
  append_rows(bytes, parts);
  bytes += format::files_after_parts;
  if (parts.empty()) append_rows(bytes, files);
  bytes += format::end;
  written.push_back({std::string(manifest_name), std::move(bytes)});
  return written;
}

}  // namespace gongbao
