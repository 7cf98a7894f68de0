#pragma once
#include <functional>
#include <string>
#include <string_view>

#include "base/parallel.h"

namespace gongbao {

/// parallel_map for reading a repository: `what` ("the history") names it in the Error that a worker's crash
/// or endless read becomes, since then the repository is damaged in a way that libgit2 does not survive. An
/// item may take as long as many of a caller's: it is a whole walk, not a file.
Outcomes map_repository(size_t count, std::string_view what, WorkLimits limits,
                        const std::function<std::function<std::string(size_t)>()>& make_work);

}  // namespace gongbao
