#pragma once
#include <filesystem>

#include "cli/release_checks.h"

namespace gongbao {

/// The leak audit over a tree that is to go live, every byte of it: with what the commit `revision` of the
/// repository withholds at `as_of`. What it finds is one refusal that names each place.
std::vector<Refusal> audit_release(const Options& options, const std::filesystem::path& tree,
                                   const Manifest& manifest, const std::string& revision, Instant as_of);

}  // namespace gongbao
