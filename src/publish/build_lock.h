#pragma once
#include "publish/descriptor.h"
#include "publish/output_folder.h"

namespace gongbao {

/// Makes the state folder, for its owner alone, and opens it. Error if it cannot be made.
Descriptor open_state_folder(const OutputFolder& folder);

/// Locks the output folder for as long as the descriptor (or a copy in a worker) lives; a dead build's lock
/// is none. Error if another build holds it.
Descriptor lock_output(const OutputFolder& folder, int state);

}  // namespace gongbao
