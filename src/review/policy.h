#pragma once
#include <string>

#include "content/library.h"

namespace gongbao {

/// SHA-256, in hex, over what decides who may publish what: [review], [[reviewer]], [audience], [privacy], the agency tree and
/// themes/ (content model 6). It stands in the manifest; `publish` refuses another one until it is told to accept it, so
/// nobody signs himself in unseen.
std::string policy_digest(const Library& library, const Snapshot& snapshot);

}  // namespace gongbao
