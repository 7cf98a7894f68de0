#include "base/cache.h"

#include <fcntl.h>
#include <sys/file.h>
#include <sys/mman.h>
#include <sys/stat.h>
#include <unistd.h>
#include <xxhash.h>

#include <algorithm>
#include <cerrno>
#include <cstring>
#include <map>
#include <string>
#include <vector>

#include "base/program_identity.h"

namespace gongbao {
namespace {

constexpr char file_name[] = "cache";
constexpr char part_name[] = "cache.part";
constexpr char lock_name[] = "cache.lock";
constexpr uint64_t magic = 0x31657a6f62676e67;        // bytes of the first version
constexpr uint64_t spare_bytes = uint64_t{16} << 20;  // unused bytes that are not worth a rewrite
constexpr size_t buffer_size = size_t{1} << 20;

uint64_t checksum(std::string_view bytes) { return XXH3_64bits(bytes.data(), bytes.size()); }

struct Header {
  uint64_t begins = magic;
  uint64_t index_offset = 0;
  uint64_t entries = 0;
  uint64_t index_check = 0;
  uint64_t check = 0;  ///< of the four before

  uint64_t right_check() const {
    return checksum({reinterpret_cast<const char*>(this), offsetof(Header, check)});
  }
};

struct Entry {
  Cache::Key key{};
  uint64_t offset = 0;
  uint64_t size = 0;
  uint64_t check = 0;
};
static_assert(sizeof(Entry) == 40 && std::is_trivially_copyable_v<Entry>);

bool key_before(const Entry& entry, const Cache::Key& key) { return entry.key < key; }

class File {
 public:
  File() = default;
  explicit File(int value) : value_(value) {}
  File(File&& other) noexcept : value_(std::exchange(other.value_, -1)) {}
  File& operator=(File&& other) noexcept {
    std::swap(value_, other.value_);
    return *this;
  }
  ~File() {
    if (value_ >= 0) ::close(value_);
  }
  int get() const { return value_; }
  bool good() const { return value_ >= 0; }

 private:
  int value_ = -1;
};

/// What only the user can have written, under no other name.
bool is_own(int file, mode_t kind) {
  struct stat info {};
  return ::fstat(file, &info) == 0 && (info.st_mode & S_IFMT) == kind && info.st_uid == ::geteuid() &&
         (info.st_mode & (S_IWGRP | S_IWOTH)) == 0 && (kind == S_IFDIR || info.st_nlink == 1);
}

bool put_at(int file, uint64_t offset, std::string_view bytes) {
  while (!bytes.empty()) {
    const ssize_t put = ::pwrite(file, bytes.data(), bytes.size(), static_cast<off_t>(offset));
    if (put < 0 && errno == EINTR) continue;
    if (put <= 0) return false;
    bytes.remove_prefix(static_cast<size_t>(put));
    offset += static_cast<uint64_t>(put);
  }
  return true;
}

template <class T>
std::string_view bytes_of(const std::vector<T>& values) {
  return {reinterpret_cast<const char*>(values.data()), values.size() * sizeof(T)};
}

/// A file of the cache in memory.
class Mapping {
 public:
  Mapping() = default;
  Mapping(int file, size_t size) : size_(size) {
    void* address = ::mmap(nullptr, size, PROT_READ, MAP_SHARED, file, 0);
    if (address != MAP_FAILED) address_ = address;
  }
  Mapping(Mapping&& other) noexcept
      : address_(std::exchange(other.address_, nullptr)), size_(std::exchange(other.size_, 0)) {}
  Mapping& operator=(Mapping&& other) noexcept {
    std::swap(address_, other.address_);
    std::swap(size_, other.size_);
    return *this;
  }
  ~Mapping() {
    if (address_) ::munmap(address_, size_);
  }
  std::string_view bytes() const {
    return address_ ? std::string_view(static_cast<const char*>(address_), size_) : std::string_view();
  }

 private:
  void* address_ = nullptr;
  size_t size_ = 0;
};

/// The index of a well-formed file; nothing of any other.
std::vector<Entry> read_index(std::string_view bytes, uint64_t& end) {
  Header header;
  if (bytes.size() < sizeof header) return {};
  std::memcpy(&header, bytes.data(), sizeof header);
  if (header.begins != magic || header.check != header.right_check()) return {};
  if (header.index_offset < sizeof header || header.index_offset > bytes.size() ||
      header.entries > (bytes.size() - header.index_offset) / sizeof(Entry))
    return {};
  const std::string_view index = bytes.substr(header.index_offset, header.entries * sizeof(Entry));
  if (checksum(index) != header.index_check) return {};
  std::vector<Entry> entries(header.entries);
  if (!entries.empty()) std::memcpy(entries.data(), index.data(), index.size());
  for (size_t i = 0; i < entries.size(); ++i) {
    const Entry& one = entries[i];
    if (one.offset > header.index_offset || one.size > header.index_offset - one.offset) return {};
    if (i > 0 && !(entries[i - 1].key < one.key)) return {};
  }
  end = header.index_offset + index.size();
  return entries;
}

}  // namespace

struct Cache::State {
  File folder;
  File lock;  ///< open where this build may write
  File file;
  Mapping mapping;
  std::vector<Entry> entries;  ///< of the file as it was found, by key
  std::vector<bool> used;      ///< beside them: asked for by this build
  std::map<Key, Entry> kept;   ///< put in by this build
  std::string buffer;          ///< not yet written: what comes before `end`
  uint64_t end = sizeof(Header);
  uint64_t most_bytes = 0;
  Digest program;
  bool broken = false;   ///< the disk is full, say: nothing more is kept
  bool unsaved = false;  ///< something was kept since the last save
  bool full = false;     ///< something was not kept for want of room

  void take_file();
  void append(std::string_view bytes);
  void flush();
  std::vector<Entry> living() const;
  bool write_index(int file, uint64_t at, const std::vector<Entry>& index) const;
  uint64_t used_bytes() const;
  bool rewrite(std::vector<Entry> index);
};

void Cache::State::take_file() {
  const int how = lock.good() ? O_RDWR | O_CREAT : O_RDONLY;
  file = File(::openat(folder.get(), file_name, how | O_NOFOLLOW | O_CLOEXEC | O_NONBLOCK, 0600));
  if (!file.good() || !is_own(file.get(), S_IFREG)) {
    file = File();
    if (!lock.good()) return;
    // Another thing of that name is not ours to believe; in our own folder it is ours to replace.
    if (::unlinkat(folder.get(), file_name, 0) != 0) return;
    file = File(::openat(folder.get(), file_name, O_RDWR | O_CREAT | O_EXCL | O_NOFOLLOW | O_CLOEXEC, 0600));
    return;
  }
  struct stat info {};
  if (::fstat(file.get(), &info) != 0 || info.st_size == 0) return;
  mapping = Mapping(file.get(), static_cast<size_t>(info.st_size));
  entries = read_index(mapping.bytes(), end);
  used.resize(entries.size());
}

void Cache::State::append(std::string_view bytes) {
  buffer += bytes;
  end += bytes.size();
  if (buffer.size() >= buffer_size) flush();
}

void Cache::State::flush() {
  if (!broken && !put_at(file.get(), end - buffer.size(), buffer)) broken = true;
  buffer.clear();
}

/// What the next build finds: all that is not replaced.
std::vector<Entry> Cache::State::living() const {
  std::vector<Entry> index;
  auto mine = kept.begin();
  for (const Entry& old : entries) {
    for (; mine != kept.end() && mine->first < old.key; ++mine) index.push_back(mine->second);
    if (mine == kept.end() || mine->first != old.key) index.push_back(old);
  }
  for (; mine != kept.end(); ++mine) index.push_back(mine->second);
  return index;
}

bool Cache::State::write_index(int to, uint64_t at, const std::vector<Entry>& index) const {
  Header header;
  header.index_offset = at;
  header.entries = index.size();
  header.index_check = checksum(bytes_of(index));
  header.check = header.right_check();
  return put_at(to, at, bytes_of(index)) &&
         put_at(to, 0, {reinterpret_cast<const char*>(&header), sizeof header});
}

uint64_t Cache::State::used_bytes() const {
  uint64_t bytes = sizeof(Header);
  for (size_t i = 0; i < entries.size(); ++i)
    if (used[i] && !kept.count(entries[i].key)) bytes += entries[i].size + sizeof(Entry);
  for (const auto& [key, entry] : kept) bytes += entry.size + sizeof(Entry);
  return bytes;
}

/// A new file with what this build used and nothing else. False: the old one stands.
bool Cache::State::rewrite(std::vector<Entry> index) {
  std::erase_if(index, [&](const Entry& one) {
    if (kept.count(one.key)) return false;
    const auto old = std::lower_bound(entries.begin(), entries.end(), one.key, key_before);
    return !used[static_cast<size_t>(old - entries.begin())];
  });
  ::unlinkat(folder.get(), part_name, 0);
  const File part(
      ::openat(folder.get(), part_name, O_RDWR | O_CREAT | O_EXCL | O_NOFOLLOW | O_CLOEXEC, 0600));
  const Mapping all(file.get(), end);
  if (!part.good() || all.bytes().empty()) return false;
  uint64_t at = sizeof(Header);
  for (Entry& one : index) {
    if (!put_at(part.get(), at, all.bytes().substr(one.offset, one.size))) {
      ::unlinkat(folder.get(), part_name, 0);
      return false;
    }
    one.offset = at;
    at += one.size;
  }
  if (write_index(part.get(), at, index) && ::renameat(folder.get(), part_name, folder.get(), file_name) == 0)
    return true;
  ::unlinkat(folder.get(), part_name, 0);
  return false;
}

Cache::Cache() = default;
Cache::Cache(std::unique_ptr<State> state) : state_(std::move(state)) {}
Cache::Cache(Cache&&) noexcept = default;
Cache& Cache::operator=(Cache&&) noexcept = default;
Cache::~Cache() = default;

Cache Cache::open(const std::filesystem::path& folder, uint64_t most_bytes) {
  std::error_code fault;
  std::filesystem::create_directories(folder.parent_path(), fault);
  ::mkdir(folder.c_str(), 0700);
  auto state = std::make_unique<State>();
  state->folder = File(::open(folder.c_str(), O_RDONLY | O_DIRECTORY | O_NOFOLLOW | O_CLOEXEC));
  if (!state->folder.good() || !is_own(state->folder.get(), S_IFDIR)) return {};
  File lock(::openat(state->folder.get(), lock_name, O_RDWR | O_CREAT | O_NOFOLLOW | O_CLOEXEC, 0600));
  if (lock.good() && ::flock(lock.get(), LOCK_EX | LOCK_NB) == 0) state->lock = std::move(lock);
  state->most_bytes = most_bytes;
  state->program = program_identity();
  state->take_file();
  if (!state->file.good()) return {};
  return Cache(std::move(state));
}

Cache Cache::look_into(const std::filesystem::path& folder) {
  auto state = std::make_unique<State>();
  state->folder = File(::open(folder.c_str(), O_RDONLY | O_DIRECTORY | O_NOFOLLOW | O_CLOEXEC));
  if (!state->folder.good() || !is_own(state->folder.get(), S_IFDIR)) return {};
  state->program = program_identity();
  state->take_file();
  return state->file.good() ? Cache(std::move(state)) : Cache();
}

Cache::Key Cache::key(std::string_view what, std::initializer_list<std::string_view> made_from) const {
  Key key{};
  if (!state_) return key;
  std::string all(state_->program.bytes.begin(), state_->program.bytes.end());
  const auto add = [&](std::string_view part) {
    const uint64_t size = part.size();
    all.append(reinterpret_cast<const char*>(&size), sizeof size);
    all += part;
  };
  add(what);
  for (const std::string_view part : made_from) add(part);
  const Digest digest = sha256(all);
  std::copy_n(digest.bytes.begin(), key.size(), key.begin());
  return key;
}

std::optional<std::string_view> Cache::find(const Key& key) {
  if (!state_) return std::nullopt;
  const auto found = std::lower_bound(state_->entries.begin(), state_->entries.end(), key, key_before);
  if (found == state_->entries.end() || found->key != key) return std::nullopt;
  const std::string_view bytes = state_->mapping.bytes().substr(found->offset, found->size);
  if (checksum(bytes) != found->check) return std::nullopt;
  state_->used[static_cast<size_t>(found - state_->entries.begin())] = true;
  return bytes;
}

void Cache::keep(const Key& key, std::string_view bytes) {
  if (!state_ || !state_->lock.good() || state_->broken) return;
  const uint64_t index_size = (state_->entries.size() + state_->kept.size() + 1) * sizeof(Entry);
  if (state_->end + bytes.size() + index_size > state_->most_bytes) {
    state_->full = true;
    return;
  }
  const Entry entry{key, state_->end, bytes.size(), checksum(bytes)};
  state_->append(bytes);
  state_->kept.insert_or_assign(key, entry);
  state_->unsaved = true;
}

void Cache::save(Unused unused) {
  if (!state_ || !state_->lock.good() || !(state_->unsaved || state_->full)) return;
  state_->flush();
  if (state_->broken) return;
  const std::vector<Entry> index = state_->living();
  const uint64_t used = state_->used_bytes();
  const bool is_worth_it =
      state_->end > 2 * used + spare_bytes ||
      (state_->full && state_->end > used && state_->end - used > state_->most_bytes / 4);
  if (unused == Unused::may_go && is_worth_it && state_->rewrite(index))
    state_->broken = true;  // the file that is open here has no name any more
  else if (state_->unsaved && state_->write_index(state_->file.get(), state_->end, index))
    state_->end += index.size() * sizeof(Entry);
  state_->unsaved = state_->full = false;
}

}  // namespace gongbao
