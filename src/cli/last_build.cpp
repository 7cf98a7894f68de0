#include "cli/last_build.h"

#include "cli/quick_build.h"

namespace gongbao {

LastBuild find_last_build(Cache& cache, const Digest& live, Instant as_of, const Options& options) {
  const std::string output = output_key(options);
  LastBuild last;
  std::optional<BuildState> state = find_build_state(cache, output);
  if (!state) return last;
  last.trust = LastBuild::Trust::other_tree;
  if (state->mark != live) return last;  // another program wrote it, or somebody moved things in it
  last.state = std::move(state);
  last.trust = LastBuild::Trust::other_moment;
  // What insiders see tells of every sign-off record, which no fact is about.
  if (!last.state->holds_at(as_of) || options.audience == Audience::internal) return last;
  last.pages = find_page_facts(cache, output);
  if (last.pages && last.pages->files_mark != last.state->files_mark) last.pages.reset();
  last.trust = last.pages ? LastBuild::Trust::whole : LastBuild::Trust::none;
  return last;
}

}  // namespace gongbao
