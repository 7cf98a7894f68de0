#include "publish/output_tree.h"

#include <fcntl.h>
#include <sys/stat.h>

#include "base/error.h"
#include "publish/build_lock.h"
#include "publish/exchange.h"
#include "publish/output_folder.h"
#include "publish/tree_list.h"
#include "publish/tree_writer.h"

namespace gongbao {
namespace {

bool path_before(const OutputFile& file, std::string_view path) { return file.path < path; }

/// The entry of a path in files sorted by path, or null.
const OutputFile* find_file(const std::vector<OutputFile>& files, std::string_view path) {
  const auto found = std::lower_bound(files.begin(), files.end(), path, path_before);
  return found != files.end() && found->path == path ? &*found : nullptr;
}

bool not_after(const timespec& a, const timespec& b) {
  return a.tv_sec < b.tv_sec || (a.tv_sec == b.tv_sec && a.tv_nsec <= b.tv_nsec);
}

/// The older tree as the build before last left it. `marked` is when its manifest was put in, after every
/// file: a file whose status changed later was touched by someone else, and is written anew.
struct OlderTree {
  std::vector<OutputFile> files;
  timespec marked{};
};

/// Reads the older tree's manifest and takes it away: it is the mark of completeness, and the tree is about
/// to change. A tree without it is emptied.
OlderTree take_mark(const OutputFolder& folder, int state) {
  const std::string shown = (folder.state() / previous_name).string();
  OlderTree older;
  {
    const Descriptor tree = open_folder(state, previous_name);
    struct stat info {};
    const char* mark = manifest_name.data();
    if (tree.good() && ::fstatat(tree.get(), mark, &info, AT_SYMLINK_NOFOLLOW) == 0) {
      if (std::optional<Manifest> manifest = read_manifest(tree.get()))
        older = {std::move(manifest->files), info.st_ctim};
      remove_entry(tree.get(), std::string(manifest_name), shown);
      sync_folder(tree.get(), shown);
      if (!older.files.empty()) return older;
    }
  }
  remove_entry(state, previous_name, shown);
  return older;
}

/// The older tree's folder, made where it is missing.
Descriptor open_tree(const OutputFolder& folder, int state) {
  const std::string shown = (folder.state() / previous_name).string();
  if (::mkdirat(state, previous_name, 0755) != 0 && errno != EEXIST) throw_errno("make", shown);
  Descriptor tree = open_folder(state, previous_name);
  if (!tree.good() || ::fchmod(tree.get(), 0755) != 0) throw_errno("open", shown);
  return tree;
}

/// Removes every file and folder that `files` (sorted) does not need; Error if one of them is missing.
void remove_the_rest(const TreeWriter& tree, const std::vector<OutputFile>& files) {
  const std::vector<DiskEntry> entries = list_tree(tree.root(), tree.shown(""));
  size_t present = 0;
  for (auto entry = entries.rbegin(); entry != entries.rend();
       ++entry) {  // what a folder holds before the folder
    const bool is_folder = entry->kind == DiskEntryKind::folder;
    if (is_folder) {
      const std::string inside = entry->path + "/";
      const auto first = std::lower_bound(files.begin(), files.end(), inside, path_before);
      if (first != files.end() && first->path.starts_with(inside)) continue;
    } else if (entry->kind == DiskEntryKind::file && find_file(files, entry->path)) {
      ++present;
      continue;
    }
    if (::unlinkat(tree.root(), entry->path.c_str(), is_folder ? AT_REMOVEDIR : 0) != 0)
      throw_errno("remove", tree.shown(entry->path));
  }
  if (present != files.size())
    throw Error(fmt::format("cannot complete {}: {} files are missing from it", tree.shown(""),
                            files.size() - present),
                "something else removed them while the build ran; run it again");
}

}  // namespace

struct OutputTree::State {
  OutputFolder folder;
  Descriptor parent;
  Descriptor state;
  Descriptor lock;
  OlderTree older;
  std::filesystem::path path;
  TreeWriter tree;
};

OutputTree OutputTree::open(const std::filesystem::path& directory, const std::filesystem::path& repository) {
  const OutputFolder folder = find_output_folder(directory, repository);
  Descriptor state = open_state_folder(folder);
  Descriptor lock = lock_output(folder, state.get());
  Descriptor parent = open_folder(AT_FDCWD, folder.parent);
  if (!parent.good()) throw_errno("open", folder.parent.string());
  recover_exchange(folder, parent.get(), state.get());
  check_live_tree(folder);
  OlderTree older = take_mark(folder, state.get());
  Descriptor tree = open_tree(folder, state.get());
  return OutputTree(std::make_unique<State>(
      State{folder, std::move(parent), std::move(state), std::move(lock), std::move(older),
            folder.state() / previous_name, TreeWriter(std::move(tree), folder.shown.string())}));
}

OutputFile OutputTree::write(std::string_view path, std::string_view bytes) const {
  assert(state_);
  if (is_manifest_path(path)) throw Error(fmt::format("cannot write '{}': the name is the manifest's", path));
  OutputFile file{std::string(path), bytes.size(), sha256(bytes)};
  TreeWriter& tree = state_->tree;
  const OutputFile* before = find_file(state_->older.files, path);
  if (before && *before == file) {
    const std::optional<struct stat> there = tree.look(path);
    if (there && there->st_mode == (S_IFREG | 0644) && static_cast<uint64_t>(there->st_size) == file.size &&
        not_after(there->st_ctim, state_->older.marked))
      return file;
  }
  tree.write(path, bytes);
  return file;
}

void OutputTree::complete(std::vector<OutputFile> files, const BuildFacts& facts) {
  std::sort(files.begin(), files.end());
  const auto same_path = [](const OutputFile& a, const OutputFile& b) { return a.path == b.path; };
  const auto twice = std::adjacent_find(files.begin(), files.end(), same_path);
  if (twice != files.end()) throw Error(fmt::format("two files of the site have the path '{}'", twice->path));

  assert(state_);
  TreeWriter& tree = state_->tree;
  remove_the_rest(tree, files);
  const std::vector<ManifestFile> manifest = write_manifest(files, facts);
  for (size_t i = 0; i + 1 < manifest.size(); ++i) tree.write(manifest[i].path, manifest[i].bytes);
  // Everything is on the disk before the mark is, and the mark before the trees change places.
  if (::syncfs(tree.root()) != 0) throw_errno("sync", tree.shown(""));
  tree.write_synced(manifest.back().path, manifest.back().bytes);
  exchange_trees(state_->folder, state_->parent.get(), state_->state.get());
  state_.reset();  // its open folder is the live tree now
}

const std::filesystem::path& OutputTree::path() const {
  assert(state_);
  return state_->path;
}

OutputTree::OutputTree(std::unique_ptr<State> state) : state_(std::move(state)) {}
OutputTree::OutputTree(OutputTree&&) noexcept = default;
OutputTree::~OutputTree() = default;

}  // namespace gongbao
