#pragma once
#include "cli/arguments.h"

namespace gongbao {

/// The build's only moment: --as-of, else SOURCE_DATE_EPOCH (reproducible-builds.org), else now. Error if that variable holds
/// no number.
Instant moment_of(const Options& options);

/// What the machine's clock says, whatever the options: nothing goes live ahead of it.
Instant time_of_day();

}  // namespace gongbao
