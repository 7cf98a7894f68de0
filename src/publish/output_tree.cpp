#include "publish/output_tree.h"

#include <fcntl.h>
#include <sys/stat.h>

#include "base/error.h"
#include "publish/build_lock.h"
#include "publish/exchange.h"
#include "publish/marked_tree.h"
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

/// The older tree's folder, made where it is missing.
Descriptor open_tree(const OutputFolder& folder, int state) {
  const std::string shown = (folder.state() / previous_name).string();
  if (::mkdirat(state, previous_name, 0755) != 0 && errno != EEXIST) throw_errno("make", shown);
  Descriptor tree = open_folder(state, previous_name);
  if (!tree.good() || ::fchmod(tree.get(), 0755) != 0) throw_errno("open", shown);
  return tree;
}

[[noreturn]] void fail_for_missing(const TreeWriter& tree, size_t files) {
  throw Error(fmt::format("cannot complete {}: {} files are missing from it", tree.shown(""), files),
              "something else removed them while the build ran; run it again");
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
  if (present != files.size()) fail_for_missing(tree, files.size() - present);
}

/// Error if one of the files is missing. Those in `kept` (sorted) have been seen.
void find_all(const TreeWriter& tree, const std::vector<OutputFile>& files,
              const std::vector<std::string>& kept) {
  size_t missing = 0;
  auto seen = kept.begin();
  for (const OutputFile& file : files) {
    while (seen != kept.end() && *seen < file.path) ++seen;
    if (seen != kept.end() && *seen == file.path) continue;
    struct stat info {};
    if (::fstatat(tree.root(), file.path.c_str(), &info, AT_SYMLINK_NOFOLLOW) != 0 ||
        !S_ISREG(info.st_mode) || static_cast<uint64_t>(info.st_size) != file.size)
      ++missing;
  }
  if (missing > 0) fail_for_missing(tree, missing);
}

/// Removes what the older tree had and `files` (sorted) have not, with the folders that it leaves empty.
void remove_the_gone(const TreeWriter& tree, const MarkedTree& older, const std::vector<OutputFile>& files) {
  for (const OutputFile& file : older.files) {
    if (find_file(files, file.path)) continue;
    if (::unlinkat(tree.root(), file.path.c_str(), 0) != 0 && errno != ENOENT && errno != ENOTDIR &&
        errno != EISDIR)
      throw_errno("remove", tree.shown(file.path));
    std::string folder = file.path;
    while (folder.rfind('/') != std::string::npos) {
      folder.resize(folder.rfind('/'));
      if (::unlinkat(tree.root(), folder.c_str(), AT_REMOVEDIR) == 0) continue;
      if (errno == ENOENT || errno == ENOTDIR) continue;
      if (errno == ENOTEMPTY || errno == EEXIST) break;
      throw_errno("remove", tree.shown(folder));
    }
  }
}

}  // namespace

struct OutputTree::State {
  OutputFolder folder;
  Descriptor parent;
  Descriptor state;
  Descriptor lock;
  Descriptor live_folder;
  MarkedTree live;
  MarkedTree older;
  bool is_ours_alone = true;  ///< nothing of others lies in the older tree's folders
  std::filesystem::path path;
  TreeWriter tree;
  std::vector<std::string> kept;  ///< paths that keep() found in order, in this process
};

OutputTree OutputTree::open(const std::filesystem::path& directory, const std::filesystem::path& repository) {
  const OutputFolder folder = find_output_folder(directory, repository);
  Descriptor state = open_state_folder(folder);
  Descriptor lock = lock_output(folder, state.get());
  Descriptor parent = open_folder(AT_FDCWD, folder.parent);
  if (!parent.good()) throw_errno("open", folder.parent.string());
  recover_exchange(folder, parent.get(), state.get());
  check_live_tree(folder);
  Descriptor live_folder = open_folder(parent.get(), folder.name);
  // Where folders changed places, or are links, a file of the right size may be another page's: then no file
  // of the tree is believed.
  MarkedTree live = live_folder.good() ? read_marked_tree(live_folder.get()) : MarkedTree();
  if (live_folder.good() && !live.has_same_names(live_folder.get())) live = MarkedTree();
  MarkedTree older = take_mark(folder, state.get());
  Descriptor tree = open_tree(folder, state.get());
  const bool is_ours_alone = older.has_same_names(tree.get());
  if (!is_ours_alone) older.files.clear();
  return OutputTree(std::make_unique<State>(State{folder,
                                                  std::move(parent),
                                                  std::move(state),
                                                  std::move(lock),
                                                  std::move(live_folder),
                                                  std::move(live),
                                                  std::move(older),
                                                  is_ours_alone,
                                                  folder.state() / previous_name,
                                                  TreeWriter(std::move(tree), folder.shown.string()),
                                                  {}}));
}

OutputFile OutputTree::write(std::string_view path, std::string_view bytes) const {
  assert(state_);
  if (is_manifest_path(path)) throw Error(fmt::format("cannot write '{}': the name is the manifest's", path));
  OutputFile file{std::string(path), bytes.size(), sha256(bytes)};
  TreeWriter& tree = state_->tree;
  const OutputFile* before = state_->older.find(path);
  if (before && *before == file) {
    const std::optional<struct stat> there = tree.look(path);
    if (there && state_->older.left_alone(file, *there)) return file;
  }
  tree.write(path, bytes);
  return file;
}

const MarkedTree& OutputTree::live() const {
  assert(state_);
  return state_->live;
}

bool OutputTree::keep(const OutputFile& file) {
  assert(state_);
  const auto status_in = [&](int tree) {
    struct stat info {};
    return ::fstatat(tree, file.path.c_str(), &info, AT_SYMLINK_NOFOLLOW) == 0 ? std::optional(info)
                                                                               : std::nullopt;
  };
  const std::optional<struct stat> there = status_in(state_->tree.root());
  const OutputFile* before = state_->older.find(file.path);
  const bool is_same = before && *before == file && there;
  if (!is_same || !state_->older.left_alone(file, *there)) {
    // A link makes the live file's status newer than the older tree's mark; it is the same file then.
    const std::optional<struct stat> shown = status_in(state_->live_folder.get());
    if (!shown || !state_->live.left_alone(file, *shown)) return false;
    const bool is_one = is_same && there->st_ino == shown->st_ino && there->st_dev == shown->st_dev;
    if (!is_one && !state_->tree.link_over(file.path, state_->live_folder.get())) return false;
  }
  state_->kept.push_back(file.path);
  return true;
}

Digest OutputTree::complete(std::vector<OutputFile> files, const BuildFacts& facts) {
  std::sort(files.begin(), files.end());
  const auto same_path = [](const OutputFile& a, const OutputFile& b) { return a.path == b.path; };
  const auto twice = std::adjacent_find(files.begin(), files.end(), same_path);
  if (twice != files.end()) throw Error(fmt::format("two files of the site have the path '{}'", twice->path));

  assert(state_);
  TreeWriter& tree = state_->tree;
  if (state_->is_ours_alone) {
    std::sort(state_->kept.begin(), state_->kept.end());
    find_all(tree, files, state_->kept);
    remove_the_gone(tree, state_->older, files);
  } else {
    remove_the_rest(tree, files);
  }
  const std::vector<ManifestFile> manifest = write_manifest(files, facts);
  for (const OutputFile& part : state_->older.parts) ::unlinkat(tree.root(), part.path.c_str(), 0);
  for (size_t i = 0; i + 1 < manifest.size(); ++i) tree.write(manifest[i].path, manifest[i].bytes);
  // Everything is on the disk before the mark is, and the mark before the trees change places.
  if (::syncfs(tree.root()) != 0) throw_errno("sync", tree.shown(""));
  tree.write_synced(manifest.back().path, manifest.back().bytes);
  exchange_trees(state_->folder, state_->parent.get(), state_->state.get());
  state_.reset();  // its open folder is the live tree now
  return sha256(manifest.back().bytes);
}

const std::filesystem::path& OutputTree::path() const {
  assert(state_);
  return state_->path;
}

OutputTree::OutputTree(std::unique_ptr<State> state) : state_(std::move(state)) {}
OutputTree::OutputTree(OutputTree&&) noexcept = default;
OutputTree::~OutputTree() = default;

}  // namespace gongbao
