#include "publish/live_refresh.h"

#include <fcntl.h>

#include "publish/build_lock.h"
#include "publish/marked_tree.h"
#include "publish/tree_writer.h"

namespace gongbao {
namespace {

bool is_untouched(const MarkedTree& live, int tree) {
  for (const OutputFile& file : live.files) {
    struct stat info {};
    if (::fstatat(tree, file.path.c_str(), &info, AT_SYMLINK_NOFOLLOW) != 0 || !live.left_alone(file, info))
      return false;
  }
  return live.has_same_names(tree);
}

}  // namespace

std::optional<Digest> refresh_live_tree(const std::filesystem::path& directory,
                                        const std::filesystem::path& repository, const Digest& mark,
                                        const std::string& as_of) {
  const OutputFolder folder = find_output_folder(directory, repository);
  const Descriptor state = open_state_folder(folder);
  const Descriptor lock = lock_output(folder, state.get());
  check_live_tree(folder);
  Descriptor tree = open_folder(AT_FDCWD, folder.live());
  if (!tree.good()) return std::nullopt;
  const MarkedTree live = read_marked_tree(tree.get());
  if (live.files.empty() || live.mark != mark || !is_untouched(live, tree.get())) return std::nullopt;
  if (live.facts.as_of == as_of) return mark;
  BuildFacts facts = live.facts;
  facts.as_of = as_of;
  const std::vector<ManifestFile> manifest = write_manifest(live.files, facts);
  TreeWriter writer(std::move(tree), folder.shown.string());
  writer.write_synced(manifest.back().path, manifest.back().bytes);
  return sha256(manifest.back().bytes);
}

}  // namespace gongbao
