#include "publish/release_switch.h"

#include <fcntl.h>
#include <sys/stat.h>

#include <cstdio>

#include "base/error.h"
#include "base/file.h"
#include "publish/tree_list.h"
#include "publish/tree_writer.h"

namespace gongbao {
namespace {

std::string shown(const ReleasePlace& place, std::string_view name) { return (place.shown / name).string(); }

std::string shown_release(const ReleasePlace& place, std::string_view name) {
  return (place.shown / releases_name / name).string();
}

/// A file of the top folder; nothing if it is not there.
std::optional<std::string> bytes_of(const ReleasePlace& place, const char* name) {
  struct stat info {};
  if (::fstatat(place.root.get(), name, &info, AT_SYMLINK_NOFOLLOW) != 0) {
    if (errno == ENOENT) return std::nullopt;
    throw_errno("read", shown(place, name));
  }
  return read_file(place.path / name);
}

/// For its owner alone, and on the disk.
void write_private(const ReleasePlace& place, const char* name, std::string_view bytes) {
  const std::string path = shown(place, name);
  Descriptor file(
      ::openat(place.root.get(), name, O_WRONLY | O_CREAT | O_TRUNC | O_NOFOLLOW | O_CLOEXEC, 0600));
  if (!file.good() || ::fchmod(file.get(), 0600) != 0) throw_errno("write", path);
  while (!bytes.empty()) {
    const ssize_t put = ::write(file.get(), bytes.data(), bytes.size());
    if (put < 0 && errno == EINTR) continue;
    if (put < 0) throw_errno("write", path);
    bytes.remove_prefix(static_cast<size_t>(put));
  }
  if (::fsync(file.get()) != 0) throw_errno("write", path);
  if (::close(file.release()) != 0 && errno != EINTR) throw_errno("write", path);
}

void move(int folder, const std::string& from, const std::string& to, const std::string& shown_as) {
  if (::renameat(folder, from.c_str(), folder, to.c_str()) != 0) throw_errno("put in place", shown_as);
}

void finish_ledger(const ReleasePlace& place) {
  move(place.root.get(), ledger_next_name, ledger_name, shown(place, ledger_name));
  sync_folder(place.root.get(), place.shown.string());
}

/// The live release is open to the server, the others to their owner alone.
void set_mode(const ReleasePlace& place, uint64_t release, mode_t mode) {
  const std::string name = std::to_string(release);
  const Descriptor tree = open_folder(place.releases.get(), name);
  if (!tree.good() || ::fchmod(tree.get(), mode) != 0) throw_errno("open", shown_release(place, name));
  sync_folder(tree.get(), shown_release(place, name));
}

void close_others(const ReleasePlace& place, uint64_t live) {
  for (const uint64_t release : releases_there(place))
    if (release != live) set_mode(place, release, 0700);
}

bool extends(const std::vector<ReleaseEntry>& longer, const std::vector<ReleaseEntry>& entries) {
  return longer.size() == entries.size() + 1 && std::equal(entries.begin(), entries.end(), longer.begin());
}

/// Why ledger and link do not belong together, or "".
std::string fault_of(const ReleasePlace& place, const std::vector<ReleaseEntry>& entries,
                     const std::optional<std::string>& target) {
  if (entries.empty() && !target) {
    const std::vector<uint64_t> there = releases_there(place);
    // One that was about to be the first is a leftover; with more, a ledger is gone.
    if (there.empty() || there == std::vector<uint64_t>{1}) return {};
  }
  if (entries.empty()) return fmt::format("there are releases, but no {}", ledger_name);
  const std::string wanted = target_of(entries.back().release);
  if (!target) return fmt::format("'{}' is not there; by the ledger it names {}", link_name, wanted);
  if (*target != wanted)
    return fmt::format("'{}' names {}, but by the ledger {} is live", link_name, *target, wanted);
  return {};
}

}  // namespace

ReleaseState read_release_state(const ReleasePlace& place) {
  ReleaseState state;
  const std::optional<std::string> target = live_target(place);
  if (const auto bytes = bytes_of(place, ledger_name)) {
    LedgerReading reading = read_ledger(*bytes);
    state.entries = std::move(reading.entries);
    if (!reading.fault.empty()) {
      state.fault = fmt::format("{}: {}", ledger_name, reading.fault);
      return state;
    }
  }
  if (const auto bytes = bytes_of(place, ledger_next_name)) {
    LedgerReading next = read_ledger(*bytes);
    // One that was cut short was not followed by a switch.
    if (next.fault.empty() && extends(next.entries, state.entries) && target &&
        *target == target_of(next.entries.back().release)) {
      state.entries = std::move(next.entries);
      state.is_unfinished = true;
    }
  }
  state.fault = fault_of(place, state.entries, target);
  return state;
}

std::vector<std::string> leftovers(const ReleasePlace& place, const std::vector<ReleaseEntry>& entries) {
  std::vector<std::string> found;
  const std::string not_live_yet = std::to_string(highest_release(entries) + 1);
  for (const std::string& name : names_in(place.releases.get(), (place.shown / releases_name).string()))
    if (name == staged_name || name == removed_name || name == not_live_yet) found.push_back(name);
  return found;
}

std::vector<ReleaseEntry> recover_releases(const ReleasePlace& place) {
  ReleaseState state = read_release_state(place);
  if (!state.fault.empty())
    throw Error(fmt::format("cannot publish to {}: {}", place.shown.string(), state.fault),
                "somebody changed it by hand, or a disk lost it; gongbao verify says more");
  if (state.is_unfinished) finish_ledger(place);
  if (::unlinkat(place.root.get(), ledger_next_name, 0) != 0 && errno != ENOENT)
    throw_errno("remove", shown(place, ledger_next_name));
  for (const std::string& name : leftovers(place, state.entries))
    remove_entry(place.releases.get(), name, shown_release(place, name));
  if (!state.entries.empty()) {
    set_mode(place, state.entries.back().release, 0755);
    close_others(place, state.entries.back().release);
  }
  return std::move(state.entries);
}

void switch_release(const ReleasePlace& place, const std::vector<ReleaseEntry>& entries) {
  const ReleaseEntry& entry = entries.back();
  const int root = place.root.get();
  if (!entry.is_rollback) {
    const std::string number = std::to_string(entry.release);
    move(place.releases.get(), staged_name, number, shown_release(place, number));
    sync_folder(place.releases.get(), shown(place, releases_name));
  }
  set_mode(place, entry.release, 0755);
  write_private(place, ledger_next_name, write_ledger(entries));
  if (::unlinkat(root, link_next_name, 0) != 0 && errno != ENOENT)
    throw_errno("remove", shown(place, link_next_name));
  if (::symlinkat(target_of(entry.release).c_str(), root, link_next_name) != 0)
    throw_errno("make", shown(place, link_next_name));
  sync_folder(root, place.shown.string());
  move(root, link_next_name, link_name, shown(place, link_name));
  sync_folder(root, place.shown.string());
  finish_ledger(place);
  close_others(place, entry.release);
}

std::vector<uint64_t> remove_old_releases(const ReleasePlace& place, const std::vector<ReleaseEntry>& entries,
                                          size_t keep) {
  const std::vector<uint64_t> there = releases_there(place);
  const uint64_t live = entries.back().release;
  const uint64_t before = entries.size() < 2 ? live : entries[entries.size() - 2].release;
  std::vector<uint64_t> removed;
  for (const uint64_t release : there) {
    if (there.size() - removed.size() <= keep) break;
    if (release == live || release == before) continue;
    const std::string number = std::to_string(release);
    // Under another name first: what has a number is whole.
    move(place.releases.get(), number, removed_name, shown_release(place, number));
    remove_entry(place.releases.get(), removed_name, shown_release(place, number));
    removed.push_back(release);
  }
  return removed;
}

}  // namespace gongbao
