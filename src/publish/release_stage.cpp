#include "publish/release_stage.h"

#include <fcntl.h>
#include <sys/stat.h>

#include "base/error.h"
#include "base/file.h"
#include "publish/tree_writer.h"

namespace gongbao {
namespace {

/// The release before, of which files can be shared.
struct Earlier {
  Descriptor tree;
  std::filesystem::path path;
  std::vector<OutputFile> files;  ///< by path

  bool lists(const OutputFile& file) const {
    const auto found = std::lower_bound(files.begin(), files.end(), file);
    return found != files.end() && *found == file;
  }
};

Earlier open_earlier(const ReleasePlace& place, uint64_t before) {
  Earlier earlier;
  if (before == 0) return earlier;
  earlier.path = place.release(before);
  earlier.tree = open_folder(place.releases.get(), std::to_string(before));
  if (!earlier.tree.good()) return earlier;
  if (std::optional<Manifest> manifest = read_manifest(earlier.tree.get()))
    earlier.files = std::move(manifest->files);
  return earlier;
}

/// Whether the earlier release's file is what its manifest says, in bytes and mode.
bool is_whole(const Earlier& earlier, const OutputFile& file) {
  struct stat info {};
  if (::fstatat(earlier.tree.get(), file.path.c_str(), &info, AT_SYMLINK_NOFOLLOW) != 0 ||
      info.st_mode != (S_IFREG | 0644) || static_cast<uint64_t>(info.st_size) != file.size)
    return false;
  return sha256(read_file(earlier.path / file.path)) == file.digest;
}

std::string read_whole(const std::filesystem::path& build, const OutputFile& file) {
  std::string bytes = read_file(build / file.path);
  if (bytes.size() == file.size && sha256(bytes) == file.digest) return bytes;
  throw Error(fmt::format("{} changed while it was published", (build / file.path).string()),
              "publish again when nothing builds there");
}

}  // namespace

StagedTree stage_release(const ReleasePlace& place, const std::filesystem::path& build,
                         const Manifest& manifest, uint64_t before) {
  const std::string shown = (place.shown / releases_name / staged_name).string();
  const int releases = place.releases.get();
  remove_entry(releases, staged_name, shown);
  if (::mkdirat(releases, staged_name, 0700) != 0) throw_errno("make", shown);
  Descriptor root = open_folder(releases, staged_name);
  if (!root.good() || ::fchmod(root.get(), 0700) != 0) throw_errno("open", shown);
  TreeWriter tree(std::move(root), shown);

  const Earlier earlier = open_earlier(place, before);
  StagedTree staged;
  for (const OutputFile& file : manifest.files) {
    if (earlier.lists(file) && is_whole(earlier, file) && tree.link(file.path, earlier.tree.get())) {
      ++staged.linked;
    } else {
      tree.write(file.path, read_whole(build, file));
      ++staged.written;
    }
  }
  const std::vector<ManifestFile> written = write_manifest(manifest.files, manifest.facts);
  for (size_t i = 0; i + 1 < written.size(); ++i) tree.write(written[i].path, written[i].bytes);
  // Everything is on the disk before the mark is.
  if (::syncfs(tree.root()) != 0) throw_errno("sync", shown);
  tree.write_synced(written.back().path, written.back().bytes);
  staged.manifest = sha256(written.back().bytes);
  return staged;
}

}  // namespace gongbao
