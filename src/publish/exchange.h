#pragma once
#include "publish/output_folder.h"

namespace gongbao {

/// The tree that a build works on, in the state folder.
inline constexpr const char* previous_name = "previous";

/// Puts the complete tree `previous` in place of the live one, which becomes `previous`, in one step that
/// outlives a loss of power. Where the file system cannot exchange (some network and overlay ones), by three
/// renames: the site is then away for a moment, and recover_exchange mends a build that dies in it.
void exchange_trees(const OutputFolder& folder, int parent, int state);
void exchange_by_renames(const OutputFolder& folder, int parent, int state);

/// Finishes or takes back an exchange by renames that was cut short.
void recover_exchange(const OutputFolder& folder, int parent, int state);

}  // namespace gongbao
