#pragma once
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "base/digest.h"

namespace gongbao {

/// A finished file of the site.
struct OutputFile {
  std::string path;  ///< within the site, with /
  uint64_t size = 0;
  Digest digest;
  auto operator<=>(const OutputFile&) const = default;
};

/// What the manifest says of a build, besides its files.
struct BuildFacts {
  std::string generator;  ///< program and version
  std::string commit;
  std::string as_of;  ///< instant, ISO 8601
  std::string audience;
  bool worktree = false;
  std::string base_url;
  std::string policy;  ///< digest of who may publish what
  auto operator<=>(const BuildFacts&) const = default;
};

/// What manifest.json (behaviour 3) holds: where a tree came from and every file of it but the manifest
/// itself and its parts. A tree with a well-formed manifest is complete: it is written last.
struct Manifest {
  BuildFacts facts;
  std::vector<OutputFile> files;  ///< by path
  std::vector<OutputFile> parts;  ///< manifest-1.json …, which hold the files where they are many
  Digest digest;                  ///< of the bytes of manifest.json, as read
};

inline constexpr std::string_view manifest_name = "manifest.json";
/// With more files than this, manifest.json names parts of so many rows each.
inline constexpr size_t manifest_rows = 50'000;
/// Whether a path is the manifest's own or a part's: no page may take it.
bool is_manifest_path(std::string_view path);

/// A manifest as bytes: manifest.json last, its parts before it. The same manifest makes the same bytes.
struct ManifestFile {
  std::string path;
  std::string bytes;
};
std::vector<ManifestFile> write_manifest(const std::vector<OutputFile>& files, const BuildFacts& facts,
                                         size_t rows = manifest_rows);

/// The manifest of the tree whose open folder is `tree`; nothing if there is none, or if it or a part is not
/// exactly as write_manifest makes it.
std::optional<Manifest> read_manifest(int tree);

/// Whether the bytes begin as a manifest of ours does.
bool begins_as_manifest(std::string_view bytes);

}  // namespace gongbao
