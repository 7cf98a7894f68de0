#pragma once
#include <filesystem>
#include <string>

#include "publish/descriptor.h"

namespace gongbao {

/// Where the trees of an output folder lie. `parent` has no links in it.
struct OutputFolder {
  std::filesystem::path shown;   ///< as the user wrote it
  std::filesystem::path parent;  ///< holds the live tree and the state folder
  std::string name;              ///< of the live tree
  std::filesystem::path live() const { return parent / name; }
  std::string state_name() const { return "." + name + ".gongbao"; }
  std::filesystem::path state() const { return parent / state_name(); }
};

/// Decides whether `directory` may hold a site (reliability O5, O6): it is replaced as a whole, so it must
/// not be, hold or lie in anything that is not ours to replace. Error that says why not.
OutputFolder find_output_folder(const std::filesystem::path& directory,
                                const std::filesystem::path& repository);

/// Error if `place` (without links) is, holds or lies in something that nothing of ours may be put in: the
/// repository and its sources, the home folder, another site's output.
void check_output_place(const std::filesystem::path& shown, const std::filesystem::path& place,
                        const std::filesystem::path& repository);

/// Error if the live tree holds something that no manifest of ours lists. Only the top folder is looked at:
/// what others put there (.git, .well-known) is what could be lost.
void check_live_tree(const OutputFolder& folder);

}  // namespace gongbao
