#pragma once
#include "cli/pipeline.h"

namespace gongbao {

/// A digest of what all pages of a site depend on: configuration, registers, theme, and the options that
/// decide how they are made. (The program itself stands in the cache's keys.)
Digest setting_of(const Plan& plan, const Options& options);

}  // namespace gongbao
