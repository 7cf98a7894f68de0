#include "cli/quick_build.h"

#include "base/record.h"
#include "publish/live_refresh.h"
#include "publish/output_folder.h"
#include "source/snapshot.h"

namespace gongbao {

std::filesystem::path cache_folder(const Options& options) {
  if (!options.cache_dir.empty()) return options.cache_dir;
  return find_output_folder(options.output, options.directory).state() / "cache";
}

std::string output_key(const Options& options) {
  return find_output_folder(options.output, options.directory).live();
}

std::optional<Digest> request_of(const Options& options) {
  if (options.worktree) return std::nullopt;
  RecordWriter record;
  record.text(find_commit({options.directory, options.revision, false}));
  record.text(std::filesystem::absolute(options.directory).string());
  record.number(static_cast<int64_t>(options.audience));
  record.text(options.base_url);
  record.number(options.portable);
  record.number(options.strict);
  return sha256(record.take());
}

std::optional<BuildState> leave_as_it_is(const Options& options, const Digest& request, Instant as_of,
                                         Cache& cache) {
  std::optional<BuildState> state = find_build_state(cache, output_key(options));
  if (!state || state->request != request || !state->holds_at(as_of)) return std::nullopt;
  const std::optional<Digest> mark =
      refresh_live_tree(options.output, options.directory, state->mark, as_of.iso());
  if (!mark) return std::nullopt;
  if (*mark != state->mark) {
    state->mark = *mark;
    keep_build_state(cache, output_key(options), *state);
    cache.save(Cache::Unused::stays);
  }
  return state;
}

}  // namespace gongbao
