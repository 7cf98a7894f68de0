#pragma once
#include <filesystem>
#include <optional>

#include "cli/arguments.h"
#include "cli/build_state.h"

namespace gongbao {

/// Where a build keeps what later ones need: beside the output, where the older tree is, unless another place
/// is named.
std::filesystem::path cache_folder(const Options& options);

/// The output folder's name in the cache.
std::string output_key(const Options& options);

/// A digest of the commit and of all options that decide a build's result; nothing where the commit is not
/// all that is read.
std::optional<Digest> request_of(const Options& options);

/// Where the live tree is what this build would make, it is left as it is, but for the moment in its
/// manifest: the state that it then has. Nothing where a build has to find out.
std::optional<BuildState> leave_as_it_is(const Options& options, const Digest& request, Instant as_of,
                                         Cache& cache);

}  // namespace gongbao
