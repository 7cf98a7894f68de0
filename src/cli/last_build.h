#pragma once
#include "cli/arguments.h"
#include "cli/build_state.h"

namespace gongbao {

/// Of the build before into the same folder, as far as this one may believe it.
struct LastBuild {
  enum class Trust {
    none,          ///< no build is known
    other_tree,    ///< the live tree is not the one that it left
    other_moment,  ///< the moment decides otherwise now, or insiders are told of it
    whole
  };
  Trust trust = Trust::none;
  std::optional<BuildState> state;  ///< where the tree is the one it left
  std::optional<PageFacts> pages;   ///< where pages may be kept
};

/// `live`: the mark of the live tree as it is.
LastBuild find_last_build(Cache& cache, const Digest& live, Instant as_of, const Options& options);

}  // namespace gongbao
