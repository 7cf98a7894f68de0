#pragma once
#include "base/digest.h"

namespace gongbao {

/// Tells this program, with every library that it has loaded, from any other: a digest of their build ids.
/// What one program has found out is nothing to another.
Digest program_identity();

}  // namespace gongbao
