#include "source/worker.h"

#include "base/error.h"

namespace gongbao {
namespace {

constexpr int walk_factor = 24;  // two minutes of processor time by default

std::string_view reason(Loss loss) {
  switch (loss) {
    case Loss::time:
      return "it does not come to an end";
    case Loss::memory:
      return "it needs more memory than a worker may have";
    case Loss::crash:
      return "libgit2 crashed on it";
    case Loss::none:
      break;
  }
  return "";
}

}  // namespace

Outcomes map_repository(size_t count, std::string_view what, WorkLimits limits,
                        const std::function<std::function<std::string(size_t)>()>& make_work) {
  limits.item_time *= walk_factor;
  limits.item_wall *= walk_factor;
  Outcomes outcomes = parallel_map(count, limits, make_work);
  for (size_t i = 0; i < outcomes.size(); ++i)
    if (outcomes[i].loss != Loss::none)
      throw Error(fmt::format("cannot read {}: {}", what, reason(outcomes[i].loss)),
                  "the repository may be damaged: run git fsck --full");
  return outcomes;
}

}  // namespace gongbao
