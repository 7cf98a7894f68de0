#include "source/git_repository.h"

#include <git2.h>
#include <git2/sys/repository.h>

#include <fstream>

#include "base/error.h"
#include "base/file.h"
#include "base/handle.h"
#include "base/text.h"
#include "source/git_loose_backend.h"
#include "source/tree_cache.h"

namespace gongbao {
namespace {

using RepositoryHandle = Handle<git_repository, git_repository_free>;
using DatabaseHandle = Handle<git_odb, git_odb_free>;
using ObjectHandle = Handle<git_object, git_object_free>;

constexpr size_t tree_cache_size = size_t{32} << 20;  // of each of its two generations
constexpr size_t window_size = size_t{32} << 20;
constexpr size_t mapped_limit = size_t{512} << 20;
constexpr int max_alternate_depth = 5;  // as git has it
constexpr const char* damaged_hint =
    "run git fsck, and restore the object from another copy of the repository";
constexpr size_t max_small_file = size_t{64} << 20;

std::string last_message() {
  const git_error* error = git_error_last();
  return error != nullptr && error->message != nullptr ? error->message : "libgit2 gives no reason";
}

int last_class() {
  const git_error* error = git_error_last();
  return error != nullptr ? error->klass : GIT_ERROR_NONE;
}

void set_search_path(int level, const char* path) { git_libgit2_opts(GIT_OPT_SET_SEARCH_PATH, level, path); }

/// Whether libgit2 checks the SHA-1 of what it reads.
void set_strict(bool strict) { git_libgit2_opts(GIT_OPT_ENABLE_STRICT_HASH_VERIFICATION, strict ? 1 : 0); }

/// Once in a process and those it forks: the settings are libgit2's globals.
void set_up_libgit2() {
  static const bool done = [] {
    git_libgit2_init();
    for (const int level : {GIT_CONFIG_LEVEL_SYSTEM, GIT_CONFIG_LEVEL_GLOBAL, GIT_CONFIG_LEVEL_XDG,
                            GIT_CONFIG_LEVEL_PROGRAMDATA})
      set_search_path(level, "");
    git_libgit2_opts(GIT_OPT_SET_CACHE_OBJECT_LIMIT, GIT_OBJECT_TREE,
                     size_t{0});  // we keep them: tree_cache.h
    // Windows of a gigabyte would not fit into a worker's memory.
    git_libgit2_opts(GIT_OPT_SET_MWINDOW_SIZE, window_size);
    git_libgit2_opts(GIT_OPT_SET_MWINDOW_MAPPED_LIMIT, mapped_limit);
    set_strict(true);
    // Extensions that change nothing for a reader.
    std::array<const char*, 3> extensions{"partialclone", "preciousobjects", "worktreeconfig"};
    git_libgit2_opts(GIT_OPT_SET_EXTENSIONS, extensions.data(), extensions.size());
    return true;
  }();
  static_cast<void>(done);
}

bool is_foreign(int result) {
  // libgit2 1.5 loses its own code where no configuration lists the folder.
  return result == GIT_EOWNER ||
         (result != GIT_OK && last_message().find("safe.directory") != std::string::npos);
}

[[noreturn]] void fail_to_open(const std::filesystem::path& directory, int result) {
  const std::string shown = directory.string();
  const std::string message = last_message();
  if (is_foreign(result))
    throw Error(fmt::format("the repository at {} belongs to another user", shown),
                fmt::format("if you trust it: git config --global --add safe.directory {}", shown));
  if (message.find("objectformat") != std::string::npos)
    throw Error(fmt::format("the repository at {} has SHA-256 object ids, which libgit2 cannot read", shown),
                "use a repository with SHA-1 ids (git init --object-format=sha1)");
  if (!std::filesystem::exists(directory)) throw Error(fmt::format("there is no folder {}", shown));
  if (result == GIT_ENOTFOUND)
    throw Error(fmt::format("there is no git repository at {} or above it", shown),
                "name one with -C, or make one with git init");
  throw Error(fmt::format("cannot open the repository at {}: {}", shown, message));
}

RepositoryHandle open_repository(const std::filesystem::path& directory) {
  git_repository* repository = nullptr;
  int result = git_repository_open_ext(&repository, directory.c_str(), 0, nullptr);
  if (is_foreign(result)) {
    // Whom the user trusts stands in the user's own settings; they are read for this question alone.
    set_search_path(GIT_CONFIG_LEVEL_GLOBAL, nullptr);
    set_search_path(GIT_CONFIG_LEVEL_XDG, nullptr);
    result = git_repository_open_ext(&repository, directory.c_str(), 0, nullptr);
    if (result != GIT_OK) fail_to_open(directory, result);
    set_search_path(GIT_CONFIG_LEVEL_GLOBAL, "");
    set_search_path(GIT_CONFIG_LEVEL_XDG, "");
  }
  if (result != GIT_OK) fail_to_open(directory, result);
  return RepositoryHandle(repository);
}

/// The folder's own objects and those of its alternates.
void add_objects(git_odb* database, const std::filesystem::path& objects, int depth,
                 std::set<std::filesystem::path>& seen) {
  std::error_code fault;
  const std::filesystem::path folder = std::filesystem::canonical(objects, fault);
  if (fault || depth > max_alternate_depth || !seen.insert(folder).second) return;
  git_odb_backend* packs = nullptr;
  if (git_odb_backend_pack(&packs, folder.c_str()) != GIT_OK ||
      git_odb_add_backend(database, packs, 2) != GIT_OK ||
      git_odb_add_backend(database, make_checked_loose_backend(folder), 1) != GIT_OK)
    throw Error(fmt::format("cannot read the objects in {}: {}", folder.string(), last_message()),
                "run git fsck");
  const std::filesystem::path list = folder / "info/alternates";
  if (!std::filesystem::exists(list, fault)) return;
  const std::string text = read_file(list, max_small_file);
  for (const std::string_view line : split(text, '\n'))
    if (!line.empty() && line.front() != '#') add_objects(database, folder / line, depth + 1, seen);
}

std::set<ObjectId> read_shallow_edge(const std::filesystem::path& common) {
  std::set<ObjectId> edge;
  std::error_code fault;
  if (!std::filesystem::exists(common / "shallow", fault)) return edge;
  const std::string text = read_file(common / "shallow", max_small_file);
  for (const std::string_view line : split(text, '\n'))
    if (const auto id = ObjectId::parse(trim(line))) edge.insert(*id);
  return edge;
}

std::string prefix_of(const std::filesystem::path& directory, const char* work_tree) {
  if (work_tree == nullptr) return {};
  std::error_code fault;
  const std::filesystem::path top = std::filesystem::canonical(work_tree, fault);
  const std::filesystem::path here = std::filesystem::canonical(directory, fault);
  const std::string relative = here.lexically_relative(top).generic_string();
  // Outside its own work tree, or in .git itself, a repository is named as a whole.
  const std::string first(split(relative, '/').front());
  return relative == "." || first == ".." || first == ".git" ? std::string() : relative;
}

git_oid to_oid(const ObjectId& id) {
  git_oid oid;
  git_oid_fromraw(&oid, id.bytes.data());
  return oid;
}

void check_size(const ObjectId& id, uint64_t size, uint64_t limit) {
  if (size > limit)
    throw Error(fmt::format("the object {} has {} bytes; at most {} are read", id.hex(), size, limit));
}

git_object_t type_of(ObjectKind kind) {
  if (kind == ObjectKind::blob) return GIT_OBJECT_BLOB;
  return kind == ObjectKind::tree ? GIT_OBJECT_TREE : GIT_OBJECT_COMMIT;
}

}  // namespace

struct GitRepository::State {
  RepositoryHandle repository;
  DatabaseHandle database;
  std::filesystem::path objects;
  TreeCache<ObjectBytes> trees{tree_cache_size};
};

void GitRepository::prepare() { set_up_libgit2(); }

GitRepository::GitRepository(const std::filesystem::path& directory) : state_(std::make_unique<State>()) {
  set_up_libgit2();
  state_->repository = open_repository(directory);
  git_repository* repository = state_->repository.get();
  const std::filesystem::path common = git_repository_commondir(repository);
  git_odb* database = nullptr;
  if (git_odb_new(&database) != GIT_OK) throw Error(last_message());
  state_->database.reset(database);
  state_->objects = common / "objects";
  std::set<std::filesystem::path> seen;
  add_objects(database, state_->objects, 0, seen);
  git_repository_set_odb(repository, database);
  is_bare_ = git_repository_is_bare(repository) == 1;
  prefix_ = prefix_of(directory, git_repository_workdir(repository));
  shallow_edge_ = read_shallow_edge(common);
}

GitRepository::GitRepository(GitRepository&&) noexcept = default;
GitRepository::~GitRepository() = default;

bool GitRepository::is_unborn() const { return git_repository_head_unborn(state_->repository.get()) == 1; }

ObjectId GitRepository::resolve(const std::string& revision) const {
  git_object* named = nullptr;
  int result = git_revparse_single(&named, state_->repository.get(), revision.c_str());
  const ObjectHandle named_handle(named);
  git_object* commit = nullptr;
  if (result == GIT_OK) result = git_object_peel(&commit, named, GIT_OBJECT_COMMIT);
  const ObjectHandle commit_handle(commit);
  if (result == GIT_OK)
    return ObjectId::from_raw(
        {reinterpret_cast<const char*>(git_object_id(commit)->id), sizeof(git_oid::id)});

  const std::string message = last_message();
  if (is_unborn() && (revision == "HEAD" || revision == "@"))
    throw Error("the repository has no commit yet", "commit the content, or use --worktree to read the disk");
  const bool is_unknown = result == GIT_ENOTFOUND || result == GIT_EINVALIDSPEC || result == GIT_EAMBIGUOUS;
  if (named != nullptr && (result == GIT_EPEEL || result == GIT_EINVALIDSPEC))
    throw Error(fmt::format("the revision '{}' is not a commit", revision));
  if (last_class() == GIT_ERROR_ODB || !is_unknown)
    throw Error(fmt::format("cannot read what the revision '{}' names: {}", revision, message),
                missing_hint());
  std::string hint = "git log shows the commits that there are";
  if (is_shallow()) hint = "this is a shallow clone: git fetch --unshallow brings the older commits";
  throw Error(fmt::format("the repository has no revision '{}': {}", revision, message), hint);
}

ObjectBytes GitRepository::read(const ObjectId& id, ObjectKind kind, uint64_t limit) const {
  if (kind == ObjectKind::blob) check_size(id, blob_size(id), limit);
  if (kind != ObjectKind::tree) return load(id, kind, limit);
  if (const ObjectBytes* kept = state_->trees.find(id)) return *kept;
  // libgit2's SHA-1 looks for collisions and is five times slower than OpenSSL's: over the trees of a wide
  // folder's history that is nearly all of the time. What it would check is checked here.
  ObjectBytes tree = load_unchecked(id, kind, limit);
  if (object_id("tree", tree.bytes) != id)
    throw Error(fmt::format("the object {} is damaged: its bytes do not have this SHA-1", id.hex()),
                damaged_hint);
  return *state_->trees.add(id, std::move(tree));
}

ObjectBytes GitRepository::load_unchecked(const ObjectId& id, ObjectKind kind, uint64_t limit) const {
  struct Unchecked {
    Unchecked() { set_strict(false); }
    ~Unchecked() { set_strict(true); }
  };
  const Unchecked while_reading;
  return load(id, kind, limit);
}

ObjectBytes GitRepository::load(const ObjectId& id, ObjectKind kind, uint64_t limit) const {
  const git_oid oid = to_oid(id);
  git_odb* database = state_->database.get();
  git_odb_object* object = nullptr;
  int result = git_odb_read(&object, database, &oid);
  if (result != GIT_OK) {  // a repack may just have moved it
    git_odb_refresh(database);
    result = git_odb_read(&object, database, &oid);
  }
  if (result != GIT_OK) fail(id, result);
  const std::shared_ptr<git_odb_object> owner(object, git_odb_object_free);
  if (git_odb_object_type(object) != type_of(kind))
    throw Error(fmt::format("the object {} is not a {}", id.hex(), git_object_type2string(type_of(kind))),
                damaged_hint);
  const size_t size = git_odb_object_size(object);
  check_size(id, size, limit);
  return {{static_cast<const char*>(git_odb_object_data(object)), size}, owner};
}

uint64_t GitRepository::blob_size(const ObjectId& id) const {
  const git_oid oid = to_oid(id);
  size_t size = 0;
  git_object_t type = GIT_OBJECT_INVALID;
  int result = git_odb_read_header(&size, &type, state_->database.get(), &oid);
  if (result != GIT_OK) {
    git_odb_refresh(state_->database.get());
    result = git_odb_read_header(&size, &type, state_->database.get(), &oid);
  }
  if (result != GIT_OK) fail(id, result);
  if (type != GIT_OBJECT_BLOB)
    throw Error(fmt::format("the object {} is not a blob", id.hex()), damaged_hint);
  return size;
}

void GitRepository::fail(const ObjectId& id, int result) const {
  if (result == GIT_ENOTFOUND) throw Error(fmt::format("the object {} is missing", id.hex()), missing_hint());
  throw Error(fmt::format("cannot read the object {}: {}", id.hex(), last_message()), damaged_hint);
}

std::string GitRepository::missing_hint() const {
  std::error_code fault;
  for (const auto& entry : std::filesystem::directory_iterator(state_->objects / "pack", fault))
    if (entry.path().extension() == ".promisor")
      return "this is a partial clone: make a full one (git clone without --filter)";
  if (std::filesystem::exists(state_->objects / "info/alternates", fault))
    return "the repository borrows objects: see that the folders in objects/info/alternates are there, then "
           "run git fsck";
  return damaged_hint;
}

}  // namespace gongbao
