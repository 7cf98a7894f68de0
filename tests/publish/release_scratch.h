#pragma once
#include <fcntl.h>

#include "publish/release_place.h"
#include "publish/release_stage.h"
#include "publish/release_switch.h"
#include "publish/release_urls.h"
#include "publish/release_verify.h"
#include "publish/scratch.h"

/// A publish folder beside a build, as `gongbao publish` uses them.
namespace gongbao::scratch {

inline std::filesystem::path www(const Folder& folder) { return folder.path() / "www"; }
inline std::filesystem::path current(const Folder& folder) { return www(folder) / "current"; }

inline Manifest manifest_of(const std::filesystem::path& tree) {
  const Descriptor root = open_folder(AT_FDCWD, tree);
  std::optional<Manifest> manifest = read_manifest(root.get());
  if (!manifest) throw Error("no manifest in " + tree.string());
  return std::move(*manifest);
}

inline ReleaseEntry next_entry(const std::vector<ReleaseEntry>& entries, const Manifest& manifest,
                               const Digest& digest) {
  ReleaseEntry entry;
  entry.release = highest_release(entries) + 1;
  entry.at = "2024-01-01T00:00:00Z";
  entry.commit = manifest.facts.commit;
  entry.manifest = digest;
  entry.files = manifest.files.size();
  entry.previous = digest_of_last(entries);
  return entry;
}

/// Puts the finished build live: the same calls in the same order as the command.
inline StagedTree release_build(const Folder& folder, size_t keep = 3) {
  const ReleasePlace place = open_release_place(www(folder), folder.repository());
  std::vector<ReleaseEntry> entries = recover_releases(place);
  const Manifest manifest = manifest_of(folder.live());
  const StagedTree staged =
      stage_release(place, folder.live(), manifest, entries.empty() ? 0 : entries.back().release);
  entries.push_back(next_entry(entries, manifest, staged.manifest));
  switch_release(place, entries);
  remove_old_releases(place, entries, keep);
  return staged;
}

inline StagedTree release(const Folder& folder, const Site& site, size_t keep = 3) {
  publish(folder, site);
  return release_build(folder, keep);
}

inline void go_back(const Folder& folder, uint64_t number) {
  const ReleasePlace place = open_release_place(www(folder), folder.repository());
  std::vector<ReleaseEntry> entries = recover_releases(place);
  const auto is_it = [number](const ReleaseEntry& entry) { return entry.release == number; };
  ReleaseEntry entry = *std::find_if(entries.begin(), entries.end(), is_it);
  entry.is_rollback = true;
  entry.previous = digest_of_last(entries);
  entries.push_back(entry);
  switch_release(place, entries);
}

/// What is wrong with the publish folder, in words; "" if nothing is.
inline std::string wrong_with(const Folder& folder) {
  const ReleaseReport report = verify_releases(www(folder));
  std::string words;
  for (const std::string& fault : report.faults) words += fault + "; ";
  for (const auto& [number, difference] : report.differences)
    words += fmt::format("release {}: {} ({}); ", number, difference.path, static_cast<int>(difference.kind));
  return words;
}

}  // namespace gongbao::scratch
