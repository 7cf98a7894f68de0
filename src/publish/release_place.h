#pragma once
#include <cstdint>
#include <filesystem>
#include <optional>
#include <string>
#include <vector>

#include "publish/descriptor.h"

namespace gongbao {

/// What lies in a publish folder. A web server's root is `current`, which reaches one release and nothing
/// else; the ledger and the other releases, which may hold what was withdrawn since, are for their owner
/// alone.
inline constexpr const char* ledger_name = "releases.json";
inline constexpr const char* ledger_next_name = "releases.json.next";  ///< the ledger as it is to be
inline constexpr const char* link_name = "current";                    ///< names the live release
inline constexpr const char* link_next_name = "current.next";
inline constexpr const char* releases_name = "releases";
inline constexpr const char* release_lock_name = "lock";
// In releases/, beside the numbered ones:
inline constexpr const char* staged_name = "next";      ///< being made
inline constexpr const char* removed_name = "removed";  ///< being removed

/// A publish folder, open and locked.
struct ReleasePlace {
  std::filesystem::path shown;  ///< as the user wrote it
  std::filesystem::path path;   ///< without links
  Descriptor root;
  Descriptor releases;
  Descriptor lock;
  std::filesystem::path release(uint64_t number) const {
    return path / releases_name / std::to_string(number);
  }
  std::filesystem::path staged() const { return path / releases_name / staged_name; }
};

/// Opens a publish folder for writing, made where it is missing. Error if it is none and not empty, if it is,
/// holds or lies in the repository or another site's output, or if another publication holds it
/// for longer than three seconds.
ReleasePlace open_release_place(const std::filesystem::path& directory,
                                const std::filesystem::path& repository);

/// Opens one to be looked at: nothing is made. Error if it is none, or if a publication is going on.
ReleasePlace open_release_place_to_read(const std::filesystem::path& directory);

/// Whether a folder holds the ledger of releases, or the beginnings of one.
bool is_release_place(const std::filesystem::path& directory);

/// What `current` names; nothing if it is not there. Error if it is no symbolic link.
std::optional<std::string> live_target(const ReleasePlace& place);
/// What `current` should name for a release to be live.
std::string target_of(uint64_t release);

/// The numbers of the releases that are there, rising.
std::vector<uint64_t> releases_there(const ReleasePlace& place);

}  // namespace gongbao
